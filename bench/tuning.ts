// What tuning a collection brings, and how far questions made by rule lead to the same weight as people's: on data sets of
// ../shared/eval/retrieval, each in a product of its own. The peer is what is served untuned, with weights measured out of the texts.
// Flags: --sets product-docs,stackfaq --questions 120 (at most so many of each, spread) --synthetic 60 --vectors DIR (keeps passages' vectors).
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mean, syntheticQuestions, type TriedQuestion, tune } from '#quality';
import { root } from '../test/service.ts';
import { writeResult } from './result.ts';
import { type AskedQuestion, type TunedSet, tunedSet } from './tuning/tuned-set.ts';

const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: 'product-docs,stackfaq' },
    questions: { type: 'string', default: '120' },
    synthetic: { type: 'string', default: '60' },
    vectors: { type: 'string' },
  },
});
const folder = join(root, '../shared/eval/retrieval');
const passagesPerQuestion = 10;

const reports = [];
for (const name of values.sets.split(',')) {
  if (!existsSync(join(folder, name))) throw new Error(`there is no evaluation set ${join(folder, name)}`);
  await using set = await tunedSet(join(folder, name), values.vectors ?? null);
  const report = { set: name, ...(await tuneSet(set)) };
  console.error(JSON.stringify(report, null, 2));
  reports.push(report);
}
const worst = reports.toSorted((a, b) => a.tuned / a.served - b.tuned / b.served)[0];
if (!worst) throw new Error('no set was measured');
writeResult({
  name: 'tuning',
  ratio: rounded(worst.tuned / worst.served),
  measure: `nDCG@10 on questions that the settings were not chosen by, over that served untuned, on ${worst.set}, where it brings least`,
  ours: { set: worst.set, ndcg10: worst.tuned },
  peer: { set: worst.set, ndcg10: worst.served },
  loadAverage: loadavg(),
  sets: reports,
});

async function tuneSet(set: TunedSet) {
  const real = await set.attempt(spread(set.questions, Number(values.questions)));
  const count = Number(values.synthetic);
  const made = syntheticQuestions(await set.passages(count * passagesPerQuestion), count);
  const asked = made.map(({ question, expected }): AskedQuestion => ({ text: question, judged: new Map(expected.map((id) => [id, 1])) }));
  const synthetic = await set.attempt(asked);
  const [byReal, bySynthetic] = [tune(set.grid, real), tune(set.grid, synthetic)];
  return {
    questions: real.length,
    served: rounded(byReal.served.ndcg10),
    tuned: rounded(byReal.crossValidated?.ndcg10 ?? byReal.served.ndcg10),
    interval: byReal.crossValidated?.interval.map(rounded),
    verdict: byReal.verdict,
    chosen: byReal.chosen.setting,
    synthetic: {
      questions: synthetic.length,
      verdict: bySynthetic.verdict,
      chosen: bySynthetic.chosen.setting,
      /** Of people's questions, under what those made by rule would choose. */
      ndcg10: rounded(byReal.tried[set.grid.indexOf(bySynthetic.chosen.setting)]?.ndcg10 ?? 0),
    },
    weights: { real: bestWeight(set, real), synthetic: bestWeight(set, synthetic) },
    curve: curveOf(set, real, synthetic),
  };
}

function curveOf(set: TunedSet, real: readonly TriedQuestion[], synthetic: readonly TriedQuestion[]) {
  return onCurve(set).map(({ weight, index }) => ({ weight, real: scoreAt(real, index), synthetic: scoreAt(synthetic, index) }));
}

/** The weight with the highest mean, whatever chance has in it; null where that is as measured. */
function bestWeight(set: TunedSet, tried: readonly TriedQuestion[]): number | null {
  return onCurve(set).toSorted((a, b) => scoreAt(tried, b.index) - scoreAt(tried, a.index))[0]?.weight ?? null;
}

/** Settings of the grid that differ by the weight alone. */
function onCurve({ grid }: TunedSet): { readonly weight: number | null; readonly index: number }[] {
  return grid.flatMap(({ vectorWeight, rerankShare, rerankDepth, candidates }, index) =>
    rerankShare === null && rerankDepth === null && candidates === null ? [{ weight: vectorWeight, index }] : [],
  );
}

function scoreAt(tried: readonly TriedQuestion[], index: number): number {
  return rounded(mean(tried.map(({ scores }) => scores[index] ?? 0)));
}

function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return Array.from({ length: Math.min(count, items.length) }, (_, index) => items[Math.floor(index * step)] as Item);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
