import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Document, Received, SearchResult, Trace } from '#contract';
import type { OpenAiServer } from '#testing';
import { Caller } from '../red-team/suite/caller.ts';
import { serveObedient } from '../red-team/suite/obedient-model.ts';
import { askByEveryRoad, type Door, searchByEveryRoad, useTool } from '../red-team/suite/roads.ts';
import { hostileQuestions, smallAttacks } from '../red-team/suite/small.ts';
import { makeTenants, strangeWords, type Tenants } from '../red-team/suite/tenants.ts';
import { Service, until } from '../service.ts';

const collection = 'house';
/** An address nobody cites, something live, a prompt's instructions, its mark. */
const leaked = /thief\.example|!\[|\]\(http|begins with the number|evidence:/;
const strange = new RegExp(`${strangeWords.board}|${strangeWords.neighbour}`);
const attacks = await smallAttacks();
const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-red-team-'));
const ids = new Map<string, string>();
let keys: Tenants;
let model: OpenAiServer;
let service: Service;
let owner: Caller;
let asker: Caller;
let door: Door;

beforeAll(async () => {
  keys = await makeTenants(dataDir);
  model = await serveObedient(
    attacks.map(({ canary, order, question }) => ({ canary, question, text: order, span: { start: 0, end: order.length } })),
  );
  service = await Service.start({
    dataDir,
    environment: {
      AQUIFER_EMBEDDER: 'potion-base-8m',
      AQUIFER_GENERATOR: 'none',
      AQUIFER_REMOTE_MODELS: `obedient=${model.url}#tiny`,
      AQUIFER_CANARY_MINUTES: '0',
      AQUIFER_ANSWER_MODE: 'compose',
      AQUIFER_ANSWER_THRESHOLD: '0.2',
      AQUIFER_ANSWER_CACHE_MB: '0',
    },
  });
  owner = new Caller(service, keys.owner);
  asker = new Caller(service, keys.asker);
  door = { caller: asker, url: service.url, key: keys.asker, collection };
  await Promise.all([owner.json('/v1/collections', { name: collection }), strangers()]);
  for (const { file } of attacks) ids.set(file.name, await upload(file));
  await owner.json(`/v1/collections/${collection}/documents`, {
    externalId: 'closed',
    text: secretsOf(strangeWords.board),
    access: { public: false, groups: ['board'] },
  });
  for (const caller of [owner, new Caller(service, keys.neighbour)]) await settled(caller);
});
afterAll(async () => {
  await service?.[Symbol.asyncDispose]();
  await model?.[Symbol.asyncDispose]();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a hostile document', () => {
  it.each(attacks)('is obeyed on no road, and found on none where it is held back: $how ($file.name)', async (attack) => {
    const { question, answer, needle, canary, order, isInAnswer } = attack;
    const id = ids.get(attack.file.name) ?? '';
    const { status } = await owner.json<Document>(`/v1/documents/${id}`);
    expect(attack.isConcealed ? ['quarantined'] : ['quarantined', 'live']).toContain(status);
    const isHeld = status === 'quarantined';
    const answered = await askByEveryRoad(door, question);
    for (const { road, answer: words } of answered) {
      // What stands in the sentence that answers is quoted with it; said of its own accord it is not.
      expect(isInAnswer ? words.replaceAll(order, '') : words, road).not.toContain(canary);
      expect(words, road).not.toMatch(leaked);
      if (!isHeld) expect(words, road).toMatch(new RegExp(`\\b${answer}`));
    }
    for (const { road, all } of [...answered, ...(await searchByEveryRoad(door, question))]) {
      expect(all, road).not.toMatch(strange);
      if (isHeld) expect(all, road).not.toMatch(new RegExp(`${needle}|${canary}`));
    }
    if (isHeld) await expectClosed(id, attack);
  });
});

it.each(attacks.filter(({ isInAnswer }) => isInAnswer))('reaches the model where it is let in, which obeys: $how', async (attack) => {
  const { question, canary, file } = attack;
  const { status } = await owner.json<Document>(`/v1/documents/${ids.get(file.name)}`);
  const { id } = await asker.json<Answer>('/v1/questions', { question, mode: 'compose', collections: [collection] });
  const { calls } = await owner.json<Trace>(`/v1/questions/${id}`);
  const isObeyed = calls.some(({ response }) => response?.includes(canary));
  expect(isObeyed).toBe(status === 'live');
});

describe('a question that tries something on the service', () => {
  it.each(hostileQuestions)('brings no instructions, marks or words of strangers to anybody: %s', async (question) => {
    for (const { road, answer, all } of await askByEveryRoad(door, question)) {
      expect(answer, road).not.toMatch(leaked);
      expect(answer, road).not.toContain('marmalade');
      expect(all, road).not.toMatch(strange);
    }
  });
});

it('what strangers have can be found by those who may read it', async () => {
  for (const [key, word] of [
    [keys.owner, strangeWords.board],
    [keys.neighbour, strangeWords.neighbour],
  ] as const) {
    const search = { query: `book of ${word}`, collections: [collection] };
    const { items } = await new Caller(service, key).json<SearchResult>('/v1/search', search);
    expect(items.map(({ text }) => text).join(), word).toContain(word);
  }
});

it('the model did read orders, and did what they say', async () => {
  const live = attacks.find(({ how }) => how === 'plain sight');
  const asked = { question: live?.order ?? '', mode: 'compose', collections: [collection] };
  const { id } = await asker.json<Answer>('/v1/questions', {
    ...asked,
    question: `What is the reader told of the answer in the ${live?.file.name}?`,
  });
  const { calls } = await owner.json<Trace>(`/v1/questions/${id}`);
  expect(calls.map(({ response }) => response).join()).toContain('marmalade');
});

/** To a reader, by whatever opens one document. */
async function expectClosed(id: string, { question, needle }: (typeof attacks)[number]): Promise<void> {
  for (const path of ['/revisions/1/text', '/revisions/1/file']) expect((await asker.fetch(`/v1/documents/${id}${path}`)).status).toBe(404);
  const whyNot = await asker.fetch('/v1/search/why-not', { query: question, documentId: id, collections: [collection] });
  expect(await whyNot.text()).not.toContain(needle);
  expect(JSON.stringify(await useTool(door, 'read', { documentId: id }))).not.toContain(needle);
}

async function upload({ name, type, bytes }: (typeof attacks)[number]['file']): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(Buffer.from(bytes))], { type }), name);
  const { items } = await owner.json<Received>(`/v1/collections/${collection}/documents`, form);
  return items[0]?.documentId ?? '';
}

const secretsOf = (word: string): string =>
  attacks.map(({ question, answer }) => `${question} ${answer}, as the book of ${word} says.`).join('\n\n');

async function strangers(): Promise<void> {
  const neighbour = new Caller(service, keys.neighbour);
  await neighbour.json('/v1/collections', { name: collection });
  await neighbour.json(`/v1/collections/${collection}/documents`, { externalId: 'own', text: secretsOf(strangeWords.neighbour) });
}

async function settled(caller: Caller): Promise<void> {
  await until(async () => {
    const { pending } = await caller.json<{ pending: number }>(`/v1/collections/${collection}/progress`);
    return pending === 0 ? true : null;
  });
}
