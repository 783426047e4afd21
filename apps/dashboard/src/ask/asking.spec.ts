import { describe, expect, it } from 'vitest';
import type { Answer, Citation, Passage } from '../http/bodies.ts';
import { advance, begin, endStream, isRunning, stop } from './asking.ts';
import { sourceLines } from './source-lines.ts';
import { remarksOn, searchedAs, summarise } from './summary.ts';

const citation = (marker: number, documentId = 'd1'): Citation => ({
  marker,
  documentId,
  revision: 1,
  chunkId: 'c1',
  title: 'Pumps',
  quote: 'It closes.',
  span: { start: 0, end: 10 },
  page: null,
  boxes: [],
  url: null,
});
const sentence = (text: string, ...markers: number[]) => ({ text, markers, verdict: 'verbatim' as const });
const answer = (over: Partial<Answer> = {}): Answer => ({
  id: 'q1',
  status: 'answered',
  mode: 'extract',
  rung: 'extracted',
  reason: null,
  answer: 'It closes.',
  sentences: [sentence('It closes.', 1)],
  citations: [citation(1)],
  passages: [],
  legs: [],
  fallbacks: [],
  freshness: {
    verdict: 'current',
    date: '2024-05-04T10:00:00Z',
    words: null,
    documents: [{ documentId: 'd1', revision: 1, title: 'Pump', verdict: 'current', date: '2024-05-04T10:00:00Z', why: 'verified' }],
    contradictions: [],
  },
  guard: { verdict: 'not_checked', question: null, passages: [], poisoned: [], withheld: [] },
  gate: { score: 0.8, threshold: 0.7 },
  config: 'k',
  usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 1 },
  timings: {},
  ...over,
});
const event = (name: string, data: unknown) => ({ event: name, data: JSON.stringify(data) });

describe('a question on its way', () => {
  it('collects passages, sentences and citations, then takes the answer as it stands', () => {
    let asking = begin({ question: 'Does it close?' });
    expect(asking.phase).toBe('searching');
    asking = advance(asking, event('passages', { passages: [{ chunkId: 'c1' } as Passage] }));
    asking = advance(asking, event('token', { text: ' It closes. [1]', sentence: sentence('It closes.', 1) }));
    asking = advance(asking, event('citation', { citation: citation(1) }));
    asking = advance(asking, event('citation', { citation: citation(1) }));
    expect(asking).toMatchObject({ phase: 'answering', parts: [{ text: 'It closes.' }], citations: [{ marker: 1 }] });
    expect(asking.citations).toHaveLength(1);
    asking = advance(asking, event('done', answer()));
    expect(asking).toMatchObject({ phase: 'done', answer: { id: 'q1' } });
    expect(endStream(asking)).toBe(asking);
  });

  it('keeps what has come when it is stopped, refused or broken off', () => {
    const started = advance(begin({ question: 'Why?' }), event('token', { text: 'So.', sentence: null }));
    expect(stop(started)).toMatchObject({ phase: 'stopped', parts: [{ text: 'So.' }] });
    expect(advance(started, event('error', { code: 'overloaded', detail: 'Try later' }))).toMatchObject({
      phase: 'failed',
      problem: { code: 'overloaded', detail: 'Try later' },
    });
    expect(endStream(started)).toMatchObject({ phase: 'failed', parts: [{ text: 'So.' }], problem: { code: 'broken_off' } });
  });

  it('passes over events it does not know', () => {
    const asking = begin({ question: 'Why?' });
    expect(advance(asking, { event: 'heartbeat', data: 'not json' })).toBe(asking);
    expect(isRunning(asking)).toBe(true);
  });
});

describe('the line above an answer', () => {
  it('says from how much, how old and how many sentences were verified', () => {
    const two = answer({
      citations: [citation(1), citation(2, 'd2'), citation(3, 'd2')],
      sentences: [sentence('A.', 1), sentence('B.', 2, 3)],
    });
    expect(summarise(two).head).toBe('Answered from 2 documents, uploaded or last checked since 4 May 2024, 2 sentences verified');
    expect(summarise(answer()).head).toBe('Answered from 1 document, uploaded or last checked on 4 May 2024, 1 sentence verified');
  });

  it('says plainly why there is none', () => {
    const none = summarise(answer({ status: 'abstained', reason: 'The closest passage is about another pump.' }));
    expect(none).toEqual({
      tone: 'attention',
      head: 'Your documents do not answer this',
      detail: 'The closest passage is about another pump.',
    });
  });

  it('tells which part of the search failed and what is stale', () => {
    const partial = answer({
      legs: [
        { leg: 'vector', status: 'late', note: 'over 500 ms', hits: 0, ms: 500 },
        { leg: 'keyword', status: 'ok', note: null, hits: 3, ms: 5 },
      ],
      freshness: { verdict: 'stale', date: null, words: '“Pump” is stale.', documents: [], contradictions: [] },
    });
    expect(summarise(partial)).toMatchObject({ tone: 'attention', detail: '“Pump” is stale.' });
    expect(remarksOn(partial)).toEqual(['Search by meaning was too late: over 500 ms']);
    expect(remarksOn({ ...partial, status: 'abstained' })).toContain('“Pump” is stale.');
  });

  it('tells how a question was searched that leant on those before it, and not as something amiss', () => {
    const understood: NonNullable<Answer['understood']> = {
      query: 'When is the aquarium open?',
      rewrittenFrom: 'And the aquarium?',
      carried: ['open'],
      by: 'rule',
      type: 'quantity',
      language: 'en',
      exactTerms: [],
      parts: [],
      searched: [],
      notes: [],
    };
    expect(searchedAs(answer({ understood }))).toBe('When is the aquarium open?');
    expect(searchedAs(answer({ understood: { ...understood, rewrittenFrom: null } }))).toBeNull();
    expect(searchedAs(answer())).toBeNull();
    expect(remarksOn(answer({ understood }))).toEqual([]);
  });
});

describe('the list of sources', () => {
  it('gives a page one line for all sentences that stand in the answer, and each other quote its own', () => {
    const lines = sourceLines(
      [citation(3, 'd2'), citation(2), citation(1), { ...citation(4), quote: 'Not said.' }],
      new Set(['It closes.']),
    );
    expect(lines.map(({ first, more, quote }) => [[first, ...more].map(({ marker }) => marker), quote])).toEqual([
      [[1, 2], null],
      [[3], null],
      [[4], 'Not said.'],
    ]);
  });
});
