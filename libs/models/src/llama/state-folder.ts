import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statfsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** Numbers by which Linux names file systems that live in memory: tmpfs and ramfs. */
const inMemory: ReadonlySet<number> = new Set([0x01_02_19_94, 0x85_84_58_f6]);
const prefix = 'aquifer-states-';
/** A folder that a process of another container made, and has not touched for so long, is nobody's. */
const foreignMs = 60 * 60_000;

/** Why there is no folder, in words for the operator. */
export interface NoFolder {
  readonly why: string;
}

/**
 * A folder of this process alone (0700) on a file system that lives in memory: what people read never lies on a disk. It goes when it is
 * closed; where a process was killed, the next one takes its folder away.
 */
export class StateFolder implements Disposable {
  readonly path: string;
  private readonly parent: string;

  private constructor(parent: string, path: string) {
    this.parent = parent;
    this.path = path;
  }

  static open(parent = '/dev/shm'): StateFolder | NoFolder {
    try {
      if (!inMemory.has(statfsSync(parent).type)) return { why: `${parent} is no file system in memory` };
      removeOrphans(parent);
      const path = mkdtempSync(join(parent, `${prefix}${myMark()}-`));
      chmodSync(path, 0o700);
      return new StateFolder(parent, path);
    } catch (error) {
      return { why: `${parent} cannot be used: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  /** What the file system has room for now. */
  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.parent);
    return bavail * bsize;
  }

  /** Says that its process lives, to those that cannot see it. */
  touch(now: Date): void {
    utimesSync(this.path, now, now);
    removeOrphans(this.parent);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Names a process for good: where its number counts, its number, and when it began, as numbers come again. */
function myMark(): string {
  return `${processesSeen()}-${process.pid}-${beganAt(process.pid) ?? ''}`;
}

function removeOrphans(parent: string): void {
  for (const name of readdirSync(parent).filter((each) => each.startsWith(prefix))) {
    const path = join(parent, name);
    const { uid, mtimeMs } = lstatSync(path, { throwIfNoEntry: false }) ?? {};
    if (uid !== process.getuid?.() || mtimeMs === undefined) continue;
    const [seen, pid, began] = name.slice(prefix.length).split('-');
    const isDead = seen === processesSeen() ? beganAt(Number(pid)) !== began : Date.now() - mtimeMs > foreignMs;
    if (isDead) rmSync(path, { recursive: true, force: true });
  }
}

/** Which processes this one can see: a folder may be shared with containers whose processes it cannot. */
const processesSeen = (): string => /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '';

/** In ticks since the machine started; null where no such process runs. */
function beganAt(pid: number): string | null {
  try {
    // The name before it may hold blanks and brackets of its own.
    const [, after = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return after.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
