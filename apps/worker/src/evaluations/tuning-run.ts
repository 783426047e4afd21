import { Fault } from '#core';
import { scorePassages, tune, type TriedQuestion } from '#quality';
import type { Runtime } from '#runtime';
import type { ClaimedRun } from '#store';
import { type Json, type MeasuredRun, scopeOf } from './measured-run.ts';

/** Passages asked for: ten documents, also where several passages are of one. */
const limit = 50;

/** Ranks each question under every setting that is wanted, the first of which is served now. */
export function tuningOf(run: ClaimedRun, { trialOf, retriever }: Runtime): MeasuredRun {
  const { wanted } = run;
  if (!wanted) throw new Fault('internal', `the tuning ${run.id} says no settings to try`);
  const deepest = Math.max(...wanted.map(({ candidates }) => candidates ?? retriever.settings.candidatesPerLeg));
  return {
    measure: async (question, signal) => {
      const trial = trialOf({ query: question.question, scope: scopeOf(run), limit }, deepest);
      const scores: number[] = [];
      let rank: number | null = null;
      for (const [index, ranking] of wanted.entries()) {
        const { passages, legs } = await trial(ranking, signal);
        refuseWithout(legs);
        const scored = scorePassages(question, passages);
        scores.push(scored.ndcg10);
        if (index === 0) ({ rank } = scored);
      }
      return { scores, rank, about: question.expected.length > 0 ? question.expected : [question.quote ?? question.id] };
    },
    figures: (results) => ({ ...tune(wanted, results.map(asTried)) }),
  };
}

/** A leg that failed would be measured as one that finds nothing. */
function refuseWithout(legs: readonly { readonly leg: string; readonly status: string; readonly note: string | null }[]): void {
  const broken = legs.find(({ status }) => status === 'failed' || status === 'late');
  if (broken) throw new Fault('timed_out', broken.note ?? `the ${broken.leg} leg gave nothing`);
}

/** As `measure` kept it. */
function asTried(result: Json): TriedQuestion {
  return result as Json & TriedQuestion;
}
