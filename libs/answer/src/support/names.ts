import { contentStems, wordsOf } from '../text/words.ts';
import { datesOf } from './dates.ts';

export interface NameMismatch {
  readonly kind: 'name';
  readonly claimed: string;
  readonly evidence: string | null;
}

const word = /\p{L}[\p{L}\p{M}\p{N}'’&-]*/gu;
/** Titles, and words that often begin a sentence: beside a name they are none themselves. */
const notNames = new Set(
  `i mr mrs ms dr prof sir all some every each many most both several few another other any only well yes no sure since although however
  also exactly while because despite according meanwhile today later early late unlike like once until upon within among along`.split(
    /\s+/,
  ),
);
/** Countries and their people, where the first five letters differ. */
const demonyms = new Map(
  `french france | spanish spain | dutch netherlands | british britain | danish denmark | swiss switzerland | polish poland | greek greece
  | turkish turkey | welsh wales | finnish finland | swedish sweden | irish ireland | scottish scotland | chinese china | american america usa us`
    .split('|')
    .flatMap((line) => {
      const group = line.trim().split(' ');
      return group.map((name): [string, readonly string[]] => [name, group]);
    }),
);
const german = /(?<!\p{L})(?:der|die|das|und|ist|nicht|ein|eine|einen|mit|für|von|auf|im|den|dem|wurde|sind|zu|sich|wird|war)(?!\p{L})/giu;

/**
 * Names of a claim that no text has, each with the name that stands in its place. A capital letter makes a name, at the beginning of a
 * sentence only beside another one or where the evidence has a name in that very place. German nouns all have one: there it says nothing.
 */
export function unknownNames(claim: string, texts: readonly string[]): NameMismatch[] {
  if (isGerman(claim)) return [];
  const source = texts.join('\n');
  const known = new Set(contentStems(source));
  const dates = datesOf(claim);
  const found = namesOf(claim).filter(({ start }) => !dates.some((date) => start >= date.start && start < date.end));
  return found
    .filter(({ text }) => !isKnown(text, known) && !isAbbreviated(text, claim, source))
    .flatMap(({ text, isFirst }) => {
      const evidence = inItsPlace(claim, text, texts);
      return isFirst && evidence === null ? [] : [{ kind: 'name', claimed: text, evidence }];
    });
}

export function isGerman(text: string): boolean {
  return (text.match(german) ?? []).length * 8 >= wordsOf(text).length;
}

interface NameWord {
  readonly text: string;
  /** Begins a sentence and no other capital follows: may be any word. */
  readonly isFirst: boolean;
  readonly start: number;
}

function namesOf(claim: string): NameWord[] {
  const all = [...claim.matchAll(word)].map((match) => ({ text: match[0].replace(/['’]s?$/, ''), start: match.index }));
  return all.flatMap(({ text, start }, index) => {
    if (!/^\p{Lu}./u.test(text) || notNames.has(text.toLowerCase()) || contentStems(text).length === 0) return [];
    const next = all[index + 1];
    const begins = /(?:^|[.!?:\n“"])\s*["“'(]?$/.test(claim.slice(0, start));
    const isBeside = next !== undefined && /^\p{Lu}/u.test(next.text) && claim.slice(start + text.length, next.start) === ' ';
    return [{ text, start, isFirst: begins && !isBeside && !/^\p{Lu}{2,}$/u.test(text) }];
  });
}

function isKnown(name: string, known: ReadonlySet<string>): boolean {
  const lower = name.toLowerCase();
  if (contentStems(name).every((stem) => known.has(stem))) return true;
  return (demonyms.get(lower) ?? []).some((other) => known.has(other.slice(0, 5)));
}

/** UN for United Nations in the evidence, or the other way round. */
function isAbbreviated(name: string, claim: string, source: string): boolean {
  if (/^\p{Lu}{2,}$/u.test(name)) return initialsOf(source).includes(name);
  return (source.match(/\b\p{Lu}{2,6}\b/gu) ?? []).some(
    (acronym) => acronym.includes(name[0] ?? ' ') && initialsOf(claim).includes(acronym),
  );
}

/** The initials of capitalised words, a space for every other word that is not a small one. */
function initialsOf(text: string): string {
  const words = (text.match(word) ?? []).filter((own) => !/^(?:of|for|and|the|de|für|der|und)$/.test(own));
  return words.map((own) => (/^\p{Lu}/u.test(own) ? own[0] : ' ')).join('');
}

/** The name that stands in a text between the same neighbours. */
function inItsPlace(claim: string, name: string, texts: readonly string[]): string | null {
  const words = wordsOf(claim);
  const at = words.indexOf(wordsOf(name)[0] ?? '');
  const [previous, next] = [words[at - 1], words[at + 1]];
  for (const text of texts) {
    const all = [...text.matchAll(word)].map((match) => match[0]);
    for (const [index, candidate] of all.entries()) {
      if (!/^\p{Lu}/u.test(candidate) || words.includes(candidate.toLowerCase())) continue;
      const isAfter = previous !== undefined && all[index - 1]?.toLowerCase() === previous;
      const isBefore = next !== undefined && all[index + 1]?.toLowerCase() === next;
      if (previous === undefined ? isBefore : isAfter) return candidate;
    }
  }
  return null;
}
