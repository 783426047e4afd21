import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Answer, type Document, NewKey, type Received, ReviewAnswered, ReviewCase, ReviewPolicy, type ReviewList, Trace } from '#contract';
import type { z } from 'zod';
import { expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';

const green = 'How hot should the water for green tea be?';
const dismissal = 'How much notice does the dismissal of a cook need?';
const words = 'The dismissal of a cook needs four weeks of notice, given in writing.';
const environment = { AQUIFER_METRICS: 'keys' };
type Who = 'admin' | 'apprentice' | 'editor' | 'staff';
type List = z.infer<typeof ReviewList>;
let service: Service;
let keys: Record<Who, string>;
const documents: Record<string, string> = {};

beforeAll(async () => {
  service = await Service.start({ environment });
  keys = { admin: '', apprentice: '', editor: '', staff: '' };
  keys.admin = await aKey({ name: 'Ada', role: 'admin' });
  keys.apprentice = await aKey({ name: 'Ann', role: 'reader', groups: ['apprentices'] });
  keys.staff = await aKey({ name: 'Stu', role: 'reader', groups: ['staff'] });
  keys.editor = await aKey({ name: 'Edith', role: 'editor', groups: ['staff', 'hr'] });
  await call('admin', '/v1/collections', { name: 'kitchen' });
  await add({ externalId: 'green', title: 'Green tea', text: 'The water for green tea should be seventy degrees hot, no more.' });
  await add({ externalId: 'notice', title: 'Notice', text: `${words} The house keeps a copy of it.` });
  await add({
    externalId: 'secret',
    title: 'Cooks in trial',
    text: 'The dismissal of a cook in his trial months needs no notice at all.',
    access: { public: false, groups: ['staff'] },
  });
  await add({
    externalId: 'board',
    title: 'Minutes',
    text: 'The board wants the notice for the dismissal of a cook to be shorter.',
    access: { public: false, groups: ['apprentices'] },
  });
  await policy({ name: 'Dismissals', effect: 'hold', when: { words: ['dismiss*'] }, collection: 'kitchen', reviewers: ['hr'] });
});
afterAll(() => service[Symbol.asyncDispose]());

describe('a question that a policy holds', () => {
  test('is answered by a person, from quotes that stand in the stored text, and says so to who asked', async () => {
    const asked = await ask('apprentice', dismissal);
    expect(asked).toMatchObject({ status: 'retrieval_only', answer: '', sentences: [], citations: [] });
    expect(asked.reason).toContain('“Dismissals” (it says “dismiss*”)');
    expect(asked.review).toMatchObject({ effect: 'hold', state: 'open', poll: `/v1/questions/${asked.id}`, by: null, answer: null });
    expect(asked.passages.length).toBeGreaterThan(0);
    expect(await trace('apprentice', asked.id)).toMatchObject({
      status: 'retrieval_only',
      answer: '',
      calls: [],
      review: { state: 'open' },
    });
    const beside = await (await call('apprentice', `/v1/questions/${asked.id}/suggestions`)).json();
    expect(beside).toEqual({ questionId: asked.id, items: [], tried: 0, notes: ['the question went to a person'] });

    const review = await find('editor', asked.id);
    expect(review).toMatchObject({
      question: dismissal,
      askedBy: { role: 'reader', key: 'Ann' },
      made: { status: 'answered' },
      state: 'open',
    });
    expect(review.withheld).toBe(1);
    expect(review.passages.map(({ externalId }) => externalId)).not.toContain('board');
    const notice = review.passages.find(({ externalId }) => externalId === 'notice');
    const sentence = notice?.sentences.find(({ text }) => text === words);
    const quote = { chunkId: notice?.chunkId ?? '', span: sentence?.span ?? { start: 0, end: 0 } };
    const body = { sentences: [quote, { text: 'Ask me before you write it.' }] };

    await expectProblem(await call('editor', `/v1/reviews/${asked.id}/answer`, body), 409, 'conflict');
    expect((await call('editor', `/v1/reviews/${asked.id}/take`, {})).status).toBe(200);
    const taken = await expectProblem(await call('admin', `/v1/reviews/${asked.id}/take`, {}), 409, 'conflict');
    expect(taken.detail).toContain('Edith');
    await expectProblem(await call('admin', `/v1/reviews/${asked.id}/answer`, body), 409, 'conflict');
    expect((await trace('apprentice', asked.id)).review?.state).toBe('taken');

    const beyond = { sentences: [{ ...quote, span: { start: quote.span.start, end: quote.span.end + 1000 } }] };
    await expectProblem(await call('editor', `/v1/reviews/${asked.id}/answer`, beyond), 400, 'bad_request');
    const given = ReviewAnswered.parse(await (await call('editor', `/v1/reviews/${asked.id}/answer`, { ...body, golden: true })).json());
    expect(given).toMatchObject({ golden: { kept: true }, answer: { citationCheck: { checked: 1, valid: 1 } } });
    await expectProblem(await call('editor', `/v1/reviews/${asked.id}/answer`, body), 409, 'conflict');

    const answered = await trace('apprentice', asked.id);
    expect(answered).toMatchObject({
      status: 'answered',
      answer: `${words} [1] [in the words of the person who answered] Ask me before you write it.`,
      sentences: [
        { text: words, markers: [1], verdict: 'verbatim' },
        { text: 'Ask me before you write it.', markers: [], verdict: 'person' },
      ],
      citations: [{ marker: 1, documentId: documents['notice'], revision: 1, quote: words, span: quote.span }],
      review: { state: 'answered', by: { role: 'editor', key: 'Edith' }, reason: null },
    });
    expect(answered.review?.at).not.toBeNull();
    const { items } = (await (await call('admin', '/v1/collections/kitchen/golden')).json()) as {
      items: { question: string; expected: string[] }[];
    };
    expect(items).toMatchObject([{ question: dismissal, expected: ['notice'], quote: null }]);

    await add({ externalId: 'notice', title: 'Notice', text: 'The dismissal of a cook needs eight weeks of notice.' });
    const later = await trace('apprentice', asked.id);
    expect(later.freshness).toMatchObject({ verdict: 'superseded', words: expect.stringContaining('“Notice” is superseded') as string });
    expect(later.answer).toContain('four weeks');
  });

  test('shows no word of its answer while it is streamed, but what was found at once', async () => {
    const events = await stream('apprentice', dismissal);
    expect(events.map(({ event }) => event)).toEqual(['passages', 'done']);
    const done = Answer.parse(events.at(-1)?.data);
    expect(done).toMatchObject({ answer: '', review: { state: 'open', effect: 'hold' } });
    expect((await stream('apprentice', green)).map(({ event }) => event)).toEqual(['passages', 'token', 'citation', 'done']);
    await settle('editor', done.id, 'dismiss', { reason: 'Come to the office.' });
    expect(await trace('apprentice', done.id)).toMatchObject({
      status: 'retrieval_only',
      reason: 'a person looked at this and gave no answer: Come to the office.',
      answer: '',
      review: { state: 'dismissed', by: { key: 'Edith' } },
    });
  });

  test('may be answered only from what who asked may read, too', async () => {
    const { id } = await ask('apprentice', 'Does the dismissal of cooks in trial need notice?');
    const found = (await (await call('editor', `/v1/reviews/${id}/search`, { query: 'dismissal in trial months' })).json()) as {
      items: { externalId: string }[];
      withheld: number;
    };
    expect(found.withheld).toBe(1);
    expect(found.items.map(({ externalId }) => externalId)).not.toContain('secret');
    const own = (await (await call('editor', '/v1/search', { query: 'dismissal in trial months' })).json()) as {
      items: { externalId: string; chunkId: string; span: { start: number; end: number } }[];
    };
    const secret = own.items.find(({ externalId }) => externalId === 'secret');
    await call('editor', `/v1/reviews/${id}/take`, {});
    const sentences = [{ chunkId: secret?.chunkId, span: secret?.span }];
    await expectProblem(await call('editor', `/v1/reviews/${id}/answer`, { sentences }), 404, 'not_found');
    const more = found.items.find(({ externalId }) => externalId === 'green') as (typeof own.items)[number] | undefined;
    if (more)
      expect((await call('editor', `/v1/reviews/${id}/answer`, { sentences: [{ chunkId: more.chunkId, span: more.span }] })).status).toBe(
        200,
      );
  });

  test('is for reviewers of the policy alone, and for nobody who only reads', async () => {
    const { id } = await ask('staff', dismissal);
    const other = await aKey({ name: 'Otto', role: 'editor', groups: ['staff'] });
    expect((await list(other)).items).toEqual([]);
    for (const path of [`/v1/reviews/${id}`, `/v1/reviews/${id}/take`])
      await expectProblem(await raw(other, path, path.endsWith('take') ? {} : undefined), 404, 'not_found');
    expect((await list(keys.editor)).items.map((item) => item.id)).toContain(id);
    expect((await list(keys.admin)).items.map((item) => item.id)).toContain(id);
    await expectProblem(await call('staff', '/v1/reviews'), 403, 'forbidden');
    await expectProblem(
      await call('editor', '/v1/review-policies', { name: 'x', effect: 'copy', when: { words: ['x'] } }),
      403,
      'forbidden',
    );
    await expectProblem(await call('apprentice', `/v1/questions/${id}`), 404, 'not_found');
  });

  test('waits on after the process was killed', async () => {
    const { id } = await ask('apprentice', dismissal);
    const { dataDir } = service;
    await service.kill();
    service = await Service.start({ dataDir, environment });
    expect(await find('editor', id)).toMatchObject({ state: 'open', made: { status: 'answered' } });
  });
});

describe('a question that a policy copies', () => {
  test('is answered as always, says that a person looks at it, and what the person said', async () => {
    const { id: policyId } = await policy({ name: 'Without an answer', effect: 'copy', when: { outcomes: ['abstained'] } });
    expect((await ask('staff', green)).review).toBeUndefined();
    const asked = await ask('staff', 'Who won the chess championship of 1972?');
    expect(asked).toMatchObject({
      status: 'abstained',
      review: { effect: 'copy', state: 'open', policies: [{ name: 'Without an answer' }] },
    });
    await settle('admin', asked.id, 'answer', { sentences: [{ text: 'That is not our field.' }] });
    expect(await trace('staff', asked.id)).toMatchObject({
      status: 'abstained',
      review: { state: 'answered', by: { role: 'admin', key: 'Ada' }, answer: { sentences: [{ verdict: 'person' }] } },
    });
    const changed = ReviewPolicy.parse(await (await call('admin', `/v1/review-policies/${policyId}`, { enabled: false }, 'PATCH')).json());
    expect(changed).toMatchObject({ version: 2, enabled: false });
    expect((await ask('staff', 'Who won the chess championship of 1973?')).review).toBeUndefined();
  });

  test('is told, counted and audited', async () => {
    const actions = (await (await call('admin', '/v1/audit')).json()) as { items: { action: string }[] };
    expect(actions.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['review_policy.create', 'review_policy.change', 'review.answered', 'review.dismissed']),
    );
    const events = (await (await call('admin', '/v1/events?type=review.opened,review.answered,review.dismissed')).json()) as {
      items: { type: string; data: object }[];
    };
    expect(new Set(events.items.map(({ type }) => type))).toEqual(new Set(['review.opened', 'review.answered', 'review.dismissed']));
    expect(JSON.stringify(events.items)).not.toMatch(/notice|weeks/);
  });

  test('metrics are for keys of editors where the settings say so, and name nothing that anybody wrote', async () => {
    await expectProblem(await service.fetch('/metrics'), 401, 'unauthenticated');
    await expectProblem(await call('staff', '/metrics'), 403, 'forbidden');
    const metrics = await (await call('editor', '/metrics')).text();
    expect(metrics).toMatch(/aquifer_reviews_total\{state="answered",effect="copy"\} 1/);
    expect(metrics).not.toMatch(/kitchen|notice|dismissal|Edith|default/i);
  });
});

test.each([
  [{ name: 'x', effect: 'hold', when: {} }],
  [{ name: 'x', effect: 'hold', when: { words: [] } }],
  [{ name: 'x', effect: 'hold', when: { words: ['*'] } }],
  [{ name: 'x', effect: 'keep', when: { words: ['a'] } }],
  [{ name: 'x', effect: 'hold', when: { evidenceWithin: 2 } }],
  [{ name: 'x', effect: 'hold', when: { words: ['a*b'] } }],
])('a policy that says nothing, or what nobody understands, is refused: %j', async (body) => {
  await expectProblem(await call('admin', '/v1/review-policies', body), 400, 'bad_request');
});

async function ask(who: Who, question: string): Promise<Answer> {
  const response = await call(who, '/v1/questions', { question });
  expect(response.status).toBe(200);
  return Answer.parse(await response.json());
}

async function stream(who: Who, question: string): Promise<{ event: string; data: unknown }[]> {
  const text = await (await call(who, '/v1/questions', { question, stream: true })).text();
  const matches = [...text.matchAll(/event: (\w+)\ndata: (.*)\n/g)];
  return matches.map(([, event = '', data = '']) => ({ event, data: JSON.parse(data) as unknown }));
}

const trace = async (who: Who, id: string): Promise<Trace> => Trace.parse(await (await call(who, `/v1/questions/${id}`)).json());
const find = async (who: Who, id: string): Promise<ReviewCase> => ReviewCase.parse(await (await call(who, `/v1/reviews/${id}`)).json());
const list = async (key: string): Promise<List> => (await raw(key, '/v1/reviews')).json() as Promise<List>;

async function settle(who: Who, id: string, how: 'answer' | 'dismiss', body: object): Promise<void> {
  expect((await call(who, `/v1/reviews/${id}/take`, {})).status).toBe(200);
  expect((await call(who, `/v1/reviews/${id}/${how}`, body)).ok).toBe(true);
}

async function policy(body: object): Promise<ReviewPolicy> {
  const response = await call('admin', '/v1/review-policies', body);
  expect(response.status).toBe(201);
  return ReviewPolicy.parse(await response.json());
}

async function add(item: { readonly externalId: string; readonly [field: string]: unknown }): Promise<void> {
  const [received] = ((await (await call('admin', '/v1/collections/kitchen/documents', item)).json()) as Received).items;
  documents[item.externalId] = received?.documentId ?? '';
  await until(async () => {
    const document = (await (await call('admin', `/v1/documents/${received?.documentId}`)).json()) as Document;
    return (document.status === 'live' && document.liveRevision === received?.revision) || null;
  });
}

async function aKey(body: { readonly name: string; readonly role: string; readonly groups?: readonly string[] }): Promise<string> {
  const headers: Record<string, string> = keys.admin === '' ? {} : { authorization: `Bearer ${keys.admin}` };
  return NewKey.parse(await (await service.post('/v1/keys', body, headers)).json()).key;
}

/** Sends a body, or reads where there is none. */
const call = (who: Who, path: string, body?: object, method = 'POST'): Promise<Response> => raw(keys[who], path, body, method);

function raw(key: string, path: string, body?: object, method = 'POST'): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return service.fetch(
    path,
    body ? { method, headers, body: JSON.stringify(body) } : { headers: { authorization: headers.authorization } },
  );
}
