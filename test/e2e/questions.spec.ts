import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Activity,
  Answer,
  CitationEvent,
  type Document,
  Feedback,
  PassagesEvent,
  Problem,
  Received,
  type SearchResult,
  TokenEvent,
  Trace,
} from '#contract';
import { type OpenAiServer, serveOpenAi } from '#testing';
import { buildDocx, buildEncryptedPdf, buildPdf } from '../fixtures/index.ts';
import { expectFailed, expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';

let service: Service;
const ask = async (question: string, options: object = {}): Promise<Answer> =>
  Answer.parse(await (await service.post('/v1/questions', { question, ...options })).json());

beforeAll(async () => {
  service = await Service.start();
  await service.post('/v1/collections', { name: 'c' });
  const pdf = buildPdf({
    title: 'Boiler manual',
    pages: [
      [{ text: 'Boiler manual', size: 20 }, { text: '' }, { text: 'The safety valve of the boiler opens at six bar.' }],
      [{ text: 'Descale the boiler every nine months.' }],
    ],
  });
  const html =
    '<!doctype html><title>Bakery</title><main><h1>Bakery</h1><p>Sourdough bread rises for fourteen hours before it is baked.</p></main>';
  const markdown = '# Garden\n\n## Roses\n\nRoses are pruned in March, above the fifth leaf.\n';
  const docx = await buildDocx(
    [{ text: 'Travel rules', heading: 1 }, 'A night train is paid for when the journey is longer than six hundred kilometres.'],
    [],
    'Travel rules',
  );
  const files = [
    { name: 'boiler.pdf', bytes: pdf },
    { name: 'bakery.html', bytes: html, type: 'text/html' },
    { name: 'garden.md', bytes: markdown, type: 'text/markdown' },
    { name: 'travel.docx', bytes: docx },
  ];
  for (const file of files) expect(await service.settle('c', file)).toMatchObject({ status: 'live' });
});
afterAll(() => service[Symbol.asyncDispose]());

describe('an answer', () => {
  test.each([
    ['At how many bar does the safety valve of the boiler open?', 'six bar', 'boiler.pdf'],
    ['How long does sourdough bread rise before it is baked?', 'fourteen hours', 'bakery.html'],
    ['When are roses pruned?', 'March', 'garden.md'],
    ['When is a night train paid for?', 'six hundred kilometres', 'travel.docx'],
  ])('%s', async (question, words, source) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ status: 'answered', mode: 'extract', reason: null });
    expect(answer.answer).toContain(words);
    expect(answer.passages[0]?.externalId).toBe(source);
    await expectVerbatim(answer);
  });

  test('of a PDF says the page and where on it the words stand', async () => {
    const { citations } = await ask('How often is the boiler descaled?');
    const descale = citations.find(({ quote }) => quote.includes('nine months'));
    expect(descale).toMatchObject({ page: 2, boxes: [{ page: 2 }] });
  });

  test('is not given without evidence', async () => {
    const answer = await ask('Who won the chess championship of 1921 in Havana?');
    expect(answer).toMatchObject({ status: 'abstained', answer: '', sentences: [], citations: [] });
    expect(answer.reason).toMatch(/evidence|nothing/);
    expect(answer.gate.score).toBeLessThan(answer.gate.threshold);
  });

  test('may be left to the reader, and time may run out', async () => {
    expect(await ask('When are roses pruned?', { mode: 'retrieval_only' })).toMatchObject({
      status: 'retrieval_only',
      answer: '',
      reason: expect.stringContaining('asked for'),
    });
    const hasty = await service.post('/v1/questions', { question: 'When are roses pruned in this garden?', deadlineMs: 1 });
    if (hasty.status === 200) expect(['retrieval_only', 'answered']).toContain(Answer.parse(await hasty.json()).status);
    else expect((await expectProblem(hasty, 504, 'timed_out')).retryAfterSeconds).toBeGreaterThan(0);
  });

  test('in a collection of its own knows nothing of the others', async () => {
    await service.post('/v1/collections', { name: 'empty' });
    expect(await ask('When are roses pruned?', { collections: ['empty'] })).toMatchObject({ status: 'abstained', passages: [] });
  });
});

describe('a stream', () => {
  test('tells passages, then each sentence and its citation, then the whole answer', async () => {
    const events = await eventsOf(await service.post('/v1/questions', { question: 'When are roses pruned?', stream: true }));
    const names = events.map(({ event }) => event);
    expect(names[0]).toBe('passages');
    expect(names.at(-1)).toBe('done');
    expect(names.indexOf('token')).toBeLessThan(names.indexOf('citation'));
    expect(PassagesEvent.parse(events[0]?.data).passages.length).toBeGreaterThan(0);
    const tokens = events.filter(({ event }) => event === 'token').map(({ data }) => TokenEvent.parse(data).text);
    const citations = events.filter(({ event }) => event === 'citation').map(({ data }) => CitationEvent.parse(data).citation);
    const answer = Answer.parse(events.at(-1)?.data);
    expect(tokens.join('')).toBe(answer.answer);
    expect(citations).toEqual(answer.citations);
    await expectVerbatim(answer);
  });

  test('that fails ends with a problem, not in silence', async () => {
    const events = await eventsOf(
      await service.post('/v1/questions', { question: 'When are roses pruned at home?', stream: true, deadlineMs: 1 }),
    );
    const last = events.at(-1);
    expect(['done', 'error']).toContain(last?.event);
    if (last?.event === 'error') expect(Problem.parse(last.data).code).toBe('timed_out');
  });
});

describe('what is kept', () => {
  test('the trace tells everything of a question, with its feedback', async () => {
    const answer = await ask('When are roses pruned?');
    const given = await service.post(`/v1/questions/${answer.id}/feedback`, { rating: 'up', comment: 'right' });
    expect(given.status).toBe(201);
    expect(Feedback.parse(await given.json())).toMatchObject({ questionId: answer.id, rating: 'up' });
    const trace = Trace.parse(await service.json(`/v1/questions/${answer.id}`));
    expect(trace).toMatchObject({ question: 'When are roses pruned?', status: 'answered', feedback: [{ rating: 'up', comment: 'right' }] });
    expect(trace.citations).toEqual(answer.citations);
    expect(trace.configuration).toMatchObject({ embedder: expect.any(String), prompts: { compose: expect.any(Number) } });
    await expectProblem(await service.fetch('/v1/questions/none'), 404, 'not_found');
  });

  test('an unchanged file is no new revision; a changed one is, and old citations still open', async () => {
    const before = await ask('When are roses pruned?');
    const again = await service.upload('c', {
      name: 'garden.md',
      bytes: '# Garden\n\n## Roses\n\nRoses are pruned in March, above the fifth leaf.\n',
      type: 'text/markdown',
    });
    expect(Received.parse(await again.json()).items).toMatchObject([{ unchanged: true, revision: 1 }]);
    await service.settle('c', {
      name: 'garden.md',
      bytes: '# Garden\n\n## Roses\n\nRoses are pruned in October, after the first frost.\n',
      type: 'text/markdown',
    });
    const after = await ask('When are roses pruned?');
    expect(after.answer).toContain('October');
    expect(after.citations[0]).toMatchObject({ revision: 2 });
    await expectVerbatim(before);
    await expectVerbatim(after);
  });

  test('a deleted document is gone from search and answers when the call returns', async () => {
    const { id } = await service.settle('c', { name: 'gone.txt', bytes: 'The zeppelin landed on the market square.' });
    const search = async () =>
      ((await (await service.post('/v1/search', { query: 'zeppelin on the market square' })).json()) as SearchResult).items;
    expect((await search()).map((item) => item.documentId)).toContain(id);
    expect((await service.fetch(`/v1/documents/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await search()).map((item) => item.documentId)).not.toContain(id);
    await expectProblem(await service.fetch(`/v1/documents/${id}/revisions/1/text`), 404, 'not_found');
    await expectProblem(await service.fetch(`/v1/documents/${id}`, { method: 'DELETE' }), 404, 'not_found');
  });

  test('a failed document can be tried again; a live one cannot', async () => {
    const failed = await service.settle('c', { name: 'locked.pdf', bytes: buildEncryptedPdf() });
    const retried = await service.fetch(`/v1/documents/${failed.id}/retry`, { method: 'POST' });
    expect(retried.status).toBe(202);
    const ended = await until(async () => {
      const document = await service.json<Document>(`/v1/documents/${failed.id}`);
      return document.status === 'failed' && document.latest.attempts > 0 ? document : null;
    });
    expectFailed(ended, 'encrypted_file', /password/);
    const live = await service.settle('c', { name: 'fine.txt', bytes: 'All is fine here.' });
    await expectProblem(await service.fetch(`/v1/documents/${live.id}/retry`, { method: 'POST' }), 409, 'conflict');
  });
});

describe('a model that writes', () => {
  let writing: Service;
  let remote: OpenAiServer;
  const question = { question: 'When are roses pruned?', mode: 'compose' };
  const composed = async (): Promise<{ answer: Answer; calls: Trace['calls'] }> => {
    const answer = Answer.parse(await (await writing.post('/v1/questions', question)).json());
    return { answer, calls: Trace.parse(await writing.json(`/v1/questions/${answer.id}`)).calls };
  };

  beforeAll(async () => {
    remote = await serveOpenAi({ reply: () => '1. Roses are pruned in March.' });
    writing = await Service.start({
      environment: {
        AQUIFER_GENERATOR: 'smollm2-135m-instruct-q4_1',
        AQUIFER_REMOTE_MODELS: `far=${remote.url}#tiny,local`,
        AQUIFER_REMOTE_KEYS: 'far=sk-of-the-far-one',
        AQUIFER_ANSWER_MODE: 'compose',
        AQUIFER_ANSWER_CACHE_MB: '0',
      },
    });
    await writing.post('/v1/collections', { name: 'c' });
    await writing.settle('c', {
      name: 'garden.md',
      bytes: '# Garden\n\nRoses are pruned in March, above the fifth leaf.\n',
      type: 'text/markdown',
    });
  });
  afterAll(async () => {
    await writing[Symbol.asyncDispose]();
    await remote[Symbol.asyncDispose]();
  });

  test('may be on another machine; the one here stands in for it, and who wrote is told', async () => {
    const first = await composed();
    expect(first.answer).toMatchObject({ answer: 'Roses are pruned in March. [1]', mode: 'compose', fallbacks: [] });
    expect(first.calls).toMatchObject([{ modelId: 'tiny@far', response: '1. Roses are pruned in March.', outcome: 'ok' }]);
    expect(remote.authorizations.at(-1)).toBe('Bearer sk-of-the-far-one');
    remote.behaves.trouble = { status: 500 };
    const second = await composed();
    expect(second.answer.fallbacks[0]).toMatch(/^smollm2\S+ writes instead of tiny@far: the server of "far" failed \(500\)/);
    expect(second.calls).toMatchObject([{ modelId: expect.stringContaining('smollm2') }]);
    expect(JSON.stringify([first, second, writing.log, await writing.json('/v1/system')])).not.toContain('sk-of-the-far-one');
  });

  test('has its prompt, words and versions in the trace', async () => {
    const answer = Answer.parse(await (await writing.post('/v1/questions', question)).json());
    expect(answer.status).toBe('answered');
    const { calls } = Trace.parse(await writing.json(`/v1/questions/${answer.id}`));
    expect(calls[0]).toMatchObject({ promptId: 'compose', promptVersion: expect.any(Number), modelId: expect.stringContaining('smollm2') });
    expect(calls[0]?.user).toContain('Roses are pruned in March');
    expect(calls[0]?.completionTokens).toBeGreaterThan(0);
  });

  test('stops when its reader leaves; that is kept, and the next one is served', async () => {
    const response = await writing.post('/v1/questions', { ...question, stream: true });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const activity = await until(async () => {
      const read = await writing.json<Activity>('/v1/activity');
      return read.failed > 0 ? read : null;
    }, 10_000);
    expect(activity.unanswered).toMatchObject([{ question: question.question, reason: expect.stringContaining('went away') }]);
    expect((await writing.post('/v1/questions', question)).status).toBe(200);
  });
});

/** Every quote is the stored revision's text at its span, to the letter. */
async function expectVerbatim({ citations }: Answer): Promise<void> {
  expect(citations.length).toBeGreaterThan(0);
  for (const { documentId, revision, span, quote } of citations) {
    const text = await (await service.fetch(`/v1/documents/${documentId}/revisions/${revision}/text`)).text();
    expect(text.slice(span.start, span.end)).toBe(quote);
  }
}

async function eventsOf(response: Response): Promise<{ event: string; data: unknown }[]> {
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const blocks = (await response.text()).split('\n\n').filter((block) => block.startsWith('event: '));
  return blocks.map((block) => {
    const [event = '', data = ''] = block.split('\n');
    return { event: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) as unknown };
  });
}
