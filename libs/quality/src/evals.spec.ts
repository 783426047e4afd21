import { describe, expect, it } from 'vitest';
import type { Answer, RankedPassage } from '#core';
import { HashEmbedder, aScope } from '#testing';
import { runAnswerEval, type AnswerSubject } from './answer-eval.ts';
import { readAnswerItems } from './answer-items.ts';
import { GivenPassagesRetriever } from './given-passages-retriever.ts';
import { readGroundedItems, runGroundedEval } from './grounded-eval.ts';
import { documentRanking, runRetrievalEval } from './retrieval-eval.ts';
import { readRetrievalSet } from './retrieval-set.ts';
import type { SaidAnswer } from './said-answer.ts';
import { sampleSentences } from './sample-sentences.ts';

const signal = new AbortController().signal;
const embedder = new HashEmbedder();

describe('the retrieval evaluation', () => {
  const set = readRetrievalSet({
    corpus: '{"id":"a","title":"A","text":"x"}\n{"id":"b","text":"y"}\n',
    queries: '{"id":"q1","text":"one"}\n{"id":"q2","text":"not judged"}\n{"id":"q3","text":"only zeros"}\n',
    qrels: 'query-id\tdoc-id\tscore\nq1\ta\t1\nq3\ta\t0\n',
  });

  it('measures every leg on the judged queries alone', async () => {
    const ingested: string[] = [];
    const report = await runRetrievalEval(
      set,
      {
        configuration: { weight: 0.7 },
        ingest: async (documents) => void ingested.push(...documents.map((document) => document.id)),
        search: async () => ({
          legs: { keyword: { documentIds: ['b', 'a'], ms: 4 }, fused: { documentIds: ['a', 'b'], ms: 2 } },
          timings: { total: 5 },
          approximateRecall10: 0.9,
          lacked: ['second-embedder late'],
        }),
      },
      { signal },
    );
    expect(ingested).toEqual(['a', 'b']);
    expect(report).toMatchObject({ documents: 2, queries: 1, configuration: { weight: 0.7 } });
    const times = { p50Ms: 2, p95Ms: 2, p99Ms: 2 };
    expect(report.legs['fused']).toEqual({ ndcg10: 1, recall10: 1, recall100: 1, mrr10: 1, hitRate10: 1, interval: [1, 1], ...times });
    expect(report).toMatchObject({ stages: { total: { p99Ms: 5 } }, approximateRecall10: 0.9, lacked: { 'second-embedder late': 1 } });
    expect(report.perQuery).toEqual([{ id: 'q1', text: 'one', ndcg10: { keyword: 1 / Math.log2(3), fused: 1 } }]);
    expect(report.legs['keyword']?.mrr10).toBe(0.5);
  });

  it('puts a document where its best chunk stands', () => {
    expect(documentRanking([{ documentId: 'b' }, { documentId: 'a' }, { documentId: 'b' }])).toEqual(['b', 'a']);
  });
});

describe('the groundedness evaluation', () => {
  it('reads both kinds of sets and holds scores against the threshold of the product', async () => {
    const items = readGroundedItems(
      [
        '{"claim":"c1","evidence":["e"],"label":"supported"}',
        '{"claim":"c2","evidence":["e"],"label":"partially_supported"}',
        '{"response":"r","knowledge":"k","label":"Fully attributable"}',
      ].join('\n'),
    );
    expect(items.map((item) => item.isSupported)).toEqual([true, false, true]);
    const report = await runGroundedEval(items, { threshold: 0.5, support: async (claim) => (claim === 'c2' ? 0.4 : 0.9) }, signal);
    expect(report).toMatchObject({ auroc: 1, balancedAccuracy: 1 });
  });
});

describe('the answer evaluation', () => {
  const items = readAnswerItems(
    [
      {
        id: 1,
        question: 'when was acme founded',
        answerable: true,
        passages: [{ id: 'p', title: 'Acme', sentences: ['Acme was founded in 1998.', 'It sells nails.'] }],
        goldSentences: [1],
        references: ['in 1998'],
      },
      {
        id: 2,
        question: 'who owns the moon',
        answerable: false,
        passages: [{ id: 'p', title: 'Acme', sentences: ['It sells nails.'] }],
        references: [],
      },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  );

  /** Quotes the first 25 characters of the first passage. */
  const subject = (shift: number): AnswerSubject => ({
    modes: ['extract'],
    embedder,
    isSupported: async (sentence, quotes) => quotes.some(({ quote }) => quote === sentence),
    ask: async (question, retriever) => {
      const { passages } = await retriever.retrieve({ query: question.text, scope: aScope, limit: 6 }, signal);
      return { ...anAnswer(passages, shift), isGiven: passages[0]?.cosine === 1 };
    },
  });

  it('measures text, citations and the gate', async () => {
    const report = await runAnswerEval(items, subject(0), signal);
    expect(report).toMatchObject({
      answerRecall: 1,
      goldSentence: 1,
      citationValidity: 1,
      supported: 1,
      answerabilityAuroc: 1,
      answeredAt10: 1,
    });
    expect(report.rougeL).toBeCloseTo(4 / 7);
    expect(report.modes).toEqual({ extract: expect.objectContaining({ citationValidity: 1 }) });
  });

  it('goes on where a run was stopped, and asks modes in turn', async () => {
    const kept: SaidAnswer[] = [];
    const journal = {
      read: (id: string, mode: string) => kept.find((said) => said.id === id && said.mode === mode) ?? null,
      keep: async (said: SaidAnswer) => void kept.push(said),
    };
    const modes: AnswerSubject['modes'] = ['extract', 'free-text'];
    const first = await runAnswerEval(items, { ...subject(0), modes }, signal, journal);
    expect(kept.map(({ id, mode }) => `${mode} ${id}`)).toEqual(['extract 1', 'extract 2', 'free-text 1', 'free-text 2']);
    kept.pop();
    expect((await runAnswerEval(items, { ...subject(0), modes }, signal, journal)).rougeL).toBe(first.rougeL);
    expect(kept).toHaveLength(4);
    expect(sampleSentences(kept, items)).toContain('1. when was acme founded (1)\n   quoted, supported: Acme was founded in 1998.');
  });

  it('finds a citation whose span is one letter off', async () => {
    expect((await runAnswerEval(items, subject(1), signal)).citationValidity).toBe(0);
  });

  it('ranks the given passages by cosine', async () => {
    const passages = [
      { id: 'far', title: 'Moon', sentences: ['Nothing alike.'] },
      { id: 'near', title: 'Acme', sentences: ['Acme was founded in 1998.'] },
    ];
    const { passages: ranked } = await new GivenPassagesRetriever(passages, embedder).retrieve(
      { query: 'acme founded', scope: aScope, limit: 1 },
      signal,
    );
    expect(ranked.map((passage) => passage.chunkId)).toEqual(['near']);
  });
});

function anAnswer(passages: readonly RankedPassage[], shift: number): Answer {
  const passage = passages[0]!;
  const end = passage.text.indexOf('.') + 1;
  const quote = passage.text.slice(0, end);
  return {
    id: 'a',
    status: 'answered',
    mode: 'extract',
    reason: null,
    text: `${quote} [1]`,
    sentences: [{ text: quote, markers: [1], verdict: 'verbatim' }],
    citations: [
      {
        marker: 1,
        documentId: passage.documentId,
        revision: 1,
        chunkId: passage.chunkId,
        title: passage.title,
        quote,
        start: shift,
        end: end + shift,
        page: null,
        boxes: [],
        url: null,
      },
    ],
    passages,
    legs: [],
    fallbacks: [],
    freshness: { verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] },
    gate: { score: passage.cosine ?? 0, threshold: 0 },
    configurationId: 'c',
    usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
    timings: {},
  };
}
