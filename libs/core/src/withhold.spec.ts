import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import type { Contradiction } from './freshness.ts';
import { documentsOf, withhold, withoutDocuments } from './withhold.ts';

const nothing: Answer = {
  id: 'q',
  status: 'abstained',
  mode: 'extract',
  reason: 'several documents may be meant',
  text: '',
  sentences: [],
  citations: [],
  passages: [],
  legs: [],
  fallbacks: [],
  freshness: { verdict: 'current', date: null, words: null, documents: [], contradictions: [] },
  gate: { score: 0.8, threshold: 0.7 },
  configurationId: 'c',
  usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
  timings: {},
};

describe('what is offered to choose from', () => {
  const choices = ['a', 'b', 'c'].map((documentId) => ({
    question: `How hot for ${documentId}?`,
    documentId,
    title: documentId,
    hint: '',
  }));
  const asking: Answer = { ...nothing, choices };

  test('is left whole where all of it may be read', () => {
    expect(withhold(asking, new Set(['a', 'b', 'c']))).toEqual({ answer: asking, isWhole: true });
  });

  test('loses what may not be read, and is no choice any more where fewer than two are left', () => {
    expect(withhold(asking, new Set(['a', 'c'])).answer.choices).toEqual([choices[0], choices[2]]);
    for (const readable of [['b'], []]) {
      const { answer, isWhole } = withhold(asking, new Set(readable));
      expect(isWhole).toBe(false);
      expect(answer).not.toHaveProperty('choices');
      expect(answer.reason).toContain('withheld');
    }
  });
});

test('what only contradicts a source goes with its document, and so do the words that name it', () => {
  const side = (documentId: string) => ({
    documentId,
    revision: 1,
    chunkId: documentId,
    title: documentId,
    quote: '',
    changedAt: new Date(),
  });
  const contradiction: Contradiction = { values: ['70', '80'], newer: side('secret'), older: side('open') };
  const contradicted: Answer = {
    ...nothing,
    freshness: { ...nothing.freshness, words: 'secret says 70', contradictions: [contradiction] },
  };
  expect(documentsOf(contradicted)).toEqual(['secret', 'open']);
  for (const answer of [withhold(contradicted, new Set(['open'])).answer, withoutDocuments(contradicted, ['secret'])])
    expect(JSON.stringify(answer)).not.toContain('secret');
});
