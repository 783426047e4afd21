import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Answer, type Document, NewKey, type Received, SearchResult, Suggestions, Trace } from '#contract';
import { expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';

const green = 'How hot should the water for green tea be?';
let service: Service;
let adminKey = '';
let keys: { admin: string; ann: string; bob: string };

beforeAll(async () => {
  service = await Service.start();
  keys = { admin: await aKey('admin'), ann: await aKey('reader'), bob: await aKey('reader') };
  await call('admin', '/v1/collections', { name: 'kitchen' });
  const items = [
    { externalId: 'green', title: 'Green tea', text: 'The water for green tea should be seventy degrees hot, no more.' },
    { externalId: 'black', title: 'Black tea', text: 'The water for black tea should be boiling hot when it is poured.' },
    { externalId: 'oven', title: 'Oven', text: 'The oven of the bakery was invented by Emil Lindqvist of Malmö.' },
  ];
  for (const item of items) await upload('kitchen', item);
});
afterAll(() => service[Symbol.asyncDispose]());

describe('a conversation', () => {
  test('is read question by question: what leans on the one before is searched, shown and traced as it stands alone', async () => {
    await ask('ann', green, 'tea time');
    const second = await ask('ann', 'And for black tea?', 'tea time');
    expect(second.understood).toMatchObject({ query: 'How hot should the water for black tea be?', rewrittenFrom: 'And for black tea?' });
    expect(second.passages[0]?.externalId).toBe('black');
    expect(second.answer).toContain('boiling');
    expect(second.timings).toHaveProperty('understand');
    const trace = Trace.parse(await (await call('ann', `/v1/questions/${second.id}`)).json());
    expect(trace).toMatchObject({ question: 'And for black tea?', conversationId: 'tea time', understood: second.understood });
  });

  test('belongs to the key that has it: under the same name another key, an admin’s too, begins anew', async () => {
    await ask('ann', green, 'mine');
    for (const who of ['bob', 'admin'] as const) {
      const answer = await ask(who, 'And for black tea?', 'mine');
      expect(answer.understood).toMatchObject({ query: 'And for black tea?', rewrittenFrom: null, carried: [] });
    }
    expect((await ask('ann', 'And for black tea?', 'another')).understood?.rewrittenFrom).toBeNull();
  });

  test('goes on after any one question of one’s own, and of nobody else’s', async () => {
    const { id } = await ask('ann', green, 'elsewhere');
    const reply = { question: 'And for black tea?', repliesTo: id };
    const { understood } = Answer.parse(await (await call('ann', '/v1/questions', reply)).json());
    expect(understood?.query).toBe('How hot should the water for black tea be?');
    await expectProblem(await call('bob', '/v1/questions', reply), 404, 'not_found');
  });

  test('says at once what is searched when it is streamed', async () => {
    await ask('ann', green, 'streamed');
    const body = { question: 'And for black tea?', conversationId: 'streamed', stream: true };
    const events = await (await call('ann', '/v1/questions', body)).text();
    expect(/event: passages\ndata: (?<data>.*)/.exec(events)?.groups?.['data']).toContain('How hot should the water for black tea be?');
  });

  test('has a name of bounded length', async () => {
    await expectProblem(await call('ann', '/v1/questions', { question: green, conversationId: 'x'.repeat(201) }), 400, 'bad_request');
  });
});

describe('a search', () => {
  test('takes the questions before it, and explains the words that were searched', async () => {
    const found = await search({ query: 'And for black tea?', turns: [green], explain: true });
    expect(found.understood).toMatchObject({ query: 'How hot should the water for black tea be?', type: 'quantity', language: 'en' });
    expect(found.explanation?.words.map(({ word }) => word)).toContain('water');
    const again = await search({ query: 'And for black tea?', turns: [green] });
    expect(again).toMatchObject({ cached: true, understood: found.understood });
  });

  test('for two things at once finds both, and says that it searched both', async () => {
    const { understood, items } = await search({ query: 'How hot should the water for green tea be? Who invented the oven?', limit: 2 });
    expect(understood).toMatchObject({
      type: 'multi-part',
      searched: ['How hot should the water for green tea be?', 'Who invented the oven?'],
    });
    expect(items.map(({ externalId }) => externalId).toSorted()).toEqual(['green', 'oven']);
  });

  test('counts the time of understanding', async () => {
    await search({ query: green });
    expect(await (await call('admin', '/metrics')).text()).toContain('aquifer_stage_seconds_count{stage="understand"}');
  });
});

describe('what may be asked next', () => {
  const manualOf = (name: string): object => ({
    externalId: name,
    title: `${name} manual`,
    text: `# ${name} manual\n\n## Warranty\n\nThe warranty of the ${name} is two years.\n\n## Descaling\n\nDescale the ${name} monthly.\n`,
  });

  test('is told to the key that asked, and only of documents that are not withdrawn meanwhile', async () => {
    await call('admin', '/v1/collections', { name: 'shop' });
    const [cited, beside] = [await upload('shop', manualOf('Heron 3')), await upload('shop', manualOf('Heron 5'))];
    const asked = await call('ann', '/v1/questions', { question: 'What is the warranty of the Heron 3?', collections: ['shop'] });
    const path = `/v1/questions/${Answer.parse(await asked.json()).id}/suggestions`;
    const sources = async (): Promise<Set<string>> => {
      const { items } = Suggestions.parse(await (await call('ann', path)).json());
      return new Set(items.map(({ documentId }) => documentId));
    };
    expect(await sources()).toEqual(new Set([cited, beside]));
    await expectProblem(await call('bob', path), 404, 'not_found');
    await withdraw(beside);
    expect(await sources()).toEqual(new Set([cited]));
    await withdraw(cited);
    expect(await sources()).toEqual(new Set());
  });
});

async function ask(who: keyof typeof keys, question: string, conversationId: string): Promise<Answer> {
  const response = await call(who, '/v1/questions', { question, conversationId });
  expect(response.status).toBe(200);
  return Answer.parse(await response.json());
}

/** Its id, once it can be found. */
async function upload(collection: string, item: object): Promise<string> {
  const [received] = ((await (await call('admin', `/v1/collections/${collection}/documents`, item)).json()) as Received).items;
  await until(async () => {
    const { status } = (await (await call('admin', `/v1/documents/${received?.documentId}`)).json()) as Document;
    return status === 'live' || null;
  });
  return received?.documentId ?? '';
}

async function withdraw(documentId: string): Promise<void> {
  const init = { method: 'DELETE', headers: { authorization: `Bearer ${keys.admin}` } };
  expect((await service.fetch(`/v1/documents/${documentId}`, init)).ok).toBe(true);
}

async function search(body: object): Promise<SearchResult> {
  return SearchResult.parse(await (await call('ann', '/v1/search', body)).json());
}

async function aKey(role: 'admin' | 'reader'): Promise<string> {
  const headers: Record<string, string> = role === 'admin' ? {} : { authorization: `Bearer ${adminKey}` };
  const response = await service.post('/v1/keys', { name: role, role }, headers);
  const { key } = NewKey.parse(await response.json());
  if (role === 'admin') adminKey = key;
  return key;
}

/** Sends a body, or reads where there is none. */
async function call(who: keyof typeof keys, path: string, body?: object): Promise<Response> {
  const authorization = `Bearer ${keys[who]}`;
  return body ? service.post(path, body, { authorization }) : service.fetch(path, { headers: { authorization } });
}
