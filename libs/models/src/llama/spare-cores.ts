import { cpus } from 'node:os';

/** Milliseconds since the machine started, of all cores together. */
export interface CoreTimes {
  readonly busy: number;
  readonly idle: number;
  readonly cores: number;
}

/** Milliseconds of processor time of this process. */
type OwnTime = () => number;

/** Rounded down but for this: a core that is idle but for the odd moment is one. */
const nearlyWhole = 0.3;

/** How many cores other work, of this process too, leaves to a job that runs beside it. */
export class SpareCores {
  private readonly times: () => CoreTimes;
  private readonly ownTime: OwnTime;
  private last: { readonly times: CoreTimes; readonly own: number } | null = null;

  constructor(times: () => CoreTimes = coreTimes, ownTime: OwnTime = processTime) {
    this.times = times;
    this.ownTime = ownTime;
  }

  /** For a job that ran on so many threads since the last look: at least 1. Null at the first look, and where no time went by. */
  leftTo(threads: number): number | null {
    const { last } = this;
    const now = { times: this.times(), own: this.ownTime() };
    this.last = now;
    if (!last) return null;
    const busy = now.times.busy - last.times.busy;
    const elapsed = (busy + now.times.idle - last.times.idle) / now.times.cores;
    if (elapsed <= 0) return null;
    // What this process did beyond the job's threads is other work as well: embedding, parsing, serving.
    const job = Math.min(threads, (now.own - last.own) / elapsed);
    const others = Math.max(0, busy / elapsed - job);
    return Math.max(1, Math.floor(now.times.cores - others + nearlyWhole));
  }

  /** The next look is a first one: what went by since the last says nothing of now. */
  forget(): void {
    this.last = null;
  }
}

function coreTimes(): CoreTimes {
  const all = cpus();
  const sum = (of: (times: ReturnType<typeof cpus>[number]['times']) => number): number =>
    all.reduce((total, { times }) => total + of(times), 0);
  return { busy: sum(({ user, nice, sys, irq }) => user + nice + sys + irq), idle: sum(({ idle }) => idle), cores: all.length };
}

function processTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
