import { describe, expect, it } from 'vitest';
import { PackedSentences, packSentences } from './sentence-bytes.ts';

function unit(seed: number): Float32Array {
  const vector = Float32Array.from({ length: 384 }, (_, index) => Math.sin(seed * 97 + index * (1 + seed)));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

describe('packed sentences', () => {
  const sentences = ['Moon: it is round.', 'Moon: es ist „rund“ 🦊.', ''].map((text, index) => ({ text, vector: unit(index + 1) }));
  const packed = new PackedSentences([packSentences(sentences.slice(0, 2), 384), packSentences(sentences.slice(2), 384)], 384);

  it('gives each text its vector, hardly another one, in two bytes a dimension', () => {
    expect(packSentences(sentences, 384)).toHaveLength(3 * (768 + 12));
    for (const { text, vector } of sentences) {
      const kept = packed.vectorOf(text) ?? new Float32Array(384);
      expect(Math.hypot(...kept.map((value, index) => value - (vector[index] ?? 0)))).toBeLessThan(0.0001);
    }
  });

  it('knows nothing of other words, nor of vectors with other dimensions', () => {
    expect(packed.vectorOf('Moon: it is round')).toBeNull();
    expect(new PackedSentences([packSentences(sentences.slice(0, 1), 384)], 256).vectorOf('Moon: it is round.')).toBeNull();
    expect(() => packSentences(sentences, 256)).toThrow('a vector of 384 dimensions among those of 256');
  });

  it('keeps a vector of nothing', () => {
    const bytes = packSentences([{ text: 'nothing', vector: new Float32Array(4) }], 4);
    expect(new PackedSentences([bytes], 4).vectorOf('nothing')).toEqual(new Float32Array(4));
  });
});
