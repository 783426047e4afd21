import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Milliseconds, all of them counted up since some beginning. */
export interface CoreTimes {
  /** Of all cores together. */
  readonly busy: number;
  readonly idle: number;
  /** Of processor time that this process had. */
  readonly own: number;
  /** That threads of this process stood ready and had no core; null where the system does not say (other than Linux). */
  readonly waited: number | null;
}

/** Rounded down but for this: a core that is idle but for the odd moment is one. */
const nearlyWhole = 0.3;
/** Cores' worth of waiting from which threads of this process are more than there are cores for. */
const crowded = 0.3;

/** How many cores other work, of this process too, leaves to a job that runs beside it. */
export class SpareCores {
  private readonly cores: number;
  private readonly read: () => CoreTimes;
  private last: CoreTimes | null = null;

  constructor(cores = cpus().length, read: () => CoreTimes = coreTimes) {
    this.cores = cores;
    this.read = read;
  }

  /** For a job that ran on so many threads since the last look: at least 1. Null at the first look, and where no time went by. */
  leftTo(threads: number): number | null {
    const { last, cores } = this;
    const now = this.read();
    this.last = now;
    if (!last) return null;
    const busy = now.busy - last.busy;
    const elapsed = (busy + now.idle - last.idle) / cores;
    if (elapsed <= 0) return null;
    // What this process did beyond the job's threads is other work as well: embedding, parsing, serving.
    const job = Math.min(threads, (now.own - last.own) / elapsed);
    const left = Math.floor(cores - Math.max(0, busy / elapsed - job) + nearlyWhole);
    const waited = now.waited === null || last.waited === null ? 0 : (now.waited - last.waited) / elapsed;
    // A job on every core is not told from other work of its own process by processor time: one of them waits, and that shows.
    const isCrowded = left >= threads && waited >= crowded;
    return Math.max(1, isCrowded ? threads - 1 : left);
  }

  /** The next look is a first one: what went by since the last says nothing of now. */
  forget(): void {
    this.last = null;
  }
}

function coreTimes(): CoreTimes {
  const all = cpus().map(({ times }) => times);
  const { user, system } = process.cpuUsage();
  return {
    busy: sum(all.map((times) => times.user + times.nice + times.sys + times.irq)),
    idle: sum(all.map((times) => times.idle)),
    own: (user + system) / 1000,
    waited: waitedMs(),
  };
}

/** Of every thread, the second figure of its `schedstat`, in nanoseconds: https://docs.kernel.org/scheduler/sched-stats.html. */
function waitedMs(): number | null {
  try {
    const threads = readdirSync('/proc/self/task').map((id) => readFileSync(`/proc/self/task/${id}/schedstat`, 'utf8'));
    return sum(threads.map((line) => Number(line.split(' ')[1]))) / 1e6;
  } catch {
    // Another system, or a thread that ended while they were read.
    return null;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
