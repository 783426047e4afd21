import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked, retrievalOf } from '#testing';
import { scoreGolden } from './golden-eval.ts';

const passageOf = (id: string, score: number) =>
  ranked(aFoundChunk(id, { externalId: id }), {
    score,
    legs: { vector: { rank: Math.round(10 * (1 - score)), score, normalised: score } },
  });
const golden = { question: 'How is bread baked? Who invented the oven?', expected: ['oven'], quote: null };

describe('a golden question', () => {
  it('that was searched in parts has the stages of the whole question, and what was served of all', () => {
    const own = [passageOf('bread', 0.9), passageOf('oven', 0.8)];
    const served = [ranked(own[1]!, { score: 0.95 }), own[0]!];
    const notes = ['the search for “How is bread baked?” failed and has no say in the ranking'];
    const understood = { ...nothing, searched: ['Who invented the oven?'], notes };
    const retrieval = retrievalOf(served, { candidates: served, whole: { candidates: own, passages: own, timings: {} }, understood });
    const { stages, notes: said } = scoreGolden(golden, retrieval, { chunks: [], findable: new Set(['oven']) });
    expect([stages['vector']?.rank, stages['fused']?.rank, stages['reranked']?.rank]).toEqual([2, 2, 1]);
    expect(said).toEqual(notes);
  });

  it('that is one question is scored as it was ranked', () => {
    const own = [passageOf('oven', 0.9), passageOf('bread', 0.8)];
    const { stages, notes } = scoreGolden(golden, retrievalOf(own), { chunks: [], findable: new Set(['oven']) });
    expect([stages['vector']?.rank, stages['fused']?.rank, stages['reranked']?.rank, notes]).toEqual([1, 1, 1, []]);
  });
});

const nothing = {
  query: golden.question,
  rewrittenFrom: null,
  carried: [],
  by: 'rule',
  type: 'multi-part',
  language: 'en',
  exactTerms: [],
  parts: [],
} as const;
