import { describe, expect, it } from 'vitest';
import type { RankedPassage } from '#core';
import { aFoundChunk, aScope, HashEmbedder, ranked } from '#testing';
import { AnswerDraft } from './answer-draft.ts';
import { extract } from './extract.ts';

const embedder = new HashEmbedder();
const signal = new AbortController().signal;
const question = 'How long does the drill run on one charge?';

async function answerOf(...passages: readonly RankedPassage[]): Promise<AnswerDraft> {
  return answerTo(question, passages);
}

async function answerTo(text: string, passages: readonly RankedPassage[]): Promise<AnswerDraft> {
  const [queryVector = new Float32Array()] = await embedder.embed([text], 'query', signal);
  const draft = new AnswerDraft();
  const asked = { id: 'q', text, scope: aScope, limit: 6, mode: 'extract', deadlineMs: 10_000 } as const;
  const said = extract({ embedder, tables: null, contradictions: [] }, { question: asked, queryVector, passages }, draft, signal);
  for await (const _ of said);
  return draft;
}
const aPassage = (text: string, documentId: string, start: number, cosine: number): RankedPassage => ({
  ...ranked(aFoundChunk(text, { chunkId: `${documentId} ${start}`, documentId, externalId: documentId, title: 'Drill', start })),
  cosine,
});

const care = aPassage('The drill has to stay dry. A long run heats the drill, and it has to cool down then.', 'drill', 0, 0.72);
const inUse = aPassage('How it runs: on one charge the drill runs as long as 40 minutes. Press lightly.', 'drill', 400, 0.7);

describe('what is said to the letter', () => {
  it('comes from the passage that has the nearest sentence, and is cited there', async () => {
    const { sentences, citations } = await answerOf(care, inUse);
    expect(sentences[0]?.text).toContain('40 minutes');
    expect(citations.all[0]).toMatchObject({ documentId: 'drill', start: 400, chunkId: 'drill 400' });
  });

  it('comes from the first where the other passage is further off', async () => {
    const { sentences } = await answerOf(care, { ...inUse, cosine: 0.6 });
    expect(sentences.map(({ text }) => text).join(' ')).not.toContain('40 minutes');
  });
});

describe('a sentence that its document says again and again', () => {
  const body = 'The drill runs 40 minutes on one charge. On one charge it drives 300 screws.';
  const again = [0, 400, 800].map((start) => aPassage(body, 'drill', start, 0.7));

  it('is said once, cited at each place, and takes nobody else’s place', async () => {
    const { sentences, citations } = await answerTo('What does the drill do on one charge?', again);
    expect(sentences.map(({ text, markers }) => [text, markers.length])).toEqual([
      ['The drill runs 40 minutes on one charge.', 3],
      ['On one charge it drives 300 screws.', 3],
    ]);
    expect(citations.all.map(({ start }) => start)).toEqual([0, 400, 800, 41, 441, 841]);
  });

  it('is cited once where two passages overlap', async () => {
    const [first] = again;
    const { sentences, citations } = await answerTo('What does the drill do on one charge?', [first!, { ...first!, chunkId: 'overlaps' }]);
    expect(sentences.map(({ markers }) => markers)).toEqual([[1], [2]]);
    expect(citations.all).toHaveLength(2);
  });
});

const dryer = 'The Heron 3 is a portable dryer for flats and cellars. It is blue and has wheels.';
it.each([
  ['What does the Heron 3 cost per day?', dryer, 0],
  ['How expensive is the Heron 3?', dryer, 0],
  ['Was kostet der Heron 3 am Tag?', 'Der Heron 3 ist ein Bautrockner für Wohnungen und Keller.', 0],
  ['What is the Heron 3?', dryer, 1],
  ['What was the cost of the war?', 'The war killed many and destroyed towns.', 1],
  ['What does the Heron 3 cost?', 'The Heron 3 is free of charge for members.', 1],
])('a price is not answered by words that say nothing of one: %s', async (text, words, least) => {
  const draft = await answerTo(text, [aPassage(words, 'a', 0, 0.8)]);
  expect(draft.sentences.length > 0 ? 1 : 0).toBe(least);
  expect(draft.hasNoPrice).toBe(least === 0);
});
