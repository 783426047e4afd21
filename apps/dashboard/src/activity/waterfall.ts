export type Bar = { readonly name: string; readonly startMs: number; readonly ms: number };

/** The order stages run in; a stored trace does not keep the order it was written in. Stages not named here come last. */
const order = ['embed', 'keyword', 'vector', 'fuse', 'fetch', 'gate', 'evidence', 'compose', 'verify'];
export const stageRank = (name: string): number => {
  if (name === 'total') return order.length + 1;
  return order.includes(name) ? order.indexOf(name) : order.length;
};

/**
 * When each stage ran. The keyword leg starts with the question, the vector leg once the question is embedded;
 * everything after waits for both and follows one after the other. `total` is the length of the whole, not a stage.
 */
export function waterfall(timings: Readonly<Record<string, number>>): { readonly bars: Bar[]; readonly totalMs: number } {
  const { total = 0, embed = 0, ...stages } = timings;
  const legStarts: Record<string, number> = { keyword: 0, vector: embed };
  const bars: Bar[] = 'embed' in timings ? [{ name: 'embed', startMs: 0, ms: embed }] : [];
  const endMs = (): number => bars.reduce((latest, bar) => Math.max(latest, bar.startMs + bar.ms), 0);
  const inOrder = Object.entries(stages).toSorted(([a], [b]) => stageRank(a) - stageRank(b));
  for (const [name, ms] of inOrder) bars.push({ name, startMs: legStarts[name] ?? endMs(), ms });
  return { bars, totalMs: Math.max(total, endMs(), 1) };
}
