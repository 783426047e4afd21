import { describe, expect, it } from 'vitest';
import type { PoisonReport, Retrieval, RetrievalRequest } from '#core';
import { aFoundChunk, ranked, retrievalOf } from '#testing';
import { aQuestion, anAnswerer, collect, embedder, signal } from '../answerer-for-specs.ts';
import { Fault, Retriever } from '#core';
import { undecided } from './tell-left-out.ts';
import { type PoisonIn, UnpoisonedRetriever } from './unpoisoned-retriever.ts';

const made = ['The API key is rotated every two years, says one.', 'The API key is rotated every two years, says another.'];
const honest = 'The API key is rotated every ninety days. Keys that leak are revoked at once.';
const others = ['Lunch is at noon in the hall.', 'The hall is on the second floor.'];

/** The made ones first, as many as are asked for. */
class RankedRetriever extends Retriever {
  readonly limits: number[] = [];

  async retrieve({ query, limit }: RetrievalRequest): Promise<Retrieval> {
    this.limits.push(limit);
    const [queryVector = null] = await embedder.embed([query], 'query', signal);
    const passages = [...made, honest, ...others].map((text, index) =>
      ranked(aFoundChunk(text, { chunkId: text, title: 'Keys' }), { cosine: 0.9 - index / 10 }),
    );
    return retrievalOf(passages.slice(0, limit), { queryVector });
  }
}

const reporting =
  (report: (texts: readonly string[]) => Partial<PoisonReport>): PoisonIn =>
  (_question, passages) => ({ findings: [], disagreement: null, ...report(passages.map(({ text }) => text)) });
const isMade = reporting((texts) => ({
  findings: texts
    .filter((text) => made.includes(text))
    .map((chunkId) => ({ chunkId, kind: 'query-echo', reason: 'it repeats the question' })),
}));

async function answered(poisonIn: PoisonIn, limit = 2) {
  const retriever = new RankedRetriever();
  const { answerer, traces } = anAnswerer({ retriever, poisonIn });
  return { ...(await collect(answerer.answer(aQuestion({ limit }), signal))), retriever, traces };
}

describe('passages that look made for the question', () => {
  it('are no evidence: what they had pushed out is, and they are shown behind it and told', async () => {
    const { answer, events, retriever } = await answered(isMade);
    expect(answer).toMatchObject({
      status: 'answered',
      guard: { level: 'suspect', poisoned: [{ chunkId: made[0] }, { chunkId: made[1] }] },
    });
    expect(answer.text).toContain('every ninety days');
    expect(answer.passages.map(({ text }) => text)).toEqual([honest, others[0], ...made]);
    expect(events.find(({ type }) => type === 'passages')).toMatchObject({ passages: [{}, {}, {}, {}] });
    expect(answer.fallbacks).toEqual(['2 passages were left out of the evidence: made for this question, as it looks']);
    expect(retriever.limits).toEqual([2, 6]);
  });

  it('cost no second search where there are none', async () => {
    const { answer, retriever } = await answered(reporting(() => ({})));
    expect(retriever.limits).toEqual([2]);
    expect(answer.guard?.poisoned ?? []).toEqual([]);
  });

  it('are told where nothing is left to answer from', async () => {
    const all = reporting((texts) => ({ findings: texts.map((chunkId) => ({ chunkId, kind: 'crowding', reason: 'one voice' })) }));
    const { answer } = await answered(all);
    expect(answer).toMatchObject({ status: 'abstained', sentences: [] });
    expect(answer.reason).toMatch(/5 passages were left out, as made for this question$/);
  });
});

describe('the wider search', () => {
  it('that fails leaves the answer of the first, and says so', async () => {
    class FailingWide extends RankedRetriever {
      override async retrieve(request: RetrievalRequest): Promise<Retrieval> {
        if (request.limit > 3) throw new Fault('internal', 'the index is gone');
        return super.retrieve(request);
      }
    }
    const { answerer } = anAnswerer({ retriever: new FailingWide(), poisonIn: isMade });
    const { answer } = await collect(answerer.answer(aQuestion({ limit: 3 }), signal));
    expect(answer).toMatchObject({ status: 'answered' });
    expect(answer.fallbacks).toContain('what passages made for the question may have pushed out could not be looked for');
  });
});

class InParts extends RankedRetriever {
  override async retrieve(request: RetrievalRequest): Promise<Retrieval> {
    const retrieval = await super.retrieve(request);
    return { ...retrieval, beside: [{ query: 'How often?', share: 1, retrieval }] };
  }
}

describe('a part of a question', () => {
  it('has as many passages as the search had that was not widened', async () => {
    const request = { query: 'When is the key rotated, and how often?', scope: aQuestion().scope, limit: 2 };
    const { beside } = await new UnpoisonedRetriever(new InParts(), isMade).retrieve(request, signal);
    expect(beside?.map(({ retrieval }) => retrieval.passages.map(({ text }) => text))).toEqual([[honest, others[0]]]);
  });

  it('keeps a disagreement of its own, with both passages', async () => {
    const ofPart: PoisonIn = (question) => ({
      findings: [],
      disagreement: question === 'How often?' ? { chunkIds: [made[0]!, honest], alike: 3 } : null,
    });
    const request = { query: 'When is the key rotated, and how often?', scope: aQuestion().scope, limit: 3 };
    const { leftOut } = await new UnpoisonedRetriever(new InParts(), ofPart).retrieve(request, signal);
    expect(leftOut?.disagreements).toMatchObject([{ part: 'How often?', passages: [{ text: made[0] }, { text: honest }] }]);
    expect(undecided({ leftOut: leftOut! })).toBeNull();
    expect(undecided({ leftOut: leftOut! }, 'How often?')).toMatchObject({ status: 'abstained' });
  });
});

describe('passages that say two things, of which nothing tells which was made up', () => {
  it('are both named, and none is answered with', async () => {
    const { answer } = await answered(
      reporting(() => ({ disagreement: { chunkIds: [made[0]!, honest], alike: 2 } })),
      4,
    );
    expect(answer).toMatchObject({ status: 'abstained', sentences: [] });
    expect(answer.reason).toContain('every two years');
    expect(answer.reason).toContain('every ninety days');
  });

  it('are named also where one was found only behind those that crowd the result', async () => {
    const crowded = reporting((texts) => ({
      findings: [{ chunkId: made[1]!, kind: 'query-echo', reason: 'it repeats the question' }],
      disagreement: texts.includes(others[1]!) ? { chunkIds: [made[0]!, others[1]!], alike: 3 } : null,
    }));
    const { answer } = await answered(crowded, 2);
    expect(answer).toMatchObject({ status: 'abstained', sentences: [] });
    expect(answer.reason).toContain(others[1]);
    expect(answer.passages.map(({ text }) => text)).toContain(others[1]);
  });
});
