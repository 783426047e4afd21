import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { Fault } from '#core';

interface Holder {
  readonly pid: number;
  /** When the process began, in clock ticks after boot: a pid alone is reused, in a container after every restart. Null off Linux. */
  readonly began: string | null;
}

/** Keeps a second process off an embedded data directory. A lock whose holder is gone (kill -9) is taken over. */
export async function lockDataDirectory(dir: string): Promise<AsyncDisposable> {
  const path = `${dir}.lock`;
  const mine: Holder = { pid: process.pid, began: await startOf(process.pid) };
  while (!(await place(path, mine))) {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) continue;
    const holder = parse(text);
    if (holder && (await isAlive(holder))) {
      throw new Fault(
        'store_unavailable',
        `The data directory ${dir} is in use by process ${holder.pid}. Stop that process or set AQUIFER_DATA to another folder.`,
      );
    }
    await removeStale(path, text);
  }
  return { [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}

/** A link appears whole or not at all, and never over another. */
async function place(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(holder));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves the lock aside first: if someone renewed it meanwhile, it is put back. */
async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readFile(aside, 'utf8').catch(() => null);
  if (moved !== null && moved !== stale) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return holder.began === null || holder.began === (await startOf(holder.pid));
}

async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The command may hold spaces and brackets: fields are counted from its last bracket. Field 22 is the start.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function parse(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null;
    return { pid: value.pid, began: 'began' in value && typeof value.began === 'string' ? value.began : null };
  } catch {
    return null;
  }
}
