import { type QueryWord, wordsIn } from './read-query.ts';

export interface Synonym {
  /** The words of the question that it stands for. */
  readonly of: readonly string[];
  readonly said: string;
  readonly instead: string;
  readonly terms: readonly string[];
  /** How many words share its weight. */
  readonly words: number;
}

interface Entry {
  readonly text: string;
  readonly words: readonly QueryWord[];
}

const mostSynonyms = 12;

/** What else to search for by groups of words that mean the same. An entry of several words is meant where they stand one after the other. */
export function synonymsIn(
  words: readonly QueryWord[],
  groups: readonly (readonly string[])[],
  languages: readonly string[],
): readonly Synonym[] {
  const found: Synonym[] = [];
  const asked = words.filter(isInARow);
  for (const group of groups) {
    const read = group.map((text) => ({ text, words: wordsIn(text, languages).filter(isInARow) }));
    const entries = read.filter((entry) => entry.words.length > 0);
    for (const entry of entries) {
      const of = runOf(asked, entry.words);
      if (!of) continue;
      const others = entries.filter((other) => other !== entry && !runOf(asked, other.words));
      found.push(...others.map((other) => synonymOf({ of, said: entry.text }, other)));
    }
  }
  return found.slice(0, mostSynonyms);
}

/** Characters follow the pairs of their run; in a row with them nothing but the whole run would be a synonym. */
const isInARow = ({ kind }: QueryWord): boolean => kind !== 'character';

function synonymOf(asked: Pick<Synonym, 'of' | 'said'>, { text, words }: Entry): Synonym {
  return { ...asked, instead: text, words: words.length, terms: words.flatMap(({ terms }) => terms) };
}

/** The texts of the words where the wanted ones stand in a row. */
function runOf(words: readonly QueryWord[], wanted: readonly QueryWord[]): string[] | null {
  for (let start = 0; start + wanted.length <= words.length; start += 1) {
    const run = words.slice(start, start + wanted.length);
    if (run.every((word, index) => word.terms.some((term) => wanted[index]?.terms.includes(term)))) return run.map(({ text }) => text);
  }
  return null;
}
