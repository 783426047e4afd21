/** Something that answers questions; every answer is the milliseconds of its stages, `total` among them. */
export interface Asked {
  readonly name: string;
  ask(question: string): Promise<Readonly<Record<string, number>>>;
}

export interface Percentiles {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** By name, then by stage. */
export type LatencyTable = Readonly<Record<string, Readonly<Record<string, Percentiles>>>>;

/** Every question goes to all of them, one after the other; who comes first moves on, so that noise hits all alike. */
export async function askInTurn(all: readonly Asked[], questions: readonly string[]): Promise<LatencyTable> {
  const times = new Map(all.map(({ name }) => [name, new Map<string, number[]>()]));
  for (const [turn, question] of questions.entries())
    for (let place = 0; place < all.length; place += 1) {
      const asked = all[(turn + place) % all.length];
      if (asked) note(times.get(asked.name), await asked.ask(question));
    }
  return Object.fromEntries([...times].map(([name, stages]) => [name, mapped(stages)]));
}

function note(stages: Map<string, number[]> | undefined, timings: Readonly<Record<string, number>>): void {
  for (const [stage, ms] of Object.entries(timings)) stages?.set(stage, [...(stages.get(stage) ?? []), ms]);
}

function mapped(stages: ReadonlyMap<string, readonly number[]>): Record<string, Percentiles> {
  return Object.fromEntries([...stages].map(([stage, times]) => [stage, percentiles(times)]));
}

function percentiles(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN) * 10) / 10;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
