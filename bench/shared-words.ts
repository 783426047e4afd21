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
    const alone = runsIn(plain(text)).flatMap((runs) => longestAlone(runs, texts, isUnspaced) ?? []);
    const [found] = alone.toSorted((a, b) => b.words.length - a.words.length);
    const document = found ? set.documents[found.place] : undefined;
    const isRelevant = document !== undefined && (set.judgements.get(id)?.get(document.id) ?? 0) > 0;
    return found && isRelevant ? [{ queryId: id, query: text, ...found }] : [];
  });
}

interface Run {
  readonly words: string;
  readonly isEnough: boolean;
}

/** The longest of runs that begin alike, each a part of the next, that stands in one text and no other. */
function longestAlone(runs: readonly Run[], texts: readonly string[], isUnspaced: boolean): Pick<SharedWords, 'words' | 'place'> | null {
  let places = [...texts.keys()];
  let found: Pick<SharedWords, 'words' | 'place'> | null = null;
  for (const { words, isEnough } of runs) {
    places = places.filter((place) => stands(words, texts[place] ?? '', isUnspaced));
    const [place] = places;
    if (place === undefined) break;
    if (places.length === 1 && isEnough) found = { words, place };
  }
  return found;
}

function stands(words: string, text: string, isUnspaced: boolean): boolean {
  if (isUnspaced || !text.includes(words)) return text.includes(words);
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escaped(words)}(?![\\p{L}\\p{M}\\p{N}])`, 'u').test(text);
}

/** By where they begin, growing. */
function unspacedRuns(query: string): Run[][] {
  return Array.from(query.matchAll(unspaced), ([stretch]) => stretch.match(character) ?? []).flatMap((characters) =>
    characters.map((_, from) =>
      Array.from({ length: Math.max(0, characters.length - from - fewestCharacters + 1) }, (__, more) => ({
        words: characters.slice(from, from + fewestCharacters + more).join(''),
        isEnough: true,
      })),
    ),
  );
}

/** What stands between the words belongs to the run. */
function spacedRuns(texts: readonly string[]): (query: string) => Run[][] {
  const holding = new Map<string, number>();
  for (const text of texts) for (const found of new Set(text.match(word))) holding.set(found, (holding.get(found) ?? 0) + 1);
  const saysSomething = ({ text }: { readonly text: string }): boolean => (holding.get(text) ?? 0) <= contentShare * texts.length;
  return (query) => {
    const words = Array.from(query.matchAll(word), ({ 0: text, index }) => ({ text, index }));
    return words.map((first, from) =>
      words.slice(from).map((last, more) => ({
        words: query.slice(first.index, last.index + last.text.length),
        isEnough: words.slice(from, from + more + 1).filter(saysSomething).length >= fewestContentWords,
      })),
    );
  };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
