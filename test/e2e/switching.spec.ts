import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer, Configuration, type System, type Trace } from '#contract';
import { root, Service, until } from '../service.ts';

const first = 'smollm2-135m-instruct-q4_1';
const second = 'second.gguf';
const folder = mkdtempSync(join(tmpdir(), 'aquifer-switching-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plants = ['roses', 'limes', 'pears', 'vines', 'plums', 'hazels'];
const garden = `# Garden\n\n${plants.map((plant, index) => `## ${plant}\n\nThe ${plant} are pruned in month ${index + 1}, on a dry day.\n`).join('\n')}`;
const questions = plants.map((plant) => `When are the ${plant} pruned?`);

/** Which wrote for each question. */
const modelsOf = async (service: Service, answers: readonly Answer[]): Promise<string[]> => {
  const traces = await Promise.all(answers.map(({ id }) => service.json<Trace>(`/v1/questions/${id}`)));
  return traces.flatMap(({ calls }) => calls.filter(({ promptId }) => promptId === 'compose').map(({ modelId }) => modelId));
};
const loadedIn = async (service: Service): Promise<string[]> => {
  const { models } = await service.json<System>('/v1/system');
  return models.filter(({ role, device }) => role === 'generate' && device === 'cpu').map(({ id }) => id);
};

async function finished(response: Response): Promise<Answer> {
  const text = await response.text();
  expect(text).not.toContain('event: error');
  return Answer.parse(JSON.parse(/^event: done\ndata: (.*)$/m.exec(text)?.[1] ?? 'null'));
}

const streaming = (service: Service, asked: readonly string[]): Promise<Response>[] =>
  asked.map((question) => service.post('/v1/questions', { question, mode: 'compose', stream: true }));

async function start(environment: Readonly<Record<string, string>> = {}): Promise<Service> {
  copyFileSync(join(root, '.cache/models', first, 'model.gguf'), join(folder, second));
  const service = await Service.start({
    environment: {
      AQUIFER_GENERATOR: first,
      AQUIFER_GENERATORS: join(folder, second),
      AQUIFER_ANSWER_CACHE_MB: '0',
      AQUIFER_PREFIX_MB: '0',
      AQUIFER_QUERY_DEADLINE_MS: '60000',
      AQUIFER_LEG_DEADLINE_MS: '60000',
      AQUIFER_RERANK_DEADLINE_MS: '60000',
      ...environment,
    },
  });
  await service.post('/v1/collections', { name: 'garden' });
  await service.settle('garden', { name: 'garden.md', bytes: garden, type: 'text/markdown' });
  return service;
}

const make = async (service: Service, name: string, generator: string): Promise<Response> =>
  service.post('/v1/configurations', { name, overrides: { models: { generator } } });
const activate = (service: Service, { id }: Configuration): Promise<Response> => service.post(`/v1/configurations/${id}/activate`, {});

describe('a model of this machine', () => {
  let service: Service;
  let other: Configuration;
  beforeAll(async () => {
    service = await start();
    other = Configuration.parse(await (await make(service, 'other', second)).json());
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it('is switched and switched back while questions stream, and none of them fails', async () => {
    const before = streaming(service, questions.slice(0, 2));
    expect((await activate(service, other)).status).toBe(200);
    const after = streaming(service, questions.slice(2, 4));
    const answers = await Promise.all([...before, ...after].map(async (response) => finished(await response)));
    expect(await modelsOf(service, answers)).toEqual([first, first, second, second]);
    await until(async () => ((await loadedIn(service)).join() === second ? true : null));
    const begun = streaming(service, questions.slice(4, 5));
    expect((await service.post('/v1/configurations/rollback', {})).status).toBe(200);
    const back = streaming(service, questions.slice(5));
    const later = await Promise.all([...begun, ...back].map(async (response) => finished(await response)));
    expect(await modelsOf(service, later)).toEqual([second, first]);
    await until(async () => ((await loadedIn(service)).join() === first ? true : null));
    const metrics = await (await service.fetch('/metrics')).text();
    expect(metrics).toMatch(/aquifer_generator_loads_total\{model="second\.gguf",outcome="loaded"\} 1/);
    expect(metrics).toMatch(/aquifer_generator_unloads_total\{model="second\.gguf",why="switched"\} 1/);
  });

  it('is named by an id that an operator allowed, never by a path', async () => {
    const refused = await make(service, 'path', join(folder, second));
    expect(refused.status).toBe(409);
    expect(await refused.text()).toMatch(/is no generator of this process, there are \\"smollm2.*\\"second\.gguf\\"/);
  });

  it('stands in the account of memory', async () => {
    const { memory } = await service.json<System>('/v1/system');
    expect(memory.parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['process and database', `generator ${first}`]));
    expect(memory.room.bytes).toBeGreaterThan(0);
  });
});

describe('a model for which there is room only once the other has gone', () => {
  let service: Service;
  let other: Configuration;
  beforeAll(async () => {
    // One of them needs about 400 MB, and all but generators 1160.
    service = await start({ AQUIFER_MEMORY_MEGABYTES: '1680' });
    other = Configuration.parse(await (await make(service, 'other', second)).json());
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it('is served at once and loaded when the questions before have ended; nobody fails meanwhile', async () => {
    // So many that they are still being written when the next one comes to its model.
    const begun = streaming(service, questions.slice(0, 3));
    await Promise.all(begun);
    expect((await activate(service, other)).status).toBe(200);
    const meanwhile = streaming(service, questions.slice(3, 4));
    const answers = await Promise.all([...begun, ...meanwhile].map(async (response) => finished(await response)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'answered'));
    expect(answers.at(-1)?.fallbacks.join()).toContain(`${second} is loaded once ${first} has ended its answers`);
    await until(async () => ((await loadedIn(service)).join() === second ? true : null));
    const after = await Promise.all(streaming(service, questions.slice(4, 5)).map(async (response) => finished(await response)));
    expect(await modelsOf(service, [...answers.slice(0, 1), ...after])).toEqual([first, second]);
  });
});

describe('a model for which there is no room', () => {
  it('is refused with the numbers, and the service starts and extracts', async () => {
    await using service = await start({ AQUIFER_MEMORY_MEGABYTES: '700' });
    const { warnings } = await service.json<System>('/v1/system');
    expect(warnings.join('\n')).toMatch(
      /no generator, so answers are extracted: smollm2\S+ needs \d+ MB with 4 sequences of 2048 tokens and \d+ MB with 1 sequence of 1024 tokens.* room for \d+ MB \(AQUIFER_MEMORY_MEGABYTES=700/,
    );
    const answer = Answer.parse(await (await service.post('/v1/questions', { question: questions[0] })).json());
    expect(answer).toMatchObject({ status: 'answered', mode: 'extract' });
    const composing = Answer.parse(await (await service.post('/v1/questions', { question: questions[0], mode: 'compose' })).json());
    expect(composing.fallbacks.join()).toMatch(
      /no model writes here \(the model of this service could not be loaded: there is no room for it\)/,
    );
    const made = Configuration.parse(await (await make(service, 'too much', second)).json());
    const refused = await activate(service, made);
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringMatching(/second\.gguf needs \d+ MB/)]);
  });
});
