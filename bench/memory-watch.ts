import { readdirSync, readFileSync } from 'node:fs';

/** Samples the resident memory of a process and its children; Linux only, zero elsewhere. */
export class MemoryWatch implements Disposable {
  private readonly pid: number;
  private readonly timer: NodeJS.Timeout;
  private serviceBytes = 0;
  private familyBytes = 0;
  private childBytes = 0;

  constructor(pid: number, everyMs = 250) {
    this.pid = pid;
    this.timer = setInterval(() => this.sample(), everyMs);
  }

  peak(): { readonly serviceMb: number; readonly withChildrenMb: number } {
    this.sample();
    return { serviceMb: Math.round(this.serviceBytes / 1e6), withChildrenMb: Math.round(this.familyBytes / 1e6) };
  }

  /** The most that any one child held. */
  peakChildMb(): number {
    this.sample();
    return Math.round(this.childBytes / 1e6);
  }

  [Symbol.dispose](): void {
    clearInterval(this.timer);
  }

  private sample(): void {
    const own = residentBytes(this.pid);
    this.serviceBytes = Math.max(this.serviceBytes, own);
    const children = childrenOf(this.pid).map(residentBytes);
    this.familyBytes = Math.max(this.familyBytes, own + children.reduce((sum, bytes) => sum + bytes, 0));
    this.childBytes = Math.max(this.childBytes, ...children);
  }
}

function residentBytes(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Gone between two looks, or not Linux.
    return '';
  }
}
