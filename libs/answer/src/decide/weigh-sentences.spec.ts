import { expect, it } from 'vitest';
import type { Question } from '#core';
import { aFoundChunk, aScope, HashEmbedder, ranked, retrievalOf } from '#testing';
import { AnswerDraft } from '../answer-draft.ts';
import { planOf } from '../parts/plan.ts';
import { weighSentences } from './weigh-sentences.ts';

const ferry = 'Children under six travel free of charge. The crossing takes 35 minutes. Tickets are sold on board, in cash only.';
const signal = new AbortController().signal;

class BrokenEmbedder extends HashEmbedder {
  override embed(): Promise<never> {
    return Promise.reject(new Error('the model is gone'));
  }
}

async function weighed(text: string, { cosine = 0.65, passage = ferry, threshold = 0.732, embedder = new HashEmbedder() } = {}) {
  const asked: Question = { id: 'q', text, scope: aScope, limit: 6, mode: 'extract', deadlineMs: 1000 };
  const [queryVector = null] = await new HashEmbedder().embed([text], 'query', signal);
  const retrieval = { ...retrievalOf([ranked(aFoundChunk(passage, { title: 'Lake ferry' }), { cosine })]), queryVector };
  const draft = new AnswerDraft();
  const { whole } = await weighSentences(planOf(asked, retrieval, threshold), { embedder }, draft, signal);
  return { whole, draft };
}

it('weighs a short passage that says several things by the sentence that is nearest', async () => {
  const { whole, draft } = await weighed('Is it true that the crossing takes 35 minutes?', { cosine: 0.5, threshold: 0.6 });
  expect(whole.verdict).toBeNull();
  expect(whole.weighed?.evidence.at(-1)).toMatchObject({ name: 'sentence', speaks: 'for' });
  expect(draft.usage.embeddedTexts).toBe(1);
});

it('counts no sentence without a third of the words that tell something', async () => {
  const { whole, draft } = await weighed('How many cars, lorries and passengers does the ferry carry across?');
  expect(whole.verdict?.status).toBe('abstained');
  expect(draft.usage.embeddedTexts).toBe(0);
});

it('counts none where the passage is long, far too far, or near enough', async () => {
  const question = 'Is it true that the crossing takes 35 minutes?';
  expect((await weighed(question, { passage: `${ferry} ${'The lake is deep and cold. '.repeat(12)}` })).whole.verdict?.status).toBe(
    'abstained',
  );
  expect((await weighed(question, { cosine: 0.4 })).draft.usage.embeddedTexts).toBe(0);
  expect((await weighed(question, { cosine: 0.9 })).draft.usage.embeddedTexts).toBe(0);
});

it('says that sentences could not be compared, and decides without them', async () => {
  const { whole, draft } = await weighed('Is it true that the crossing takes 35 minutes?', { embedder: new BrokenEmbedder() });
  expect(whole.verdict?.status).toBe('abstained');
  expect(draft.fallbacks).toHaveLength(1);
});
