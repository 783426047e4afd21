import { describe, expect, it } from 'vitest';
import { Answerer, loadPrompts } from '#answer';
import { type Answer, type Retrieval, Retriever } from '#core';
import { answerFreshness, contradictionsOf } from '#freshness';
import { aFoundChunk, aScope, HashEmbedder, MemoryTraceStore, ranked, retrievalOf } from '#testing';

const embedder = new HashEmbedder();
const { signal } = new AbortController();
type Said = readonly [title: string, text: string];

/** Finds the older first, and both equally near. */
class BothRetriever extends Retriever {
  constructor(readonly said: readonly [older: Said, newer: Said]) {
    super();
  }

  async retrieve({ query }: { query: string }): Promise<Retrieval> {
    const [queryVector = null] = await embedder.embed([query], 'query', signal);
    const chunks = this.said.map(([title, text], index) =>
      aFoundChunk(text, { chunkId: title, title, changedAt: new Date(`202${index}-01-01`) }),
    );
    return retrievalOf(
      chunks.map((chunk) => ranked(chunk, { cosine: 0.8 })),
      { queryVector },
    );
  }
}

async function answerFrom(older: Said, newer: Said, asksBack = false): Promise<Answer> {
  const answerer = new Answerer({
    retriever: new BothRetriever([older, newer]),
    embedder,
    generator: null,
    composeAllowed: { allowed: false, why: 'no model is installed' },
    prompts: loadPrompts(),
    traces: new MemoryTraceStore(),
    contradictionsOf,
    freshnessOf: answerFreshness,
    settings: { threshold: 0.6, asksBack, chunking: {} },
    clock: () => new Date('2026-01-01'),
  });
  const text = 'When does unused leave expire?';
  const answering = answerer.answer({ id: 'q', text, scope: aScope, limit: 6, mode: 'extract', deadlineMs: 10_000 }, signal);
  for (;;) {
    const step = await answering.next();
    if (step.done) return step.value;
  }
}
const expires = (months: number) => `Unused leave of the year expires ${months} months after the year has ended.`;

describe('what two documents say differently', () => {
  it.each([
    ['Leave rules for employees', 'Annual leave policy'],
    ['leave-policy-anna.docx', 'leave-policy-bob.docx'],
  ])('is told where their titles alone make two things of them, and neither is believed over the other: %s, %s', async (older, newer) => {
    const { text, freshness } = await answerFrom([older, expires(18)], [newer, expires(12)]);
    expect(freshness).toMatchObject({ contradictions: [{ values: ['12', '18'] }], words: expect.stringContaining('says 12') });
    expect(text).toContain('18 months');
  });

  it('is told, and the newer believed, of an older and a newer state of one thing', async () => {
    const { text, freshness } = await answerFrom(['Leave policy 2023', expires(18)], ['Leave policy 2024', expires(12)]);
    expect(freshness.contradictions).toHaveLength(1);
    expect(text).toContain('12 months');
  });

  it('is no contradiction where both are known by identifiers', async () => {
    const { freshness } = await answerFrom(['Leave policy of site DE-1042', expires(18)], ['Leave policy of site FR-2044', expires(12)]);
    expect(freshness).toMatchObject({ contradictions: [], words: null });
  });

  it('is asked back only where the settings let it be', async () => {
    const [older, newer]: Said[] = [
      ['Leave policy Germany', expires(18)],
      ['Leave policy France', expires(12)],
    ];
    expect(await answerFrom(older!, newer!, true)).toMatchObject({ status: 'abstained', choices: [{}, {}] });
    const answer = await answerFrom(older!, newer!, false);
    expect(answer).toMatchObject({ status: 'answered', text: expect.stringContaining('18 months') });
    expect(answer.choices).toBeUndefined();
  });
});
