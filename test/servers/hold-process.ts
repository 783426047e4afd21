import { execFileSync } from 'node:child_process';

/** Stops a process and all below it where they stand: connections stay open and nothing answers. */
export const hold = (pid: number): void => signalAll(pid, 'SIGSTOP');
export const letGo = (pid: number): void => signalAll(pid, 'SIGCONT');

/** The children last where they are stopped, and first where they go on, so that none is begun or ended meanwhile. */
function signalAll(pid: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  const isStop = signal === 'SIGSTOP';
  if (isStop) process.kill(pid, signal);
  for (const child of childrenOf(pid)) signalAll(child, signal);
  if (!isStop) process.kill(pid, signal);
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
      .map(Number);
  } catch {
    // pgrep ends with 1 where there are none.
    return [];
  }
}
