// Questions of a set that have words in common with exactly one passage, as they stand: whether it is found is then a matter of fact.
import type { RetrievalSet } from '#quality';

export interface SharedWords {
  readonly queryId: string;
  readonly query: string;
  /** The words as they stand in the question, plain. */
  readonly words: string;
  /** Place of the passage. */
  readonly place: number;
}

const unspacedLanguages: ReadonlySet<string> = new Set(['zh', 'th']);
const fewestCharacters = 4;
const fewestContentWords = 2;
/** A word says something where no more than this share of the passages has it. */
const contentShare = 0.1;

const word = /[\p{L}\p{M}\p{N}]+/gu;
const unspaced = /[\p{sc=Han}\p{sc=Thai}]+/gu;
const character = /\P{M}\p{M}*/gu;
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

/**
 * The longest run of words of each question that stands in one passage only, where that passage is judged relevant. Where words stand
 * apart, two of them must say something; else the run has four characters, signs not counted.
 */
export function sharedWordsOf(set: RetrievalSet, language: string): SharedWords[] {
  const isUnspaced = unspacedLanguages.has(language);
  const texts = set.documents.map(({ title, text }) => plain(`${title}\n${text}`));
  const runsIn = isUnspaced ? unspacedRuns : spacedRuns(texts);
  return set.queries.flatMap(({ id, text }) => {
    const runs = [...new Set(runsIn(plain(text)))].toSorted((a, b) => b.length - a.length);
    const found = onlyPlace(runs, texts, isUnspaced);
    const document = found ? set.documents[found.place] : undefined;
    const isRelevant = document !== undefined && (set.judgements.get(id)?.get(document.id) ?? 0) > 0;
    return found && isRelevant ? [{ queryId: id, query: text, ...found }] : [];
  });
}

/** The first of the runs that stands in one text and no other. */
function onlyPlace(runs: readonly string[], texts: readonly string[], isUnspaced: boolean): Pick<SharedWords, 'words' | 'place'> | null {
  for (const words of runs) {
    const [place, ...others] = texts.flatMap((text, index) => (stands(words, text, isUnspaced) ? [index] : []));
    if (place !== undefined && others.length === 0) return { words, place };
  }
  return null;
}

function stands(words: string, text: string, isUnspaced: boolean): boolean {
  if (isUnspaced || !text.includes(words)) return text.includes(words);
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escaped(words)}(?![\\p{L}\\p{M}\\p{N}])`, 'u').test(text);
}

function unspacedRuns(query: string): string[] {
  return Array.from(query.matchAll(unspaced), ([stretch]) => stretch.match(character) ?? []).flatMap((characters) =>
    runsOf(characters.length, fewestCharacters).map(([from, to]) => characters.slice(from, to).join('')),
  );
}

/** What stands between the words belongs to the run. */
function spacedRuns(texts: readonly string[]): (query: string) => string[] {
  const holding = new Map<string, number>();
  for (const text of texts) for (const found of new Set(text.match(word))) holding.set(found, (holding.get(found) ?? 0) + 1);
  const saysSomething = (text: string): boolean => (holding.get(text) ?? 0) <= contentShare * texts.length;
  return (query) => {
    const words = Array.from(query.matchAll(word), ({ 0: text, index }) => ({ text, index }));
    return runsOf(words.length, fewestContentWords).flatMap(([from, to]) => {
      const run = words.slice(from, to);
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last || run.filter(({ text }) => saysSomething(text)).length < fewestContentWords) return [];
      return [query.slice(first.index, last.index + last.text.length)];
    });
  };
}

/** Every stretch of at least so many of them. */
function runsOf(count: number, fewest: number): (readonly [from: number, to: number])[] {
  return Array.from({ length: count }, (_, from) => from).flatMap((from) =>
    Array.from({ length: Math.max(0, count - from - fewest + 1) }, (_, more) => [from, from + fewest + more] as const),
  );
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
