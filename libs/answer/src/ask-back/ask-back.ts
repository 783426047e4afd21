import type { AnswerChoice, Embedder, Understood } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { type EvidenceSentence, scoreSentences, type ScoredSentence, sentencesOf } from '../choose/choose-evidence.ts';
import type { Course } from '../decide/course.ts';
import { unnamed } from '../decide/called-names.ts';
import { absentNames } from '../decide/identifiers.ts';
import { namesIn, withoutOthers } from '../decide/numbered-names.ts';
import { contentStems, coverage, isContent, saysSomething, wordsOf } from '../text/words.ts';
import { type Answerable, answerable, type Checking, type Worded } from './answerable.ts';
import { areKindred, instructsOtherwise } from './kindred.ts';
import { asksOfAll } from './meant.ts';
import { type Rival, rivalsOf } from './rivals.ts';
import { saysOtherwise, saysTheSame, type Statement } from './says-otherwise.ts';

/** It is searched as the question itself was. */
export interface Asking extends Checking {
  readonly understood: Understood | undefined;
  readonly embedder: Embedder;
}

export interface AskedBack {
  readonly choices: readonly AnswerChoice[];
  readonly reason: string;
}

/** Of a sentence that is to answer “How do I reset it?”: the share of the question's words that it has to have. */
const leastCovered = 0.5;
/** Of a document's sentences, those that are hardly worse than its best may be what it answers with. */
const nearlyBest = 0.05;

/**
 * What to ask back, where documents of kindred but different things say different things to the question and nothing in it tells which is
 * meant; null where there is nothing to ask. Asking where the answer is plain costs more than answering for one of two things, which the
 * citation shows: so by rule, and in doubt not.
 */
export async function askBack(
  { course, understood, embedder, search }: Asking,
  draft: AnswerDraft,
  signal: AbortSignal,
): Promise<AskedBack | null> {
  const { queryVector } = course.found;
  const isOpen = understood?.reference !== undefined;
  const rivals = mayBeAsked(course) ? rivalsOf(course, isOpen) : [];
  if (rivals.length < 2 || !queryVector) return null;
  // Lexical and free: most questions end here, before anything is embedded.
  const [top, ...rest] = rivals.map(all);
  const isKindred = areKindred(course.question.text, course.found.passages, rivals);
  if (!isOpen && !isKindred && !rest.some((rival) => pairsOf(top, rival).some((pair) => saysOtherwise(...pair)))) return null;
  const asked = { text: course.question.text, vector: queryVector };
  const sentences = rivals.flatMap(tellingOf);
  const scored = await draft.time('evidence', () => scoreSentences(asked, sentences, embedder, signal));
  const best = rivals.map((rival) => ({ ...rival, said: bestOf(scored, rival) }));
  const [first, ...others] = best;
  if (!first) return null;
  const meant = others.filter(
    (other) =>
      sayOtherwise(first, other) ||
      (isOpen && answerOtherwise(asked.text, first, other)) ||
      (isKindred &&
        pairsOf(first, other)
          .slice(0, 1)
          .some((pair) => instructsOtherwise(...pair))),
  );
  if (meant.length === 0) return null;
  const choices = choicesOf([first, ...meant], understood, asked.text);
  const { answered, untried } = await draft.time('choices', () => answerable(choices, { course, search }, signal));
  if (untried > 0)
    draft.fallbacks.push(`of ${choices.length} things that may be meant, ${untried} could not be tried in the time there was`);
  return answered.length < 2 ? null : backOf(answered);
}

/** Where one of them is asked for, and there would be an answer or only evidence was short: what no passage names is not among any choices. */
function mayBeAsked({ question, found, verdict }: Course): boolean {
  if (asksOfAll(question.text)) return false;
  if (verdict === null) return true;
  if (verdict.status !== 'abstained' || absentNames(question.text, found.passages).absent.length > 0) return false;
  const texts = found.passages.map(namesIn);
  return unnamed(question.text, texts) === null && withoutOthers(question.text, texts, (text) => text).unanswered === null;
}

interface Saying extends Rival {
  readonly said: readonly string[];
}

const tellingOf = ({ passage }: Rival): EvidenceSentence[] => sentencesOf(passage).filter(({ text }) => saysSomething(text));
const all = (rival: Rival): Saying => ({ ...rival, said: tellingOf(rival).map(({ text }) => text) });

function bestOf(scored: readonly ScoredSentence[], { passage }: Rival): string[] {
  const own = scored.filter((sentence) => sentence.passage.chunkId === passage.chunkId).toSorted((a, b) => b.score - a.score);
  return own.filter(({ score }) => (own[0]?.score ?? 0) - score <= nearlyBest).map(({ text }) => text);
}

/** Not where the best that both have is the same; else where one of them is contradicted by what the other may answer with. */
function sayOtherwise(one: Saying | undefined, other: Saying | undefined): boolean {
  const pairs = pairsOf(one, other);
  const [first] = pairs;
  return first !== undefined && !saysTheSame(...first) && pairs.some((pair) => saysOtherwise(...pair));
}

/** Each sentence of the one with each of the other, the best of both first. */
function pairsOf(one: Saying | undefined, other: Saying | undefined): [Statement, Statement][] {
  if (!one || !other) return [];
  return one.said.flatMap((text) =>
    other.said.map((against): [Statement, Statement] => [
      { text, subject: one.mark },
      { text: against, subject: other.mark },
    ]),
  );
}

/** Of a question about “it”, each of two things has its own answer, however it is worded. */
function answerOtherwise(question: string, one: Saying, other: Saying): boolean {
  const [pair] = pairsOf(one, other);
  const wanted = contentStems(question);
  const isAnswer = ({ text }: Statement): boolean => coverage(wanted, new Set(contentStems(text))) >= leastCovered;
  return pair !== undefined && pair.every(isAnswer) && !saysTheSame(...pair);
}

/** Worded with what tells it apart, and, should that not be enough to be found by, with its title in full. */
function choicesOf(rivals: readonly Rival[], understood: Understood | undefined, question: string): Worded[] {
  return rivals.map((rival) => {
    const { documentId, title, headings, page } = rival.passage;
    // A document's first heading is often its title.
    const places = headings.filter((heading, index) => heading !== title && headings.indexOf(heading) === index);
    const hint = [...places, ...(page === null ? [] : [`page ${page}`])].join(', ');
    const { query = question } = understood ?? {};
    const wordings = [standingAlone(question, rival, understood), `${withoutEnd(query)} (${title})?`];
    return { mark: rival.mark, wordings, choice: { documentId, title, hint } };
  });
}

function backOf(answered: readonly Answerable[]): AskedBack {
  const marks = answered.map(({ mark }) => mark);
  const named = `${marks.slice(0, -1).join(', ')} and ${marks.at(-1)}`;
  const reason = `the documents found say different things of ${named}, and the question does not say which of them is meant`;
  return { choices: answered.map(({ choice }) => choice), reason };
}

const joining: Readonly<Record<string, string>> = { en: 'for', de: 'für' };

/** “it” gives way to the thing; else the thing stands at the end. */
function standingAlone(question: string, { mark, passage: { title } }: Rival, understood: Understood | undefined): string {
  const { reference, query = question, language = null } = understood ?? {};
  if (reference && query === question) return question.slice(0, reference.start) + mark + reference.ending + question.slice(reference.end);
  const named = beforeItsNoun(question, mark, title);
  if (named !== null) return named;
  const asked = withoutEnd(question);
  const word = joining[language ?? 'en'];
  return word === undefined ? `${asked} (${mark})?` : `${asked} ${word} ${mark}?`;
}

/** “the Pro plan” for “the plan”, where the title says “Pro plan”; null where the thing does not stand before a noun that the question has. */
function beforeItsNoun(question: string, mark: string, title: string): string | null {
  const lower = title.toLowerCase();
  const after = lower.startsWith(mark.toLowerCase()) ? wordsOf(title.slice(mark.length)).filter(isContent) : [];
  const noun = [...question.matchAll(/\p{L}+/gu)].find(([word]) => after.includes(word.toLowerCase()));
  return noun ? `${question.slice(0, noun.index)}${mark} ${question.slice(noun.index)}` : null;
}

const withoutEnd = (text: string): string => text.replace(/[\s.?!…]+$/u, '');
