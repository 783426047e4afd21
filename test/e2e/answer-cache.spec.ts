import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, AnswerCacheTrial, Collection, Configuration, Trace } from '#contract';
import type { Role } from '#core';
import { openDatabase, PgKeys } from '#store';
import { openLog } from '#telemetry';
import { placeEmbedded } from '../servers/place-embedded.ts';
import { Service, until } from '../service.ts';

const rooms = 'kitchen cellar workshop library garage laundry pantry attic'.split(' ');
const tools = 'broom ladder kettle lamp radio heater'.split(' ');
const toolOf = (index: number): string => `${tools[index % 6]}`;
const textOf = (room: string, index: number, days = index + 2): string =>
  `Rules of the ${room}. The ${toolOf(index)} of the ${room} is lent for ${days} days. Who keeps it longer pays ${index + 1} euros.`;
const questionOf = (room: string, index: number): string => `For how many days is the ${toolOf(index)} of the ${room} lent?`;

/** Calls the service with one key. */
class Caller {
  private readonly service: Service;
  private readonly key: string;

  constructor(service: Service, key: string) {
    this.service = service;
    this.key = key;
  }

  fetch(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Response> {
    const headers = {
      authorization: `Bearer ${this.key}`,
      ...(typeof body === 'object' && !(body instanceof FormData) && { 'content-type': type }),
    };
    const sent = body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) };
    return this.service.fetch(path, { method, headers, ...sent });
  }

  async json<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    return (await this.fetch(method, path, body)).json() as Promise<Body>;
  }

  ask(question: string, fields: object = {}): Promise<Answer> {
    return this.json('POST', '/v1/questions', { question, collections: ['house'], mode: 'extract', ...fields });
  }

  async upload(room: string, text: string): Promise<void> {
    const form = new FormData();
    form.set('externalId', room);
    form.set('file', new Blob([text], { type: 'text/plain' }), `${room}.txt`);
    await this.fetch('POST', '/v1/collections/house/documents', form);
  }

  async furnish(): Promise<void> {
    await this.json('POST', '/v1/collections', { name: 'house' });
    await Promise.all(rooms.map((room, index) => this.upload(room, textOf(room, index))));
    await this.settled();
  }

  settled(): Promise<true> {
    return until(async () => {
      const { pending } = await this.json<{ pending: number }>('GET', '/v1/collections/house/progress');
      return pending === 0 ? true : null;
    });
  }
}

describe('an answer given again', () => {
  let service: Service;
  let dataDir: string;
  let [owner, neighbour, reader]: Caller[] = [];
  const kitchen = questionOf('kitchen', 0);

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'aquifer-again-'));
    const keys = await twoTenants(dataDir);
    const environment = { AQUIFER_EMBEDDER: 'potion-base-8m', AQUIFER_ANSWER_THRESHOLD: '0.2' };
    service = await Service.start({ dataDir, environment });
    [owner, neighbour, reader] = keys.map((key) => new Caller(service, key));
    await Promise.all([owner?.furnish(), neighbour?.furnish()]);
  });
  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is the same with a trace of its own, and says whose question it was made for', async () => {
    const first = await owner!.ask(kitchen);
    expect(first).toMatchObject({ status: 'answered' });
    expect(first.again).toBeUndefined();
    const again = await owner!.ask(` ${kitchen.replace('For', 'for').replace('?', ' ?')}`);
    expect(again).toMatchObject({
      status: 'answered',
      answer: first.answer,
      citations: first.citations,
      again: { of: first.id, asked: kitchen, cosine: null },
    });
    expect(again.id).not.toBe(first.id);
    expect(again.citationCheck).toEqual({ checked: again.citations.length, valid: again.citations.length });
    const trace = await owner!.json<Trace>('GET', `/v1/questions/${again.id}`);
    expect(trace).toMatchObject({ answer: first.answer, again: { of: first.id }, usage: { promptTokens: 0 } });
    const metrics = await (await owner!.fetch('GET', '/metrics')).text();
    expect(metrics).toContain('aquifer_cache_lookups_total{cache="answers",outcome="repeated"} 1');
  });

  it('streams what the first one streamed', async () => {
    const body = { question: kitchen, collections: ['house'], mode: 'extract', stream: true };
    const events = await (await owner!.fetch('POST', '/v1/questions', body)).text();
    const names = [...events.matchAll(/^event: (\w+)/gm)].map(([, name]) => name);
    expect(names[0]).toBe('passages');
    expect(names).toContain('token');
    expect(names.at(-1)).toBe('done');
    expect(events).toContain('"again":{"of":"');
  });

  it('is never that of another tenant, of other rights, or of a question that asks something else', async () => {
    const own = await owner!.ask(kitchen);
    const other = await neighbour!.ask(kitchen);
    expect(own.again).toBeDefined();
    expect(other).toMatchObject({ status: 'answered', answer: own.answer });
    expect(other.again).toBeUndefined();
    const documentsOf = ({ passages, citations }: Answer) => [...passages, ...citations].map(({ documentId }) => documentId);
    expect(documentsOf(other).filter((id) => documentsOf(own).includes(id))).toEqual([]);
    expect((await reader!.ask(kitchen)).again).toBeUndefined();
    expect((await reader!.ask(kitchen)).again).toBeDefined();
    for (const fields of [{ limit: 3 }, { filter: { type: 'text/plain' } }, { asOf: new Date().toISOString() }, { mode: 'auto' }])
      expect((await owner!.ask(kitchen, fields)).again).toBeUndefined();
    expect((await owner!.ask(questionOf('kitchen', 1))).again).toBeUndefined();
  });

  it('ends with the document it rests on: replaced, closed, deleted', async () => {
    expect((await owner!.ask(kitchen)).again).toBeDefined();
    await owner!.upload('kitchen', textOf('kitchen', 0, 77));
    await owner!.settled();
    const replaced = await owner!.ask(kitchen);
    expect(replaced.again).toBeUndefined();
    expect(replaced.answer).toContain('77 days');
    expect((await owner!.ask(kitchen)).again).toMatchObject({ of: replaced.id });

    const documentId = replaced.citations[0]?.documentId;
    const shownToReader = await reader!.ask(kitchen);
    expect(shownToReader.answer).toContain('77 days');
    await owner!.fetch('PATCH', `/v1/documents/${documentId}`, { access: { public: false, groups: ['hr'] } });
    const closed = await reader!.ask(kitchen);
    expect(closed.again).toBeUndefined();
    expect(JSON.stringify(closed)).not.toContain('77 days');
    expect((await owner!.ask(kitchen)).answer).toContain('77 days');

    await owner!.fetch('DELETE', `/v1/documents/${documentId}`);
    const deleted = await owner!.ask(kitchen);
    expect(deleted.again).toBeUndefined();
    expect(JSON.stringify(deleted)).not.toContain('77 days');
  });

  it('is made anew under another configuration, and holds again under its own', async () => {
    const cellar = questionOf('cellar', 1);
    const first = await owner!.ask(cellar);
    expect((await owner!.ask(cellar)).again).toMatchObject({ of: first.id });
    const overrides = { answers: { threshold: 0.19 } };
    const other = await owner!.json<Configuration>('POST', '/v1/configurations', { name: 'laxer', overrides });
    await owner!.fetch('POST', `/v1/configurations/${other.id}/activate`, {});
    expect((await owner!.ask(cellar)).again).toBeUndefined();
    await owner!.fetch('POST', '/v1/configurations/rollback', {});
    expect((await owner!.ask(cellar)).again).toMatchObject({ of: first.id });
  });

  it('is given to other words only once that is measured, and then not where one thing differs', async () => {
    const measure = (apply: boolean): Promise<AnswerCacheTrial> => owner!.json('POST', '/v1/collections/house/answer-cache', { apply });
    const settings = async () => (await owner!.json<Collection>('GET', '/v1/collections/house')).settings.answerCache;
    const reworded = (room: string, index: number): string => `Please, for how many days are ${toolOf(index)}s of the ${room} lent`;
    const golden = (question: string, expected: string) => ({ question, expected: [expected] });

    await owner!.json('POST', '/v1/collections/house/golden', golden(questionOf('attic', 7), 'attic'));
    await owner!.json('POST', '/v1/collections/house/golden', golden(questionOf('cellar', 1), 'cellar'));
    expect(await measure(true)).toMatchObject({ questions: 2, needed: 598, proposed: null, reason: expect.stringContaining('598 such') });
    expect((await settings()).threshold).toBeNull();
    await owner!.ask(questionOf('attic', 7));
    expect((await owner!.ask(reworded('attic', 7))).again).toBeUndefined();

    const lines = Array.from({ length: 600 }, (_, index) =>
      JSON.stringify(golden(`What does clause ${index} of the rules say?`, `c${index}`)),
    );
    await sendLines(service, '/v1/collections/house/golden', lines);
    const measured = await measure(true);
    expect(measured).toMatchObject({ questions: 602, leftOut: 0, isCut: false, proposed: { threshold: 0.9, falseHits: 0 }, reason: null });
    expect(measured.proposed?.bound).toBeLessThan(0.005);
    expect(await settings()).toMatchObject({ threshold: 0.9, questions: 602 });

    const first = await owner!.ask(questionOf('attic', 7));
    const again = await owner!.ask(reworded('attic', 7));
    expect(again).toMatchObject({ answer: first.answer, again: { of: first.id, asked: questionOf('attic', 7) } });
    expect(again.again?.cosine).toBeGreaterThan(0.9);
    for (const [was, is] of [
      ['attic', 'garage'],
      ['days', 'weeks'],
      ['is', 'was'],
      ['many', 'few'],
      ['ladder', '2 ladders'],
    ] as const)
      expect((await owner!.ask(questionOf('attic', 7).replace(was, is))).again).toBeUndefined();

    await owner!.fetch('PATCH', '/v1/collections/house', { answerCache: null });
    expect((await settings()).threshold).toBeNull();
    await owner!.ask(questionOf('attic', 7));
    expect((await owner!.ask(reworded('attic', 7))).again).toBeUndefined();
  });

  async function sendLines(service: Service, path: string, lines: readonly string[]): Promise<void> {
    const headers = { authorization: `Bearer ${keysOf.owner}`, 'content-type': 'application/x-ndjson' };
    const response = await service.fetch(path, { method: 'POST', headers, body: lines.join('\n') });
    expect(response.ok).toBe(true);
  }
});

const keysOf = { owner: '' };

/** Keys of two organisations' admins, and of a reader of the first. */
async function twoTenants(dataDir: string): Promise<string[]> {
  const dir = join(dataDir, 'database');
  await placeEmbedded(dir);
  const log = openLog({ level: 'warn', format: 'json' }, { out: process.stderr });
  await using database = await openDatabase({ kind: 'embedded', dir }, { log, signal: new AbortController().signal });
  await database.script((run) => run("insert into organisation (id, name) values ('second', 'second')"));
  const keys = new PgKeys(database);
  const make = async (organisationId: string, role: Role): Promise<string> =>
    (await keys.create(organisationId, { name: role, role, groups: [], mcpTools: null })).key;
  keysOf.owner = await make('default', 'admin');
  return [keysOf.owner, await make('second', 'admin'), await make('default', 'reader')];
}
