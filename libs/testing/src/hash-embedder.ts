import { Embedder, Fault } from '#core';
import type { EmbedAs } from '#core';

const dimensions = 384;

/** For tests only: a bag of hashed words as a unit vector. Texts that share words are near; the same text is always the same vector. */
export class HashEmbedder extends Embedder {
  readonly id = 'hash-384';
  readonly dimensions = dimensions;
  readonly maxTokens = 512;

  countTokens(text: string): number {
    return wordsOf(text).length + 2;
  }

  async embed(texts: readonly string[], _as: EmbedAs, signal: AbortSignal): Promise<Float32Array[]> {
    signal.throwIfAborted();
    for (const text of texts) {
      if (this.countTokens(text) > this.maxTokens)
        throw new Fault('prompt_too_long', `a text of ${this.countTokens(text)} tokens is longer than ${this.maxTokens}`);
    }
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      await Promise.resolve();
      signal.throwIfAborted();
      vectors.push(vectorOf(text));
    }
    return vectors;
  }
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  // The first place is never empty, so that a text without words has a length too.
  vector[0] = 0.1;
  for (const word of wordsOf(text)) {
    const hash = hashOf(word);
    const place = hash % dimensions;
    vector[place] = (vector[place] ?? 0) + (hash & 0x10000 ? 1 : -1);
  }
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / norm);
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 2_166_136_261;
  for (const character of word) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}
