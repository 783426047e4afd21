import type * as contract from '#contract';
import type { RankingSettings } from '#core';
import type { Tuned } from '#quality';
import type { EvaluationRun } from '#store';
import { tidy, time, timeOrNull } from '../present-values.ts';

type Proposal = NonNullable<contract.Tuning['proposal']>;

export function toTuning(run: EvaluationRun): contract.Tuning {
  const { id, collection, note, status, reason, synthetic, questions, done, asker, configurationId, appliedConfigurationId } = run;
  const proposal = proposalOf(run);
  return {
    id,
    collection,
    note,
    status,
    reason,
    synthetic,
    questions,
    done,
    configurationId,
    appliedConfigurationId,
    searchedAs: { role: asker.role, groups: [...asker.groups] },
    proposal: proposal && toProposal(proposal),
    createdAt: time(run.createdAt),
    endedAt: timeOrNull(run.endedAt),
    appliedAt: appliedConfigurationId === null ? null : timeOrNull(run.releasedAt),
  };
}

/** Written by the runner in this very form. */
export function proposalOf({ figures }: Pick<EvaluationRun, 'figures'>): Tuned | null {
  return figures as (EvaluationRun['figures'] & Tuned) | null;
}

function toProposal({ verdict, reason, served, chosen, crossValidated, tried, found }: Tuned): Proposal {
  return {
    verdict,
    reason,
    served: { ...toTried(served), interval: toInterval(served.interval) },
    chosen: toTried(chosen),
    crossValidated: crossValidated && {
      ...crossValidated,
      ndcg10: tidy(crossValidated.ndcg10),
      difference: tidy(crossValidated.difference),
      interval: toInterval(crossValidated.interval),
      choices: crossValidated.choices.map(({ setting, folds }) => ({ setting: toRanking(setting), folds })),
    },
    tried: tried.map(toTried),
    found: found.map(({ first, share }) => ({ first, share: tidy(share) })),
  };
}

function toTried({ setting, ndcg10, standardError }: Tuned['chosen']): Proposal['chosen'] {
  return { setting: toRanking(setting), ndcg10: tidy(ndcg10), standardError: tidy(standardError) };
}

/** The database keeps no order of names. */
function toRanking({ vectorWeight, rerankShare, rerankDepth, candidates }: RankingSettings): contract.Ranking {
  return { vectorWeight, rerankShare, rerankDepth, candidates };
}

function toInterval([low, high]: readonly [number, number]): [number, number] {
  return [tidy(low), tidy(high)];
}
