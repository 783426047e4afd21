import { isSmall } from './words-of.ts';

export type Known = 'en' | 'de';

/** A thing with its determiner, or a preposition with its thing, by where it stands in its question. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The determiner or the preposition. */
  readonly first: string;
  /** Phrases of a kind may take each other's place: “the” and “this”, “a” and “an”, “my” and “our”; “im” and “in”. */
  readonly kind: string;
  /** The words on either side, empty at an end. */
  readonly before: string;
  readonly after: string;
}

/** Whether a thing goes on behind this preposition: “the report on glaciers”. */
export type Joins = (preposition: string, next: string) => boolean;

const determiners = {
  en: { the: /^(?:the|this|these|those)$/i, a: /^an?$/i, my: /^(?:my|our|your)$/i },
  de: { the: /^(?:der|die|das|den|dem|des|diese[rsnm]?)$/i, a: /^eine?[nmrs]?$/i, my: /^(?:mein|unser|dein)(?:e[nmrs]?)?$/i },
};
const prepositions = {
  en: /^(?:of|in|on|at|by|for|from|to|into|with|without|about|near|under|over|before|after|since|until|during|between|through)$/i,
  de: /^(?:von|vom|in|im|ins|an|am|ans|auf|aus|nach|vor|seit|unter|über|bei|beim|mit|ohne|für|zu|zum|zur|durch|während)$/i,
};
const contracted: Readonly<Record<string, string>> = {
  im: 'in',
  ins: 'in',
  am: 'an',
  ans: 'an',
  vom: 'von',
  beim: 'bei',
  zum: 'zu',
  zur: 'zu',
};
/** What a question says of a thing and is seldom a thing itself. */
const predicate =
  /^(?:\p{L}{3,}(?<!e)ed|used|opens?|closes?|closed|free|cheap|expensive|valid|safe|big|large|long|high|hot|cold|built|made|sold|held|paid|written|known|taken|given|works?|costs?|begins?|starts?|ends?|leaks?)$/iu;

export function prepositionOf(word: string, language: Known): string | null {
  const lower = word.toLowerCase();
  return prepositions[language].test(lower) ? (contracted[lower] ?? lower) : null;
}

export const determinerOf = (word: string, language: Known): string | null =>
  Object.entries(determiners[language]).find(([, form]) => form.test(word))?.[0] ?? null;

/** “the museum of Lunden”, “my password”: things with a determiner, one behind the other. */
export function thingsIn(text: string, language: Known, joins: Joins): Phrase[] {
  return phrasesIn(text, language, { kindOf: determinerOf, joins });
}

/** “for green tea”, “on Sundays”. */
export function placesIn(text: string, language: Known): Phrase[] {
  return phrasesIn(text, language, { kindOf: prepositionOf, joins: () => false });
}

interface Reading {
  readonly kindOf: (word: string, language: Known) => string | null;
  readonly joins: Joins;
}

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function phrasesIn(text: string, language: Known, reading: Reading): Phrase[] {
  const tokens = [...text.matchAll(/[^\s,;:?!()]+|[,;:?!()]/gu)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
  const phrases: Phrase[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at]?.word ?? '';
    const kind = reading.kindOf(first, language);
    const end = kind === null ? at : endOfPhrase(tokens, at, { language, joins: reading.joins });
    const [start, last] = [tokens[at], tokens[end - 1]];
    if (kind === null || !start || !last || end < at + 2) continue;
    const around = { before: tokens[at - 1]?.word ?? '', after: tokens[end]?.word ?? '' };
    phrases.push({ start: start.start, end: last.end, text: text.slice(start.start, last.end), first, kind, ...around });
    at = end - 1;
  }
  return phrases;
}

/** The end of the phrase that begins at this word; right behind it where no thing follows. */
function endOfPhrase(tokens: readonly Token[], at: number, { language, joins }: { language: Known; joins: Joins }): number {
  const runFrom = (from: number): { start: number; end: number } => {
    const start = determinerOf(tokens[from]?.word ?? '', language) === null ? from : from + 1;
    return { start, end: endOfRun(tokens, start, language) };
  };
  let run = runFrom(at + 1);
  if (run.end === run.start) return at + 1;
  for (;;) {
    const preposition = prepositionOf(tokens[run.end]?.word ?? '', language);
    const next = runFrom(run.end + 1);
    if (preposition === null || next.end === next.start || !joins(preposition, tokens[run.end + 1]?.word ?? '')) break;
    run = next;
  }
  return run.end - run.start > 1 && language === 'en' && endsInPredicate(tokens, at, run.end) ? run.end - 1 : run.end;
}

/** Up to a small word or a predicate. A German thing ends with its noun. */
function endOfRun(tokens: readonly Token[], start: number, language: Known): number {
  let end = start;
  for (let hasNoun = false; end < tokens.length; end++) {
    const { word = '' } = tokens[end] ?? {};
    const isOver = language === 'de' ? hasNoun && !/\p{Lu}|\d/u.test(word) : end > start && predicate.test(word);
    if (isOver || /^[,;:?!()]/.test(word) || isSmall(word.replace(/\.$/, ''), language)) break;
    hasNoun ||= /\p{Lu}/u.test(word);
  }
  return end;
}

/** “What does the warranty cover?”: behind these a verb or an adjective must follow the thing, and nothing else does. */
function endsInPredicate(tokens: readonly Token[], at: number, end: number): boolean {
  const [first = '', before = '', next = ''] = [tokens[0], tokens[at - 1], tokens[end]].map((token) => token?.word);
  const isVerb = /^(?:do|does|did|can|could|will|would|should|may|must)$/i.test(before);
  const isState = /^(?:is|are|was|were)$/i.test(before) && (at === 1 || /^why$/i.test(first));
  const isClosed = next !== '' && !/^[?!,;:]/.test(next) && prepositionOf(next, 'en') === null;
  return (isVerb || isState) && !isClosed && !tokens.slice(end).some(({ word }) => predicate.test(word));
}
