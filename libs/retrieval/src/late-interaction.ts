import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Judgement, Reranker, type QueryTokens, type RerankRequest, type TokenSignatures, type WordWeights } from '#core';
import { maxSim, type WeightedRows } from './max-sim.ts';

export interface LateInteractionParts {
  readonly signatures: TokenSignatures;
  readonly weights: WordWeights;
  readonly modelId: string;
}

/** What a word counts that stands everywhere or is not indexed, such as "the": word order and grammar tell a little. */
const leastWeight = 0.2;
/** Compared with fifty passages these take some 50 ms, in which this thread serves nobody else; more of them take turns. */
const tokensAtOnce = 32;

/** Compares the question's tokens with those of each candidate, as they were stored when it was embedded. */
export class LateInteraction extends Reranker {
  readonly name = 'late-interaction';
  readonly id: string;
  readonly lack = 'no token vectors';
  private readonly parts: LateInteractionParts;

  constructor(parts: LateInteractionParts) {
    super();
    this.id = `late interaction over ${parts.modelId}`;
    this.parts = parts;
  }

  async score({ queryTokens, chunkIds, scope }: RerankRequest, signal: AbortSignal): Promise<Judgement> {
    if (chunkIds.length === 0) return { scores: new Map() };
    if (!queryTokens || queryTokens.words.length === 0)
      return {
        scores: new Map(),
        note: 'the question has no words to compare one by one, so the passages stand in the order they were found in',
      };
    const [signatures, weights] = await Promise.all([
      this.parts.signatures.read(chunkIds, this.parts.modelId, scope),
      this.parts.weights.idf(
        queryTokens.words.map(({ text }) => text),
        scope.collectionIds,
      ),
    ]);
    signal.throwIfAborted();
    const ids = [...signatures.keys()];
    const scores = await inTurns(weighted(queryTokens, weights), [...signatures.values()], signal);
    return { scores: new Map(ids.map((id, index) => [id, scores[index] ?? 0])) };
  }
}

/** `maxSim` over a few tokens at a time: each part is a mean by weight, and so is the whole. */
async function inTurns(
  { states, weights, dimensions }: WeightedRows,
  passages: readonly Uint8Array[],
  signal: AbortSignal,
): Promise<Float32Array> {
  if (weights.length <= tokensAtOnce) return maxSim({ states, weights, dimensions }, passages);
  const total = sum(weights);
  const scores = new Float32Array(passages.length);
  for (let start = 0; start < weights.length; start += tokensAtOnce) {
    const end = start + tokensAtOnce;
    const own = weights.subarray(start, end);
    const part = maxSim({ weights: own, states: states.subarray(start * dimensions, end * dimensions), dimensions }, passages);
    for (const [place, score] of part.entries()) scores[place]! += (score * sum(own)) / total;
    await nextTurn();
    signal.throwIfAborted();
  }
  return scores;
}

const sum = (weights: Float32Array): number => weights.reduce((whole, weight) => whole + weight, 0);

/** A word's weight is shared by its pieces; by the root of their number, since pieces that match together say more than one. */
function weighted({ states, words, dimensions }: QueryTokens, idf: ReadonlyMap<string, number>): WeightedRows {
  const weights = words.flatMap(({ text, tokens }) => {
    const weight = Math.max(leastWeight, idf.get(text) ?? leastWeight) / Math.sqrt(tokens);
    return Array.from({ length: tokens }, () => weight);
  });
  return { states, dimensions, weights: Float32Array.from(weights) };
}
