import { describe, expect, it } from 'vitest';
import type { RankedPassage } from '#core';
import { aFoundChunk, aScope, HashEmbedder, ranked } from '#testing';
import { AnswerDraft } from './answer-draft.ts';
import { extract } from './extract.ts';

const embedder = new HashEmbedder();
const signal = new AbortController().signal;
const question = 'How long does the drill run on one charge?';

async function answerOf(...passages: readonly RankedPassage[]): Promise<AnswerDraft> {
  const [queryVector = new Float32Array()] = await embedder.embed([question], 'query', signal);
  const draft = new AnswerDraft();
  const asked = { id: 'q', text: question, scope: aScope, limit: 6, mode: 'extract', deadlineMs: 10_000 } as const;
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
