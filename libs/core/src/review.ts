import { noData } from './answer-data.ts';
import type { Answer, AnswerStatus, Question } from './answer.ts';
import type { FreshnessVerdict } from './freshness.ts';
import type { QuestionOutcome, ReviewConditions, ReviewEffect, ReviewPolicy, SourceDoubt } from './review-policy.ts';

/** A policy as it was when it caught a question, and what of the question met it, in words. */
export interface CatchingPolicy extends Pick<ReviewPolicy, 'id' | 'version' | 'name' | 'effect' | 'reviewers'> {
  readonly why: readonly string[];
}

/** Never without a policy. One that holds outweighs those that copy. */
export interface CaughtQuestion {
  readonly effect: ReviewEffect;
  readonly policies: readonly CatchingPolicy[];
}

type Asked = Pick<Question, 'text' | 'scope'>;

/** What becomes of a question whose answer is complete; null where no policy catches it. Words are looked for in it as asked and as understood. */
export function caughtBy(policies: readonly ReviewPolicy[], question: Asked, answer: Answer): CaughtQuestion | null {
  const catching = policies.flatMap(({ id, version, name, effect, reviewers, when }): CatchingPolicy[] => {
    const why = [...reasonsInQuestion(when, question, answer.understood?.query), ...reasonsInAnswer(when, answer)];
    return why.every((reason) => reason !== null) ? [{ id, version, name, effect, reviewers, why }] : [];
  });
  if (catching.length === 0) return null;
  return { effect: catching.some(({ effect }) => effect === 'hold') ? 'hold' : 'copy', policies: catching };
}

/** Whether a policy may yet hold what is about to be said: until that is known, nothing of it may be shown. */
export function mayBeHeld(policies: readonly ReviewPolicy[], question: Asked, understoodAs?: string): boolean {
  return policies.some(
    ({ effect, when }) =>
      effect === 'hold' &&
      (when.outcomes === undefined || when.outcomes.some((outcome) => outcome === 'answered' || outcome === 'retrieval_only')) &&
      reasonsInQuestion(when, question, understoodAs).every((reason) => reason !== null),
  );
}

/** The answer of a question that a person will answer, as its asker has it until then: what was found, and nothing that was said. */
export function heldBack(answer: Answer, reason: string): Answer {
  const { citationCheck: _, parts: __, choices: ___, again: ____, data, ...rest } = answer;
  return {
    ...rest,
    status: 'retrieval_only',
    mode: 'retrieval_only',
    reason,
    text: '',
    sentences: [],
    ...(data && { data: noData(data.schema, reason) }),
    citations: [],
    removed: [],
    fallbacks: [],
    freshness: { verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] },
  };
}

/** For each condition named that the question itself decides: what met it, or null. */
function reasonsInQuestion(when: ReviewConditions, { text, scope }: Asked, understoodAs = text): (string | null)[] {
  const { groups, keyId } = scope.principal;
  const member = when.groups?.find((group) => groups.includes(group));
  return [
    ...(when.words ? [wordsIn(`${text}\n${understoodAs}`, when.words)] : []),
    ...(when.groups ? [member === undefined ? null : `somebody of the group “${member}” asks`] : []),
    ...(when.keys ? [keyId !== null && when.keys.includes(keyId) ? 'it was asked with a key that the policy names' : null] : []),
  ];
}

const outcomeWords: Readonly<Record<AnswerStatus, string>> = {
  answered: 'there is an answer',
  abstained: 'your documents do not seem to answer it',
  retrieval_only: 'no answer was written',
  refused: 'the question was refused',
};

function reasonsInAnswer(when: ReviewConditions, answer: Answer): (string | null)[] {
  const { status, gate, sentences, parts = [], choices } = answer;
  const { evidenceWithin, sources } = when;
  const above = gate.score - gate.threshold;
  const scarce = `the evidence is ${gate.score.toFixed(3)}, not ${evidenceWithin} above the ${gate.threshold.toFixed(3)} that an answer needs`;
  return [
    // What is asked back is not over yet.
    ...(when.outcomes ? [when.outcomes.includes(status) && !choices ? outcomeWords[status] : null] : []),
    ...(when.partOutcomes ? [partReason(when.partOutcomes, parts)] : []),
    ...(evidenceWithin === undefined ? [] : [status === 'answered' && above < evidenceWithin ? scarce : null]),
    ...(sources ? [sentences.length > 0 ? sourceReason(sources, answer) : null] : []),
  ];
}

function partReason(wanted: readonly QuestionOutcome[], parts: NonNullable<Answer['parts']>): string | null {
  const met = parts.find(({ status }) => wanted.includes(status));
  return met ? `of its part “${met.question}”: ${outcomeWords[met.status]}` : null;
}

const sourceWords: Readonly<Record<SourceDoubt, string>> = {
  contradicted: 'its sources contradict each other',
  unverified: 'nobody set how long a source of it keeps',
  stale: 'a source of it is stale',
  superseded: 'a source of it was replaced',
  expired: 'a source of it is not valid now',
};

function sourceReason(wanted: readonly SourceDoubt[], { freshness }: Answer): string | null {
  const verdicts = new Set<FreshnessVerdict>([freshness.verdict, ...freshness.documents.map(({ verdict }) => verdict)]);
  const met = wanted.filter((state) => (state === 'contradicted' ? freshness.contradictions.length > 0 : verdicts.has(state)));
  return met.length === 0 ? null : met.map((state) => sourceWords[state]).join(', and ');
}

/** Scripts that put no space between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function wordsIn(text: string, wanted: readonly string[]): string | null {
  const plain = plainText(text);
  const found = wanted.filter((phrase) => patternOf(phrase).test(plain));
  return found.length === 0 ? null : `it says ${found.map((phrase) => `“${phrase}”`).join(' and ')}`;
}

/** However it was typed: all dashes are one, and what nobody sees, such as a soft hyphen, is none. */
const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\s+/gu, ' ');

function patternOf(phrase: string): RegExp {
  const isOpen = phrase.endsWith('*');
  const plain = plainText(isOpen ? phrase.slice(0, -1) : phrase).trim();
  const before = unspaced.test(plain.slice(0, 1)) ? '' : '(?<![\\p{L}\\p{N}])';
  const after = isOpen || unspaced.test(plain.slice(-1)) ? '' : '(?![\\p{L}\\p{N}])';
  return new RegExp(`${before}${plain.replaceAll(/[.*+?^${}()|[\]\\/]/g, (sign) => `\\${sign}`)}${after}`, 'u');
}
