import { describe, expect, it } from 'vitest';
import type { Citation, Sentence } from '../http/bodies.ts';
import { checkedWords, removedWords, verdictWords } from './verdict-words.ts';

const places = { documentId: 'd', revision: 1, chunkId: 'c', quote: '', span: { start: 0, end: 0 }, boxes: [], url: null };
const citations: Citation[] = [
  { ...places, marker: 1, title: 'Pump', page: 3 },
  { ...places, marker: 2, title: 'Valve', page: null },
];
const quoted: Sentence = { text: 'It closes.', markers: [1], verdict: 'verbatim' };
const written: Sentence = { text: 'It shuts.', markers: [1, 2], verdict: 'supported', support: 0.931 };

describe('the words of a verdict', () => {
  it('say where a quote stands, or what carries a written sentence and how far', () => {
    expect(verdictWords(quoted, citations)).toBe('To the letter from Pump, page 3');
    expect(verdictWords({ ...quoted, markers: [1, 2] }, citations)).toBe('To the letter from Pump, page 3 and Valve');
    expect(verdictWords(written, citations)).toBe('Carried by 1 and 2, support 0.93 of 1');
  });

  it('count what was checked and say why something is not shown', () => {
    const removed = [{ text: 'It is red.', support: 0.2, reason: 'the name “Mars” is not in the evidence' }];
    expect(removedWords(removed[0]!)).toBe('Not shown: the name “Mars” is not in the evidence');
    expect(checkedWords({ sentences: [quoted, written], removed, citationCheck: { checked: 2, valid: 2 } })).toBe(
      '2 sentences checked, 1 not shown; 2 of 2 quotes found in the stored text',
    );
    expect(checkedWords({ sentences: [quoted] })).toBe('1 sentence checked');
  });
});
