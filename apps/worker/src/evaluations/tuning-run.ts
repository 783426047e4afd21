import { Fault, type FoundChunk, type LegReport } from '#core';
import { scorePassages, tune, type TriedQuestion } from '#quality';
import type { ClaimedRun } from '#store';
import { type Json, type MeasuredRun, type Measuring, scopeOf } from './measured-run.ts';

/** Passages looked at: ten documents, also where several passages are of one. */
const limit = 50;

/** Ranks each question under every setting that is wanted, the first of which is served now. */
export function tuningOf(run: ClaimedRun, { trialOf, retriever, search }: Measuring): MeasuredRun {
  const { wanted } = run;
  if (!wanted) throw new Fault('internal', `the tuning ${run.id} says no settings to try`);
  const scope = scopeOf(run);
  const deepest = Math.max(...wanted.map(({ candidates }) => candidates ?? retriever.settings.candidatesPerLeg));
  return {
    measure: async (question, signal) => {
      const trial = trialOf({ query: question.question, scope, limit }, deepest);
      const rankings: (readonly string[])[] = [];
      for (const ranking of wanted) {
        const { chunkIds, legs } = await trial(ranking, signal);
        refuseWithout(legs);
        rankings.push(chunkIds);
      }
      const chunks = new Map((await search.chunks([...new Set(rankings.flat())], scope)).map((chunk) => [chunk.chunkId, chunk]));
      const scored = rankings.map((chunkIds) => scorePassages(question, inOrder(chunkIds, chunks)));
      const about = question.expected.length > 0 ? question.expected : [question.quote ?? question.id];
      return { scores: scored.map(({ ndcg10 }) => ndcg10), rank: scored[0]?.rank ?? null, about };
    },
    figures: (results) => ({ ...tune(wanted, results.map(asTried)) }),
  };
}

function inOrder(chunkIds: readonly string[], chunks: ReadonlyMap<string, FoundChunk>): FoundChunk[] {
  return chunkIds.flatMap((chunkId) => chunks.get(chunkId) ?? []);
}

/** A leg that failed would be measured as one that finds nothing. */
function refuseWithout(legs: readonly LegReport[]): void {
  const broken = legs.find(({ status }) => status === 'failed' || status === 'late');
  if (broken) throw new Fault('timed_out', broken.note ?? `the ${broken.leg} leg gave nothing`);
}

/** As `measure` kept it. */
function asTried(result: Json): TriedQuestion {
  return result as Json & TriedQuestion;
}
