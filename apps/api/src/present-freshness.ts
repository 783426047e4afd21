import type * as contract from '#contract';
import type { FreshnessFigures, OverdueDocument, Threshold } from '#store';

const ages = ['within a day', 'within a week', 'within a month', 'within 3 months', 'within a year', 'longer ago'];

export function toFreshnessReport(figures: FreshnessFigures): contract.FreshnessReport {
  const { current = 0, unverified = 0, stale = 0, superseded = 0, expired = 0 } = figures.verdicts;
  return {
    documents: figures.ages.reduce((sum, documents) => sum + documents, 0),
    verdicts: { current, unverified, stale, superseded, expired },
    ages: figures.ages.map((documents, index) => ({ verified: ages[index] ?? '', documents })),
    changed: figures.changed.map((document) => ({ ...document, changedAt: document.changedAt.toISOString() })),
    failingSources: figures.failingSources.map((source) => ({ ...source, lastSuccessAt: source.lastSuccessAt?.toISOString() ?? null })),
  };
}

export function toOverdue(document: OverdueDocument): contract.OverdueList['items'][number] {
  return { ...document, dueAt: document.dueAt.toISOString(), verifiedAt: document.verifiedAt.toISOString() };
}

export function toThreshold(threshold: Threshold): contract.Threshold {
  return { ...threshold, checkedAt: threshold.checkedAt?.toISOString() ?? null, raisedAt: threshold.raisedAt?.toISOString() ?? null };
}
