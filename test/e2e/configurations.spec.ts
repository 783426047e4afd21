import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  Answer,
  Configuration,
  ConfigurationActivations,
  ConfigurationDiff,
  ConfigurationList,
  SearchResult,
  Switched,
  type Trace,
} from '#contract';
import { startPostgres } from '../servers/index.ts';
import { Service, until } from '../service.ts';

const folder = mkdtempSync(join(tmpdir(), 'aquifer-configurations-'));
const postgres = await startPostgres();
afterAll(async () => {
  await postgres.server?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const plants = ['roses', 'limes', 'pears', 'vines', 'plums', 'hazels', 'quinces', 'figs', 'apples', 'cherries'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
const garden = `# Garden\n\n${plants.map((plant, index) => `## ${plant}\n\nThe ${plant} are pruned in ${months[index]}, on a dry day.\n`).join('\n')}`;
/** Twenty, no two alike, so that none is served from memory. */
const questions = plants.flatMap((plant) => [`When are the ${plant} pruned?`, `In which month does one prune ${plant}?`]);

async function fill(service: Service): Promise<void> {
  await service.post('/v1/collections', { name: 'garden' });
  await service.settle('garden', { name: 'garden.md', bytes: garden, type: 'text/markdown' });
}

async function make(service: Service, name: string, overrides: object): Promise<Configuration> {
  return Configuration.parse(await (await service.post('/v1/configurations', { name, overrides })).json());
}

async function switched(response: Response): Promise<Switched> {
  expect(response.status, await response.clone().text()).toBe(200);
  return Switched.parse(await response.json());
}

const activate = async (service: Service, id: string) => switched(await service.post(`/v1/configurations/${id}/activate`, {}));
const rollBack = async (service: Service, body = {}) => switched(await service.post('/v1/configurations/rollback', body));
const ask = async (service: Service, question: string) => Answer.parse(await (await service.post('/v1/questions', { question })).json());
const traceOf = async (service: Service, { id }: Answer) => service.json<Trace>(`/v1/questions/${id}`);

/**
 * All of these asked at once. The first has begun, and its words wait unread, when `change` runs; the others begin before it, beside it or
 * after it. What each came to, the first one first.
 */
async function whileStreaming(service: Service, asked: readonly string[], change: () => Promise<unknown>): Promise<Answer[]> {
  const [first = '', ...others] = asked;
  const begin = (question: string) => service.post('/v1/questions', { question, stream: true });
  // Its head comes with the passages, which are of the version that it began with.
  const begun = await begin(first);
  const beginning = others.map(begin);
  await change();
  return Promise.all([begun, ...beginning].map(async (response) => finished(await response)));
}

async function finished(response: Response): Promise<Answer> {
  const text = await response.text();
  expect(text).not.toContain('event: error');
  return Answer.parse(JSON.parse(/^event: done\ndata: (.*)$/m.exec(text)?.[1] ?? 'null'));
}

/** No question can be stored, and so none ends, until this is disposed of. */
async function keepOpen(connectionString: string): Promise<AsyncDisposable> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query('begin');
  await client.query('lock table question in exclusive mode');
  return { [Symbol.asyncDispose]: () => client.end() };
}

/** Each answer was held against the threshold of the very version that its trace names. */
async function expectWhole(service: Service, answers: readonly Answer[], versions: readonly Configuration[]): Promise<string[]> {
  const named: string[] = [];
  for (const answer of answers) {
    const { configuration, config } = await traceOf(service, answer);
    const version = versions.find(({ id }) => id === answer.config);
    expect([config, configuration['version']]).toEqual([answer.config, answer.config]);
    expect(version, JSON.stringify(configuration)).toBeDefined();
    expect(configuration['gate']).toMatchObject({ threshold: version?.settings.answers.threshold });
    expect(answer.status).toBe(version?.name === 'silent' ? 'abstained' : 'answered');
    named.push(version?.name ?? '');
  }
  return named;
}

describe('configurations of one process', () => {
  let service: Service;
  let started: Configuration;
  let silent: Configuration;
  beforeAll(async () => {
    writeFileSync(
      join(folder, 'compose.v9.md'),
      '---\nid: compose\nversion: 9\ninputs: [passages, question]\nmaxTokens: 100\ntemperature: 0\n---\n\n# System\n\nAnswer in one sentence.\n\n# User\n\n{{passages}}\n\nQuestion: {{question}}\n',
    );
    // Neither keeps it from starting.
    for (const name of ['README.md', 'compose.v1.md']) writeFileSync(join(folder, name), '# Prompts of ours\n');
    service = await Service.start({ environment: { AQUIFER_PROMPTS: folder } });
    await fill(service);
    const list = ConfigurationList.parse(await service.json('/v1/configurations'));
    started = list.items[0] as Configuration;
    expect(list).toMatchObject({
      items: [{ name: expect.stringMatching(/^as started: no generator/), isActive: true, problems: [] }],
      rollsBackTo: null,
      active: started.id,
    });
    silent = await make(service, 'silent', { answers: { threshold: 1 } });
  });
  afterAll(() => service?.[Symbol.asyncDispose]());

  test('the same body is the same version, and making one changes nothing', async () => {
    const again = await service.post('/v1/configurations', { name: 'another name', overrides: { answers: { threshold: 1 } } });
    expect([again.status, await again.json()]).toEqual([200, silent]);
    const { items } = await service.json<{ items: { action: string; subject: string }[] }>('/v1/audit');
    expect(items.filter(({ action }) => action === 'configuration.create')).toHaveLength(1);
    expect(silent).toMatchObject({ name: 'silent', isActive: false, activatedAt: null });
    expect((await ask(service, 'When are the roses pruned?')).status).toBe('answered');
  });

  test('one is rolled back while twenty questions stream: none fails, and each names the version it had', async () => {
    await activate(service, silent.id);
    const answers = await whileStreaming(service, questions, async () => {
      const { ms } = await rollBack(service, { reason: 'it says nothing' });
      console.log(`rolled back in ${ms.toFixed(0)} ms beside ${questions.length} questions`);
    });
    const [first] = await expectWhole(service, answers, [started, silent]);
    expect(first).toBe('silent');
    expect(await traceOf(service, await ask(service, 'When are the medlars pruned?'))).toMatchObject({
      configuration: { version: started.id },
    });
    const { items } = ConfigurationActivations.parse(await service.json('/v1/configurations/activations'));
    expect(items.map(({ kind, name, reason }) => [kind, name, reason])).toEqual([
      ['rollback', started.name, 'it says nothing'],
      ['activate', 'silent', null],
      ['start', started.name, null],
    ]);
  });

  test('nothing that was found under one is served under another', async () => {
    const search = async () => SearchResult.parse(await (await service.post('/v1/search', { query: 'pruned roses' })).json());
    const scores = ({ items }: SearchResult) => items.map(({ score }) => score);
    const words = await make(service, 'words only', { retrieval: { vectorWeight: 0, rerankShare: 0 } });
    // Kept once nothing about the collection changes any more.
    const first = await until(async () => {
      const found = await search();
      return found.cached ? found : null;
    });
    await activate(service, words.id);
    const other = await search();
    expect(other.cached).toBe(false);
    expect(scores(other)).not.toEqual(scores(first));
    await rollBack(service);
    expect(scores(await search())).toEqual(scores(first));
  });

  test('what cannot be switched at once is refused, with what to do', async () => {
    const refusal = async (overrides: object) => {
      const response = await service.post('/v1/configurations', { name: 'x', overrides });
      return [response.status, ((await response.json()) as { detail: string }).detail] as const;
    };
    expect(await refusal({ models: { embedder: 'other' } })).toEqual([409, expect.stringContaining('AQUIFER_EMBEDDER=other')]);
    expect(await refusal({ models: { generator: 'big' } })).toEqual([409, expect.stringContaining('AQUIFER_GENERATOR=big')]);
    expect(await refusal({ models: { generator: 'big@far' } })).toEqual([
      409,
      expect.stringContaining('its server in AQUIFER_REMOTE_MODELS'),
    ]);
    expect(await refusal({ prompts: { compose: 3 } })).toEqual([409, expect.stringContaining('there are 1, 2, 9')]);
    expect(await refusal({ prompts: { poem: 1 } })).toEqual([409, expect.stringContaining('there are compose, ')]);
    expect(await refusal({ retrieval: { secondShare: 0.9 }, answers: { threshold: 2 } })).toEqual([400, expect.any(String)]);
    expect((await service.post('/v1/configurations/none/activate', {})).status).toBe(404);
    const stale = await service.post('/v1/configurations/rollback', { from: silent.id });
    expect([stale.status, await stale.text()]).toEqual([409, expect.stringContaining(started.id)]);
  });

  test('rolls back step by step, and says when there is nothing before', async () => {
    const loud = await make(service, 'loud', { answers: { threshold: 0 } });
    await activate(service, silent.id);
    await activate(service, loud.id);
    await activate(service, loud.id);
    expect((await rollBack(service)).active.id).toBe(silent.id);
    expect((await rollBack(service, { from: silent.id })).active.id).toBe(started.id);
    expect((await service.post('/v1/configurations/rollback', {})).status).toBe(409);
  });

  test('a version holds the words of its prompts, and two are compared line by line', async () => {
    const brief = await make(service, 'brief', { prompts: { compose: 9 } });
    const diff = ConfigurationDiff.parse(await service.json(`/v1/configurations/${started.id}/diff?with=${brief.id}`));
    expect(diff.changes).toEqual([{ setting: 'prompts.compose', before: 2, after: 9 }]);
    expect(diff.prompts[0]?.lines).toContainEqual({ kind: 'added', text: 'Answer in one sentence.' });
    rmSync(join(folder, 'compose.v9.md'));
    expect((await activate(service, brief.id)).active).toMatchObject({ name: 'brief', isActive: true, problems: [] });
    expect(await traceOf(service, await ask(service, 'When are the figs pruned?'))).toMatchObject({
      configuration: { version: brief.id, prompts: { compose: 9 } },
    });
    await rollBack(service);
  });

  test('is measured before it is served, and shown with what it came to', async () => {
    const words = await make(service, 'words only', { retrieval: { vectorWeight: 0, rerankShare: 0 } });
    await service.post('/v1/collections/garden/golden', { question: 'When are the figs pruned?', expected: ['garden.md'] });
    const asked = await service.post('/v1/evaluations', { collection: 'garden', configuration: words.id });
    const { id } = (await asked.json()) as { id: string };
    await until(async () => ((await service.json<{ status: string }>(`/v1/evaluations/${id}`)).status === 'done' ? true : null));
    expect(Configuration.parse(await service.json(`/v1/configurations/${words.id}`)).scores).toMatchObject([
      { evaluationId: id, collection: 'garden', questions: 1, ndcg10: 1 },
    ]);
    await activate(service, words.id);
    const { items } = ConfigurationActivations.parse(await service.json('/v1/configurations/activations?limit=1'));
    expect(items[0]?.scores).toMatchObject([{ evaluationId: id, ndcg10: 1 }]);
    await rollBack(service);
  });
});

describe.skipIf(postgres.reason !== null)(
  `configurations of two processes on one PostgreSQL${postgres.reason ? ` (${postgres.reason})` : ''}`,
  () => {
    test('what one makes active the other serves when it starts, and soon while it runs', { timeout: 120_000 }, async () => {
      const environment = { DATABASE_URL: (await postgres.server?.freshDatabase()) ?? '' };
      await using one = await Service.start({ environment: { ...environment, AQUIFER_WORKER: 'inside' } });
      await fill(one);
      const [started] = ConfigurationList.parse(await one.json('/v1/configurations')).items as [Configuration];
      const silent = await make(one, 'silent', { answers: { threshold: 1 } });
      await activate(one, silent.id);
      await using other = await Service.start({ dataDir: one.dataDir, environment });
      expect((await ask(other, 'When are the medlars pruned?')).status).toBe('abstained');
      const isServed = async () => (ConfigurationList.parse(await other.json('/v1/configurations')).active === started.id ? true : null);
      const startedAt = performance.now();
      // Few, for each of them keeps a connection while it waits.
      const kept = await keepOpen(environment.DATABASE_URL);
      const answers = await whileStreaming(other, questions.slice(0, 4), async () => {
        await rollBack(one);
        await until(isServed);
        await kept[Symbol.asyncDispose]();
      });
      console.log(`rolled back in both processes within ${(performance.now() - startedAt).toFixed(0)} ms`);
      const [first] = await expectWhole(other, answers, [started, silent]);
      expect(first).toBe('silent');
    });
  },
);
