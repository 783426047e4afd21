import type { Answer, AnswerFreshness, RankedPassage } from '#core';

/** Times come back from jsonb as text; what an answer of an older version did not keep yet is filled in. */
export function reviveAnswer(answer: Answer): Answer {
  return { ...answer, freshness: reviveFreshness(answer.freshness), passages: answer.passages.map(revivePassage) };
}

function reviveFreshness(stored: Partial<AnswerFreshness>): AnswerFreshness {
  const { verdict = 'unverified', date, words = null, documents = [], contradictions = [] } = stored;
  return {
    verdict,
    words,
    date: date ? new Date(date) : null,
    documents: documents.map((document) => ({ ...document, date: new Date(document.date) })),
    contradictions: contradictions.map(({ newer, older, ...said }) => ({
      ...said,
      newer: { ...newer, changedAt: new Date(newer.changedAt) },
      older: { ...older, changedAt: new Date(older.changedAt) },
    })),
  };
}

function revivePassage(passage: RankedPassage): RankedPassage {
  const liveAt = new Date(passage.liveAt);
  const orNull = (date: Date | null | undefined): Date | null => (date ? new Date(date) : null);
  return {
    ...passage,
    fused: passage.fused ?? passage.score,
    opinions: passage.opinions ?? {},
    repeats: passage.repeats ?? null,
    liveAt,
    supersededAt: orNull(passage.supersededAt),
    verifiedAt: orNull(passage.verifiedAt) ?? liveAt,
    changedAt: orNull(passage.changedAt) ?? liveAt,
    validFrom: orNull(passage.validFrom),
    validUntil: orNull(passage.validUntil),
  };
}
