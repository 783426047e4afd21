// Ends the child when its parent is gone, even while a parser keeps the child's own event loop busy for ever.
import { workerData } from 'node:worker_threads';

const parent = Number(workerData);

setInterval(() => {
  if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, 'SIGKILL');
}, 1000);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
