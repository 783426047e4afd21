import { describe, expect, it } from 'vitest';
import { wrapEmbedder } from '#core';
import { aFoundChunk, HashEmbedder, ranked } from '#testing';
import { scoreSentences, sentencesOf } from './choose-evidence.ts';
import { embeddedSentences, sentenceCut } from './embedded-sentences.ts';

const embedder = new HashEmbedder();
const signal = new AbortController().signal;
const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

describe('the sentences embedded beforehand', () => {
  const text = `# Pumps\n\nThe pump is oiled. It is opened\nonce a year.\n\n| Pump | Price |\n| - | - |\n| A | 9 |\n\nLong ${words(508)}. Longer ${words(600)}.`;

  it('are to the letter those that an answer asks vectors of', async () => {
    const asked: string[] = [];
    const listening = wrapEmbedder(embedder, {
      embed: (texts, as, until) => {
        asked.push(...texts);
        return embedder.embed(texts, as, until);
      },
    });
    const title = 'Handbook of pumps';
    const question = { text: 'When?', vector: new Float32Array(embedder.dimensions) };
    await scoreSentences(question, sentencesOf(ranked(aFoundChunk(text, { title }))), listening, signal);
    expect(embeddedSentences({ title, text }, embedder)).toEqual(asked);
    expect(asked).toContain('Handbook of pumps: It is opened\nonce a year.');
    expect(asked.filter((each) => each.startsWith(title))).toHaveLength(asked.length - 2);
  });

  it('have a number for the way they are cut', () => {
    expect(Number.isInteger(sentenceCut)).toBe(true);
  });
});
