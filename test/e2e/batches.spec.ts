import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Answer, type AskedInBatchList, Batch, BatchResult, type Trace } from '#contract';
import type { z } from 'zod';
import { expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';

/** Quick to start; what is answered is not the matter here. */
const environment = { AQUIFER_EMBEDDER: 'potion-base-8m' };
const animals = ['otter', 'heron', 'badger', 'lynx', 'marten', 'beaver', 'stork', 'raven', 'weasel', 'crane'];
const questionAbout = (index: number): string => `How many stones does the ${animals[index % animals.length]} of shed ${index % 20} count?`;
const stones = (index: number): number => 100 + ((index * 37) % 20);

/** Twenty sheds, each with an animal and its stones. */
async function fill(service: Service): Promise<void> {
  await service.post('/v1/collections', { name: 'sheds' });
  const documents = Array.from({ length: 20 }, (_, index) => ({
    externalId: `shed-${index}`,
    text: `The ${animals[index % animals.length]} of shed ${index} counts ${stones(index)} stones every morning.`,
  }));
  await service.fetch('/v1/collections/sheds/documents', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: ndjson(documents),
  });
  await service.untilIdle('sheds');
}

const ndjson = (lines: readonly object[]): string => lines.map((line) => JSON.stringify(line)).join('\n');
const lines = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ customId: `c${index}`, question: questionAbout(index), mode: 'extract' }));

function send(service: Service, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return service.fetch('/v1/batches?name=sheds', { method: 'POST', headers: { 'content-type': 'application/x-ndjson', ...headers }, body });
}

async function received(response: Response): Promise<Batch> {
  expect(response.status).toBe(202);
  return Batch.parse(await response.json());
}

async function over(service: Service, id: string, headers: Record<string, string> = {}): Promise<Batch> {
  return until(async () => {
    const batch = Batch.parse(await (await service.fetch(`/v1/batches/${id}`, { headers })).json());
    return batch.state === 'received' || batch.state === 'running' ? null : batch;
  });
}

async function resultsOf(service: Service, id: string, { query = '', headers = {} } = {}): Promise<BatchResult[]> {
  const response = await service.fetch(`/v1/batches/${id}/results${query}`, { headers });
  expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
  const text = await response.text();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => BatchResult.parse(JSON.parse(line)));
}

describe('a batch', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ environment });
    await fill(service);
  });
  afterAll(() => service?.[Symbol.asyncDispose]());

  test('is asked behind people, and its results stand in the order given, each as its trace has it', async () => {
    const { id } = await received(await send(service, ndjson(lines(200))));
    const inBetween: Answer[] = [];
    const running = over(service, id).then((batch) => [batch] as const);
    for (let done = false; !done;) {
      inBetween.push(Answer.parse(await (await service.post('/v1/questions', { question: questionAbout(3), mode: 'extract' })).json()));
      done = await Promise.race([running.then(() => true), new Promise<boolean>((resolve) => setTimeout(resolve, 150, false))]);
    }
    const [batch] = await running;
    expect(batch).toMatchObject({ state: 'finished', name: 'sheds', questions: 200, ended: 200, secondsLeft: null });
    expect(Object.values(batch.counts).reduce((sum, count) => sum + count, 0)).toBe(200);
    expect(inBetween.every(({ status }) => status === 'answered')).toBe(true);
    const results = await resultsOf(service, id);
    expect(results.map(({ number, customId }) => [number, customId])).toEqual(lines(200).map((_, index) => [index + 1, `c${index}`]));
    const first = results[3];
    expect(first).toMatchObject({ status: 'answered', question: questionAbout(3), problem: null });
    expect(first?.answer?.answer).toContain(String(stones(3)));
    const trace = await service.json<Trace>(`/v1/questions/${first?.answer?.id}`);
    expect(trace).toMatchObject({ question: questionAbout(3), answer: first?.answer?.answer, config: first?.answer?.config });
    expect(await resultsOf(service, id, { query: '?after=198' })).toEqual(results.slice(198));
    expect(await resultsOf(service, id, { query: '?status=failed' })).toEqual([]);
  });

  test('with bad lines is refused with all of them, and nothing of it is there', async () => {
    const before = await service.json<{ items: unknown[] }>('/v1/batches');
    const bad = [
      '{"question": "fine"}',
      'no json',
      '',
      '{"question": "", "limit": 0}',
      '{"question": "streams", "stream": true}',
      '{"question": "a", "customId": "twice"}',
      '{"question": "b", "customId": "twice"}',
      '{"question": "where", "collections": ["nowhere"]}',
      `{"question": "long", "customId": "${'x'.repeat(70_000)}"}`,
    ].join('\n');
    const { errors = [] } = await expectProblem(await send(service, bad), 400, 'bad_request');
    expect(errors.map(({ path }) => path)).toEqual(['line 2', 'line 4.question', 'line 4.limit', 'line 5', 'line 7', 'line 8', 'line 9']);
    expect(errors.find(({ path }) => path === 'line 8')?.message).toContain('nowhere');
    const many = Array.from({ length: 30 }, () => 'no json').join('\n');
    expect((await expectProblem(await send(service, many), 400, 'bad_request')).errors).toHaveLength(20);
    await expectProblem(await send(service, '\n\n'), 400, 'bad_request');
    const asJson = await service.post('/v1/batches', { questions: [{ question: 'fine' }, { question: 'x', limit: 99 }] });
    expect((await expectProblem(asJson, 400, 'bad_request')).errors?.map(({ path }) => path)).toEqual(['questions.1.limit']);
    await expectProblem(await send(service, Array.from({ length: 10_001 }, () => '{"question":"q"}').join('\n')), 413, 'too_large');
    expect(await service.json('/v1/batches')).toEqual(before);
  });

  test('is cancelled at once, and deleted with what it came to', async () => {
    const { id } = await received(await service.post('/v1/batches', { name: 'long', questions: lines(300) }));
    await until(async () => (Batch.parse(await service.json(`/v1/batches/${id}`)).ended > 2 ? true : null));
    const cancelled = Batch.parse(await (await service.post(`/v1/batches/${id}/cancel`, {})).json());
    expect(cancelled).toMatchObject({ state: 'cancelled', ended: 300 });
    expect(cancelled.counts.cancelled).toBeGreaterThan(200);
    await expectProblem(await service.post(`/v1/batches/${id}/cancel`, {}), 409, 'conflict');
    const page = await service.json<z.infer<typeof AskedInBatchList>>(`/v1/batches/${id}/questions?status=cancelled&limit=2`);
    expect(page.items).toMatchObject([{ state: 'ended', outcome: 'cancelled', problem: { code: 'conflict' } }, { outcome: 'cancelled' }]);
    expect((await service.fetch(`/v1/batches/${id}`, { method: 'DELETE' })).status).toBe(204);
    await expectProblem(await service.fetch(`/v1/batches/${id}/results`), 404, 'not_found');
  });

  test('tells its counts on the way and its end to whoever follows', async () => {
    const { id } = await received(await send(service, ndjson(lines(20))));
    const stop = new AbortController();
    const response = await service.fetch(`/v1/batches/${id}`, { headers: { accept: 'text/event-stream' }, signal: stop.signal });
    let text = '';
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) if ((text += piece).includes('"finished"')) break;
    stop.abort();
    expect(text).toMatch(/^event: progress\n/);
    const metrics = await (await service.fetch('/metrics')).text();
    expect(metrics).toMatch(/aquifer_batches\{state="running"\} 0/);
    expect(metrics).toMatch(/aquifer_batch_questions_total\{outcome="answered"\} \d/);
    const events = await service.json<{ items: { type: string; data: unknown }[] }>('/v1/events');
    expect(events.items).toContainEqual(
      expect.objectContaining({ type: 'batch.finished', data: expect.objectContaining({ batchId: id }) }),
    );
  });

  test('survives kill -9 of the process that asks: every question has one result and one answered trace', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-batch-'));
    try {
      const killed = await Service.start({ dataDir, environment });
      await fill(killed);
      const { id } = await received(await send(killed, ndjson(lines(60))));
      await until(async () => (Batch.parse(await killed.json(`/v1/batches/${id}`)).ended > 15 ? true : null));
      await killed.kill();
      await using last = await Service.start({ dataDir, environment });
      expect(await over(last, id)).toMatchObject({ state: 'finished', ended: 60 });
      const results = await resultsOf(last, id);
      expect(results.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
      expect(results.filter(({ problem }) => problem !== null)).toEqual([]);
      expect(new Set(results.map(({ answer }) => answer?.id)).size).toBe(60);
      const { questions } = await last.json<{ questions: number }>('/v1/activity?hours=1');
      expect(questions).toBe(60);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  test('asks and shows no more than its key may see, as of now', async () => {
    const key = async (role: string, groups: string[] = []): Promise<{ id: string; headers: Record<string, string> }> => {
      const made = (await (await service.post('/v1/keys', { name: role, role, groups }, root.headers)).json()) as {
        id: string;
        key: string;
      };
      return { id: made.id, headers: { authorization: `Bearer ${made.key}` } };
    };
    const root = { headers: {} as Record<string, string> };
    const { headers: admin } = await key('admin');
    root.headers = admin;
    const body = {
      externalId: 'vault',
      text: 'The code of the old vault is heronfoot since spring.',
      access: { public: false, groups: ['vault'] },
    };
    await service.post('/v1/collections/sheds/documents', body, admin);
    const ask = { questions: [{ question: 'What is the code of the old vault?', mode: 'extract' }] };
    await until(async () => {
      const found = (await (await service.post('/v1/search', { query: 'code of the old vault' }, admin)).json()) as {
        items: { externalId: string }[];
      };
      return found.items.some(({ externalId }) => externalId === 'vault') ? true : null;
    });
    const [inside, outside] = [await key('reader', ['vault']), await key('reader')];
    const seen = await received(await service.post('/v1/batches', ask, inside.headers));
    const unseen = await received(await service.post('/v1/batches', ask, outside.headers));
    await over(service, seen.id, inside.headers);
    await over(service, unseen.id, outside.headers);
    expect(JSON.stringify(await resultsOf(service, seen.id, { headers: inside.headers }))).toContain('heronfoot');
    expect(JSON.stringify(await resultsOf(service, seen.id, { headers: admin }))).toContain('heronfoot');
    expect(JSON.stringify(await resultsOf(service, unseen.id, { headers: outside.headers }))).not.toContain('heronfoot');
    await expectProblem(await service.fetch(`/v1/batches/${seen.id}/results`, { headers: outside.headers }), 404, 'not_found');
    const long = await received(await service.post('/v1/batches', { questions: lines(500) }, inside.headers));
    expect((await service.fetch(`/v1/keys/${inside.id}`, { method: 'DELETE', headers: admin })).status).toBeLessThan(300);
    const failed = await over(service, long.id, admin);
    expect(failed).toMatchObject({ state: 'failed', reason: expect.stringContaining('revoked'), ended: 500 });
    await expectProblem(await service.fetch(`/v1/batches/${long.id}`, { headers: inside.headers }), 401, 'unauthenticated');
  });
});
