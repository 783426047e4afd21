import { type Answer, inTime, type NearbyChunks, type Question } from '#core';
import type { Answers } from '../cache/remembering-answerer.ts';
import { languageOf } from './language-of.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf } from './candidates.ts';
import { plain } from './topic-of.ts';

/** A question that the documents answer, which a person may ask next. */
export interface Suggestion extends Pick<Candidate, 'from' | 'documentId' | 'title' | 'hint'> {
  readonly question: string;
}

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** Questions asked to see whether they are answered. */
  readonly tried: number;
  /** Why there may be fewer than there could be, in words. */
  readonly notes: readonly string[];
}

export interface Suggesting {
  readonly nearby: NearbyChunks;
  /** Answers as the next question will be answered, and keeps nothing. */
  readonly trial: Answers;
  readonly deadlineMs: number;
}

/** What was asked: as it stood alone, the scope that the next question will have, and the questions before it. */
export type AskedOnce = Pick<Question, 'id' | 'scope'> & { readonly before: readonly string[] };

const most = 3;
/** Each is an answer out of what is found, by one search, or several where it has parts or is asked back. */
const mostTried = 8;
const mostSearches = 12;
/** Chunks to each side of a passage in which its sections are looked for. */
const reach = 6;
/** Passages that are looked around, after those that are cited. */
const mostLookedAround = 4;

/**
 * What a person may ask next, made by rule of what was found: none of it is offered before it was asked and answered, from the very place it
 * was made of. Asked back, refused, held for a person: then nothing is.
 */
export async function suggest(answer: Answer, asked: AskedOnce, parts: Suggesting, signal: AbortSignal): Promise<Suggestions> {
  if (answer.status === 'refused' || answer.choices || answer.passages.length === 0) return { items: [], tried: 0, notes: [] };
  const kept: Kept = { items: [], answers: [answer], tried: 0, searches: 0 };
  const done = await inTime(parts.deadlineMs, signal, (working) => collect(answer, asked, { ...parts, kept, signal: working }));
  if ('value' in done) return { ...offered(kept), notes: [] };
  if (done.status === 'failed') throw done.error;
  return { ...offered(kept), notes: [`time was up after ${parts.deadlineMs} ms: these were found until then`] };
}

/** What was found so far stays where time is up. */
interface Kept {
  readonly items: Suggestion[];
  /** The answer given, and that to each suggestion: what says the same is nothing new. */
  readonly answers: Answer[];
  tried: number;
  searches: number;
}

const offered = ({ items, tried }: Kept): Pick<Suggestions, 'items' | 'tried'> => ({ items: [...items], tried });

interface Trying extends Suggesting {
  readonly kept: Kept;
  readonly signal: AbortSignal;
}

async function collect(answer: Answer, asked: AskedOnce, trying: Trying): Promise<void> {
  const near = await trying.nearby.near(lookedAround(answer), reach, asked.scope);
  const before = [...asked.before, answer.understood?.query ?? ''];
  const question = before.at(-1) ?? '';
  const known = new Set(before.map(plain));
  for (const candidate of candidatesOf(answer, near, { question, language: languageOf(question, answer.understood?.language) })) {
    if (trying.kept.items.length === most) return;
    for (const wording of candidate.wordings.filter((each) => !known.has(plain(each)))) {
      if (trying.kept.tried === mostTried || trying.kept.searches >= mostSearches) return;
      if (await isAnswered(wording, candidate, { asked: { ...asked, before }, trying })) break;
    }
  }
}

function lookedAround({ citations, passages }: Answer): string[] {
  const cited = [...new Set(citations.map(({ chunkId }) => chunkId))].slice(0, mostLookedAround);
  const others = passages.map(({ chunkId }) => chunkId).filter((chunkId) => !cited.includes(chunkId));
  return [...cited, ...others.slice(0, mostLookedAround)];
}

interface Trial {
  readonly asked: AskedOnce;
  readonly trying: Trying;
}

/** Asks it, as if right after the question: what is read otherwise then does not stand alone. */
async function isAnswered(text: string, candidate: Candidate, { asked, trying }: Trial): Promise<boolean> {
  const { kept, trial, deadlineMs, signal } = trying;
  kept.tried += 1;
  const { scope, before, id } = asked;
  const question: Question = { id: `${id} next ${kept.tried}`, text, scope, turns: before, limit: 6, mode: 'extract', deadlineMs };
  const answer = await lastOf(trial.answer(question, signal));
  kept.searches += answer.usage.embeddedTexts;
  signal.throwIfAborted();
  if (!answersAlone(answer) || !candidate.isAnsweredBy(answer) || kept.answers.some((other) => saysNothingBeside(answer, other)))
    return false;
  const { from, documentId, title, hint } = candidate;
  kept.items.push({ question: text, from, documentId, title, hint });
  kept.answers.push(answer);
  return true;
}

const answersAlone = ({ status, understood, parts = [] }: Answer): boolean =>
  status === 'answered' && !understood?.carried.length && !understood?.reference && parts.every((part) => part.status === 'answered');

const saysNothingBeside = (answer: Answer, { citations: given }: Answer): boolean =>
  answer.citations.every(({ documentId, start }) => given.some((each) => each.documentId === documentId && each.start === start));

async function lastOf(answering: ReturnType<Answers['answer']>): Promise<Answer> {
  let step = await answering.next();
  while (!step.done) step = await answering.next();
  return step.value;
}
