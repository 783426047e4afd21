import { describe, expect, it } from 'vitest';
import type { Annotation, ChatCompletionChunk, CompletionAnswer } from '#contract';
import { CompletionStream, type StreamOptions } from './completion-stream.ts';
import { contentLimit } from './content-limit.ts';

const head = { id: 'chatcmpl-1', created: 1, model: 'aquifer' };
const usage = { promptTokens: 30, completionTokens: 4, embeddedTexts: 1 };
const answer: CompletionAnswer = {
  id: '1',
  status: 'answered',
  mode: 'compose',
  rung: 'composed',
  reason: null,
  answer: 'Ten. [1]',
  notes: [],
  sentences: [],
  citations: [],
  passages: [],
  legs: [],
  fallbacks: [],
  config: 'c',
  usage,
  timings: {},
  freshness: { verdict: 'current', date: null, words: null, documents: [], contradictions: [] },
  guard: { verdict: 'not_checked', question: null, passages: [], poisoned: [], withheld: [] },
  gate: { score: 1, threshold: 0.5 },
};
const cited: Annotation = { type: 'url_citation', url_citation: { url: 'http://here/a', title: 'A', start_index: 5, end_index: 8 } };

function told(options: Partial<StreamOptions> = {}) {
  const sent: string[] = [];
  const events = { sendUnnamed: (data: string) => void sent.push(data), [Symbol.dispose]: () => void sent.push('closed') };
  const stream = new CompletionStream(() => events, { head, isJson: false, limit: null, includeUsage: false, ...options });
  const chunks = () => sent.filter((data) => data.startsWith('{')).map((data) => JSON.parse(data) as ChatCompletionChunk);
  const deltas = () => chunks().flatMap(({ choices }) => choices.map(({ delta }) => delta));
  return {
    stream,
    sent,
    chunks,
    deltas,
    content: () =>
      deltas()
        .map(({ content = '' }) => content)
        .join(''),
  };
}

describe('a stream of chunks', () => {
  it('says each thing once, then cites and ends', () => {
    const { stream, sent, chunks, deltas, content } = told({ includeUsage: true });
    stream.take({ type: 'passages', passages: [] });
    stream.take({ type: 'token', text: 'Ten. [1]', sentence: null });
    stream.finish(answer, { content: 'Ten. [1]', refusal: null, annotations: [cited], finish: 'stop' });
    expect(content()).toBe('Ten. [1]');
    expect(deltas().slice(-2)).toEqual([{ annotations: [cited] }, {}]);
    expect(chunks().at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 30, completion_tokens: 4, total_tokens: 34 } });
    expect(
      chunks()
        .slice(0, -1)
        .every((chunk) => chunk.usage === null),
    ).toBe(true);
    expect(sent.at(-1)).toBe('[DONE]');
  });

  it('opens with the first thing that is known, and not before', () => {
    const { stream, sent } = told();
    expect(stream.isOpen).toBe(false);
    stream[Symbol.dispose]();
    expect(sent).toEqual([]);
  });

  it('corrects what was told and does not stand, and cites what stands', () => {
    const { stream, deltas, content } = told();
    stream.take({ type: 'token', text: 'Twelve. [1] ', sentence: null });
    stream.finish(answer, { content: 'Ten. [1]', refusal: null, annotations: [cited], finish: 'stop' });
    expect(content()).toMatch(/^Twelve\. \[1\] \n\n\[Not all of this stood.*\] Ten\. \[1\]$/s);
    const place = deltas().at(-2)?.annotations?.[0]?.url_citation;
    expect(content().slice(place?.start_index, place?.end_index)).toBe('[1]');
  });

  it('ends with the last sentence that fits, and tells nothing behind it', () => {
    const { stream, chunks, content } = told({ limit: contentLimit(4, (text) => text.split(' ').length + 1) });
    const token = (text: string) => stream.take({ type: 'token', text, sentence: { text, markers: [1], verdict: 'verbatim' } });
    token('It is ten. [1]');
    token(' It is not twelve. [1]');
    token(' No. [1]');
    stream.take({ type: 'token', text: '\n\n[No answer to “And then?”]', sentence: null });
    stream.finish(answer, { content: 'It is ten. [1]', refusal: null, annotations: [], finish: 'length' });
    expect(content()).toBe('It is ten. [1]');
    expect(chunks().at(-1)?.choices[0]?.finish_reason).toBe('length');
  });

  it('says JSON as a whole, and a refusal without content', () => {
    const { stream, deltas } = told({ isJson: true });
    stream.take({ type: 'token', text: 'Ten. [1]', sentence: null });
    stream.finish(answer, { content: null, refusal: 'Nothing says so.', annotations: [], finish: 'stop' });
    expect(deltas()).toEqual([{ role: 'assistant' }, { refusal: 'Nothing says so.' }, {}]);
  });
});
