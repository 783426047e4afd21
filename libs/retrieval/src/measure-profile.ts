import type { ChunkSearch, CollectionProfile, RankingFacts, SampledChunk, SearchScope } from '#core';

export interface MeasureParts {
  readonly search: Pick<ChunkSearch, 'byKeyword' | 'keywordMethod'>;
  readonly facts: Pick<RankingFacts, 'words'>;
}

/** With a hundred, two samples of the same support questions differed by 0.37, a quarter of the way from no say of words to all of it. */
const questions = 300;
const leastQuestions = 20;
/** As many telling words as a question has. */
const wordsPerQuestion = 10;
const leastSentenceWords = 6;
const listLength = 100;

/**
 * How far words tell passages of this collection apart: ten words of a sentence are looked up, the passage they come from is set aside,
 * and the best of the others is compared with the mean of the first hundred (a list that is shorter counts the missing as 0), averaged over
 * three hundred sentences. In BM25 points over the logarithm of the number of chunks, which is what one word can weigh at most: so collections
 * of different sizes compare. Short texts that say the same in other words score low, long and technical ones high; how it turns into
 * a weight is in `weighLegs`. Measured in docs/decisions/0006-weights-per-collection.md.
 */
export async function measureProfile(
  { search, facts }: MeasureParts,
  { scope, sample, chunks }: { readonly scope: SearchScope; readonly sample: readonly SampledChunk[]; readonly chunks: number },
  signal: AbortSignal,
): Promise<CollectionProfile> {
  const languages = sharesOf(
    sample.flatMap(({ language }) => language ?? []),
    sample.length,
  );
  const { keywordMethod } = search;
  if (keywordMethod !== 'bm25') return { chunks, sharpness: null, languages, keywordMethod };
  const found: number[] = [];
  for (const { chunkId, text } of sample) {
    if (found.length === questions) break;
    const words = await tellingWords(text, facts, scope);
    if (words.length < wordsPerQuestion / 2) continue;
    const hits = await search.byKeyword(words.join(' '), listLength + 1, scope, signal);
    found.push(sharpness(hits.filter((hit) => hit.chunkId !== chunkId).map(({ score }) => score)));
  }
  // Of one chunk the logarithm is 0.
  const isMeasured = found.length >= leastQuestions && chunks > 1;
  return { chunks, languages, keywordMethod, sharpness: isMeasured ? mean(found) / Math.log(chunks) : null };
}

function sharpness(scores: readonly number[]): number {
  const first = scores.toSorted((a, b) => b - a).slice(0, listLength);
  return (first[0] ?? 0) - first.reduce((sum, score) => sum + score, 0) / listLength;
}

/** Words that the keyword leg looks for, spread over one sentence in the middle of a text. */
async function tellingWords(text: string, facts: Pick<RankingFacts, 'words'>, scope: SearchScope): Promise<string[]> {
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)]
    .map(({ segment }) => segment.replaceAll(/["“”„«»]/g, ' ').trim())
    .filter((sentence) => sentence.split(/\s+/).length >= leastSentenceWords);
  const sentence = sentences[sentences.length >> 1];
  if (sentence === undefined) return [];
  const told = (await facts.words(sentence, scope)).filter(({ terms }) => terms.length > 0).map(({ word }) => word);
  const step = Math.max(1, told.length / wordsPerQuestion);
  return Array.from({ length: Math.min(wordsPerQuestion, told.length) }, (_, index) => told[Math.floor(index * step)] ?? '');
}

function sharesOf(values: readonly string[], of: number): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, own]) => [value, own.length / Math.max(1, of)]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
