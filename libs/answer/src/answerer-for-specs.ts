import { Retriever } from '#core';
import type { Answer, AnswerEvent, FoundChunk, Question, Retrieval } from '#core';
import { HashEmbedder, MemoryTraceStore, ScriptedGenerator, aFoundChunk, aScope, ranked, retrievalOf } from '#testing';
import { Answerer, type AnswererParts } from './answerer.ts';
import { loadPrompts } from './compose/prompts.ts';

export const embedder = new HashEmbedder();
export const text =
  'Intro words stand before. The API key is rotated every ninety days. Keys that leak are revoked at once. Lunch is at noon in the hall.';
/** The chunk goes on over the page's end: its second sentence about keys stands on page 4. */
export const pageEnd = 100 + text.indexOf('Keys that leak');
export const [upper, lower] = [
  { page: 3, x: 1, y: 700, width: 3, height: 4 },
  { page: 4, x: 1, y: 20, width: 3, height: 4 },
];
export const chunk = aFoundChunk(text, {
  chunkId: 'c1',
  documentId: 'd1',
  title: 'API key policy',
  start: 100,
  page: 3,
  lines: [
    { start: 100, end: pageEnd, box: upper },
    { start: pageEnd, end: 100 + text.length, box: lower },
  ],
});

/** Ranks what it is given by cosine. */
export class FixedRetriever extends Retriever {
  constructor(
    readonly chunks: readonly FoundChunk[],
    readonly measured = true,
  ) {
    super();
  }

  async retrieve({ query }: { query: string }, signal: AbortSignal): Promise<Retrieval> {
    const [vector] = await embedder.embed([query], 'query', signal);
    const vectors = await embedder.embed(
      this.chunks.map((found) => `${found.title} ${found.text}`),
      'passage',
      signal,
    );
    const cosine = (index: number) => vector!.reduce((sum, value, at) => sum + value * (vectors[index]?.[at] ?? 0), 0);
    return retrievalOf(
      this.chunks.map((found, index) => ranked(found, { cosine: this.measured ? cosine(index) : null })),
      { queryVector: this.measured ? vector! : null },
    );
  }
}

export const aQuestion = (fields: Partial<Question> = {}): Question => ({
  id: 'q1',
  text: 'When is the API key rotated?',
  scope: aScope,
  limit: 6,
  mode: 'auto',
  deadlineMs: 10_000,
  ...fields,
});

export function anAnswerer(parts: Partial<AnswererParts> = {}) {
  const traces = new MemoryTraceStore();
  const answerer = new Answerer({
    retriever: new FixedRetriever([chunk]),
    embedder,
    generator: null,
    composeAllowed: { allowed: false, why: 'no model is installed' },
    prompts: loadPrompts(),
    traces,
    contradictionsOf: () => [],
    freshnessOf: () => ({ verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] }),
    settings: { threshold: 0.3, chunking: { maxTokens: 256 } },
    clock: () => new Date(0),
    ...parts,
  });
  return { answerer, traces };
}

export async function collect(stream: AsyncGenerator<AnswerEvent, Answer>): Promise<{ events: AnswerEvent[]; answer: Answer }> {
  const events: AnswerEvent[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done) return { events, answer: step.value };
    events.push(step.value);
  }
}
export const signal = new AbortController().signal;
export const composing = (script: (string | Error)[], parts: Partial<AnswererParts> = {}) => {
  const generator = new ScriptedGenerator(script);
  return { generator, ...anAnswerer({ generator, composeAllowed: { allowed: true, why: 'measured' }, ...parts }) };
};
