import type * as contract from '#contract';
import { quotable } from '#answer';
import type { Answer, CatchingPolicy, Principal, RankedPassage } from '#core';
import { answerFreshness } from '#freshness';
import { type AskedReview, givenToAsker, type Review, type ReviewCase, type ReviewPerson, type StoredPolicy } from '#store';
import { toAnswer } from '../present-answer.ts';
import { toPassage } from '../present.ts';
import { time } from '../present-values.ts';

export const pollAddress = (questionId: string): string => `/v1/questions/${questionId}`;

/** For who asked. */
export function toReviewOutcome(questionId: string, review: AskedReview): contract.ReviewOutcome {
  const { effect, state, policies, since, settled, reason, answer } = review;
  return {
    effect,
    state,
    policies: policies.map(toCatching),
    since: time(since),
    poll: pollAddress(questionId),
    by: settled && { role: settled.role, key: settled.keyName },
    at: settled && time(settled.at),
    reason,
    answer: answer && toPersonsAnswer(answer),
  };
}

const toCatching = ({ id, name, effect, why }: CatchingPolicy): contract.ReviewOutcome['policies'][number] => ({
  id,
  name,
  effect,
  why: [...why],
});

/** Its freshness is of now: a revision that was replaced since it was cited says so. */
export function freshNow(answer: Answer): Answer {
  return { ...answer, freshness: answerFreshness(answer.passages, answer.freshness.contradictions, new Date()) };
}

export function toPersonsAnswer(said: Answer): contract.PersonsAnswer {
  const { answer, sentences, citations, citationCheck, freshness, fallbacks } = toAnswer(freshNow(said));
  return { answer, sentences, citations, ...(citationCheck && { citationCheck }), freshness, fallbacks };
}

export function toReview(principal: Principal, review: Review): contract.Review {
  const { questionId: id, question, askedBy, effect, policies, state, status, taken, settled, reason } = review;
  return {
    id,
    question,
    effect,
    state,
    status,
    reason,
    askedBy: toPerson(askedBy),
    askedAt: time(review.createdAt),
    policies: policies.map(toCatching),
    takenBy: taken && { ...toPerson(taken.by), you: taken.by.keyId === principal.keyId, until: time(taken.until) },
    settledBy: settled && { ...toPerson(settled.by), at: time(settled.at) },
  };
}

const toPerson = ({ role, keyName }: ReviewPerson): contract.Review['askedBy'] => ({ role, key: keyName });

export function toReviewCase(principal: Principal, review: ReviewCase): contract.ReviewCase {
  const { made, withheld, answer } = review;
  return {
    ...toReview(principal, review),
    made: toAnswer(made),
    passages: made.passages.map(toReviewPassage),
    withheld,
    answer: answer && toPersonsAnswer(answer),
  };
}

export function toReviewPassage(passage: RankedPassage): contract.ReviewPassage {
  const sentences = quotable(passage).map(({ text, start, end }) => ({ text, span: { start, end } }));
  return { ...toPassage(passage, { explain: true }), sentences };
}

export function toPolicy(
  { collectionId, createdAt, updatedAt, ...policy }: StoredPolicy,
  collections: ReadonlyMap<string, string>,
): contract.ReviewPolicy {
  const { id, version, name, effect, when, reviewers, enabled } = policy;
  return {
    id,
    version,
    name,
    effect,
    enabled,
    collection: collectionId && (collections.get(collectionId) ?? collectionId),
    when: toConditions(when),
    reviewers: [...reviewers],
    createdAt: time(createdAt),
    updatedAt: time(updatedAt),
  };
}

function toConditions(when: StoredPolicy['when']): contract.ReviewConditions {
  const { evidenceWithin, ...lists } = when;
  const copied = Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, [...values]]));
  return { ...copied, ...(evidenceWithin !== undefined && { evidenceWithin }) };
}

/** The answer to a question as its asker gets it: whole, or held back for a person, with what becomes of it. */
export function toGiven(made: Answer, review: AskedReview | null): contract.Answer {
  return { ...toAnswer(givenToAsker(made, review)), ...(review && { review: toReviewOutcome(made.id, review) }) };
}
