import { identifiersOf } from '#core';
import { isSmall, quotedPhrases, wordsOf } from './words-of.ts';

/** Words that join the parts of one name: University of Oxford, Lord of the Rings. */
const joining = new Set(['of', 'the', 'for', 'de', 'la', 'von', 'der', 'du', 'da', 'del']);
/** What stands before a thing: after these a run of words names one, after others it may be a verb. */
const before = new Set(
  (
    'a an the this that these those my our your his her its their of for in on at with from by to into about between without ' +
    'der die das den dem des ein eine einen einem einer mein meine unser unsere im am vom zum zur beim mit von für bei aus über'
  ).split(' '),
);

const determining = new Set(
  'a an the this that these those my our your his her its their der die das den dem des ein eine einen einem einer mein meine unser unsere im am vom zum zur beim'.split(
    ' ',
  ),
);

interface Piece {
  readonly word: string;
  readonly isLast: boolean;
  readonly isFirst: boolean;
}

/** Words with what punctuation says of them: whether a run may go on behind one, whether a sentence begins with it. */
function piecesOf(text: string): Piece[] {
  let isFirst = true;
  return text.split(/\s+/).flatMap((written) => {
    const spelled = wordsOf(written).join('-');
    const word = spelled.replace(/['’]s$/, '');
    if (word === '') return [];
    const piece = { word, isFirst, isLast: word !== spelled || /[,;:?!)]$|[^.\p{Lu}]\.$/u.test(written) };
    isFirst = /[.?!:]$/.test(written);
    return [piece];
  });
}

/** Runs of words that are not small and stand side by side: “green tea”, “valve controller”. */
export function contentRuns(text: string, language: string | null): string[] {
  return runsOf(text, language).map(({ words }) => words.join(' '));
}

function runsOf(text: string, language: string | null): { readonly after: string; readonly words: readonly string[] }[] {
  const runs: { after: string; words: string[] }[] = [];
  let after = '';
  let isOpen = false;
  for (const { word, isLast } of piecesOf(text)) {
    if (isSmall(word, language)) isOpen = false;
    else if (isOpen) runs.at(-1)?.words.push(word);
    else isOpen = runs.push({ after, words: [word] }) > 0;
    isOpen &&= !isLast;
    after = word.toLowerCase();
  }
  return runs;
}

/** Names as they are written: runs of words with a capital, identifiers among them. A sentence's first word needs more to be one. */
export function namesOf(text: string, language: string | null): string[] {
  const names: string[][] = [];
  let joins: string[] = [];
  let isOpen = false;
  for (const { word, isFirst, isLast } of piecesOf(text)) {
    const isNumber: boolean = isOpen && joins.length === 0 && number.test(word);
    const isName: boolean = isNumber || (!isSmall(word, language) && isNamed(word) && !(isFirst && isOrdinaryStart(word)));
    if (isName && isOpen) names.at(-1)?.push(...joins, word);
    else if (isName) names.push([word]);
    const isJoin: boolean = isOpen && !isName && !isLast && joining.has(word.toLowerCase());
    joins = isJoin ? [...joins, word] : [];
    isOpen = (isName || isJoin) && !isLast;
  }
  return names.map((name) => name.join(' '));
}

/** “Room 9”, “Heron 3”: a name with its number is one; a year says when. */
const number = /^(?!(?:1[5-9]|20)\d\d$)\d{1,4}$/;

const isNamed = (word: string): boolean => /\p{Lu}/u.test(word) || identifiersOf(word).length > 0;

/** “Delete the key”: a verb, not a name. “VX-117 leaks”, “NASA”: names. */
const isOrdinaryStart = (word: string): boolean => /^\p{Lu}\p{Ll}*$/u.test(word);

/** What a question is about, for one that follows it. */
export interface Topic {
  readonly words: readonly string[];
  /** They are names, identifiers or quoted phrases. */
  readonly isNamed: boolean;
  /** They are names, or stand behind what stands before things alone: “work abroad” may be anything. */
  readonly isClear: boolean;
}

/** Quoted phrases, names and identifiers, else the things it speaks of, else all it says. */
export function topicOf(question: string, language: string | null): Topic {
  // “how long” asks for something and is nothing that is spoken of.
  const isDegree = ({ after, words }: { after: string; words: readonly string[] }): boolean =>
    words.length === 1 && /^(?:how|wie)$/.test(after);
  const runs = runsOf(question, language).filter((run) => !isDegree(run));
  const named = namesOf(question, language).map((name) =>
    withNoun(
      name,
      runs.map(({ words }) => words),
    ),
  );
  const exact = distinct([...quotedPhrases(question), ...named]);
  if (exact.length > 0) return { words: exact, isNamed: true, isClear: true };
  const things = runs.filter(({ after }) => before.has(after));
  const isClear = things.some(({ after }) => determining.has(after)) || (things.length > 0 && things.length === runs.length);
  const said = things.length > 0 && isClear ? things : runs;
  return { words: distinct(said.map(({ words }) => words.join(' '))), isNamed: false, isClear };
}

/** “API” and “VX-117” are half of “API key” and “VX-117 valve”; a name of several words is whole. */
function withNoun(name: string, runs: readonly (readonly string[])[]): string {
  const isShort = !name.includes(' ') && (identifiersOf(name).length > 0 || name === name.toUpperCase());
  const run = isShort ? runs.find((words) => words.includes(name)) : undefined;
  const rest = run?.slice(run.indexOf(name) + 1).filter((word) => !/(?:ed|ing)$/.test(word)) ?? [];
  return [name, ...rest].join(' ');
}

function distinct(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter(
    (_, index) => !lower.some((other, at) => at !== index && other.includes(lower[index] ?? '') && (other !== lower[index] || at < index)),
  );
}
