import type { FoundChunk, FreshnessVerdict } from '#core';

type Dated = Pick<FoundChunk, 'documentId' | 'liveAt' | 'validUntil' | 'staleAfterSeconds'>;

/** `stale` past its `validUntil` or `staleAfter`; `fresh` while one of them holds; `unknown` when nobody said how long it keeps. */
export function passageFreshness(passage: Dated, now: Date): FreshnessVerdict['verdict'] {
  const deadlines = [passage.validUntil?.getTime(), staleAt(passage)].filter((time) => time !== undefined);
  if (deadlines.length === 0) return 'unknown';
  return deadlines.some((time) => time <= now.getTime()) ? 'stale' : 'fresh';
}

/** One stale document makes the whole answer stale; one unknown keeps it from being fresh. `oldest` is the earliest going live. */
export function freshnessOf(passages: readonly Dated[], now: Date): FreshnessVerdict {
  const verdicts = passages.map((passage) => passageFreshness(passage, now));
  const stale = passages.filter((_, index) => verdicts[index] === 'stale').map((passage) => passage.documentId);
  const times = passages.map((passage) => passage.liveAt.getTime());
  return {
    verdict: overall(verdicts),
    oldest: times.length === 0 ? null : new Date(Math.min(...times)),
    staleDocumentIds: [...new Set(stale)],
  };
}

function overall(verdicts: readonly FreshnessVerdict['verdict'][]): FreshnessVerdict['verdict'] {
  if (verdicts.includes('stale')) return 'stale';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'fresh') ? 'fresh' : 'unknown';
}

function staleAt(passage: Dated): number | undefined {
  return passage.staleAfterSeconds === null ? undefined : passage.liveAt.getTime() + passage.staleAfterSeconds * 1000;
}
