import type { ChunkSearch, RankingFacts, SearchScope } from '#core';

/** How one word of a question weighed, within what the reader may see. */
export interface ExplainedWord {
  readonly word: string;
  /** False for words that stand everywhere and are left out. */
  readonly isSearched: boolean;
  /** Passages that hold it, or a part of it where it is an identifier; null where nobody counted. */
  readonly passages: number | null;
  /** There are more: counting stopped. */
  readonly isAtLeast: boolean;
  /** Inverse document frequency, ln(1 + (N − n + ½) / (n + ½)); null where nobody counted. At most this where `isAtLeast`. */
  readonly weight: number | null;
  /** What was searched beside it or instead of it, in words; null when nothing was. */
  readonly note: string | null;
  /** What it alone scores in a passage, by chunk id; a passage it is too common to be listed for is missing. */
  readonly points: ReadonlyMap<string, number>;
}

interface Looking {
  readonly search: ChunkSearch;
  readonly facts: RankingFacts;
  readonly scope: SearchScope;
  /** Passages that the filter leaves. */
  readonly passages: number;
}

/** Each word costs a walk of the keyword index: so many words, so many passages of each. */
const mostWords = 40;
const mostPassages = 500;

/** The words of a question, in their order, each searched for alone. A look at a past moment has no index to ask and counts nothing. */
export async function explainWords(
  query: string,
  { search, facts, scope, passages }: Looking,
  signal: AbortSignal,
): Promise<ExplainedWord[]> {
  const words: ExplainedWord[] = [];
  let searched = 0;
  for (const { word, terms, parts } of await facts.words(query, scope)) {
    const isSearched = terms.length > 0;
    if (isSearched) searched += 1;
    if (!isSearched || searched > mostWords || scope.asOf) {
      const note = searched > mostWords ? `not counted here: only the first ${mostWords} words are` : null;
      words.push({ word, isSearched, passages: null, isAtLeast: false, weight: null, points: new Map(), note });
      continue;
    }
    // One after the other: the embedded database runs one statement at a time, and others are waiting too.
    const { hits, notes } = await search.keywordHits({ word, of: query }, mostPassages, scope, signal);
    const found = hits.length;
    const weight = Math.log(1 + (Math.max(passages, found) - found + 0.5) / (found + 0.5));
    const points = new Map(hits.map(({ chunkId, score }) => [chunkId, score]));
    words.push({
      word,
      isSearched,
      passages: found,
      isAtLeast: found === mostPassages,
      weight,
      points,
      note: [...(await partly({ word, parts, found: hits.map(({ chunkId }) => chunkId) }, search, scope)), ...notes].join('; ') || null,
    });
  }
  return words;
}

interface Compound {
  readonly word: string;
  readonly parts: readonly string[];
  /** Chunks that hold it or a part of it, the best first. */
  readonly found: readonly string[];
}

/** What holds an identifier as it is written scores most by it, so it is among the first. */
const mostRead = 100;

async function partly({ word, parts, found }: Compound, search: ChunkSearch, scope: SearchScope): Promise<string[]> {
  if (parts.length === 0) return [];
  const read = await search.chunks(found.slice(0, mostRead), scope);
  const asked = word.toLowerCase();
  const whole = read.filter(({ text, title, headings }) =>
    [text, title, ...headings].some((each) => each.toLowerCase().includes(asked)),
  ).length;
  const named = parts.map((part) => `“${part}”`).join(' and ');
  const others = found.length - whole;
  return [
    `${whole} ${whole === 1 ? 'holds' : 'hold'} it as it is written; ${others} only ${named}, which ${parts.length === 1 ? 'counts' : 'count'} too`,
  ];
}
