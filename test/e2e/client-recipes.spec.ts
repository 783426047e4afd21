import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChatCompletion, type OpenAiModelList } from '#contract';
import { AquiferRetriever } from '../../packages/client/src/langchain.ts';
import { pythonPackage } from '../python-packages.ts';
import { root, Service } from '../service.ts';

const execute = promisify(execFile);
const green = 'How hot should the water for green tea be?';
const page = readFileSync(join(root, 'docs/clients.md'), 'utf8');
const recipes = [...page.matchAll(/^```(sh|js|ts|python)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({ language, code }));
const openai = await pythonPackage('openai==3.54.0');
let service: Service;
let folder: string;
let embedder: string;

beforeAll(async () => {
  service = await Service.start();
  await service.post('/v1/collections', { name: 'default' });
  await service.settle('default', { name: 'tea.txt', bytes: 'The water for green tea should be seventy degrees hot, no more.' });
  await service.post('/v1/collections', { name: 'machines' });
  await service.settle('machines', { name: 'oven.txt', bytes: 'The oven of the bakery weighs 120 kg.' });
  embedder = (await service.json<OpenAiModelList>('/v1/models')).data.find(({ id }) => !id.startsWith('aquifer'))?.id ?? '';
  // Packages are found from within the project only.
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache/recipes-'));
  await installClient();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await service[Symbol.asyncDispose]();
});

describe('the page on clients', () => {
  test('has recipes to run', () =>
    expect(recipes.map(({ language }) => language).sort()).toEqual(['js', 'js', 'python', 'sh', 'ts', 'ts']));

  test.each(recipes.filter(({ language }) => language === 'sh'))('$language: $code', async ({ code }) => {
    const { choices } = ChatCompletion.parse(JSON.parse(await run('bash', ['--norc', '-euc', here(code)])));
    expect(choices[0]?.message.content).toContain('seventy degrees');
  });

  test.each(recipes.filter(({ language }) => language === 'js'))('$language: $code', async ({ code }) => {
    const file = join(folder, 'recipe.mjs');
    writeFileSync(file, here(code));
    const said = await run(process.execPath, [file]);
    expect(said.match(/seventy degrees/g)).toHaveLength(2);
    expect(said).toContain(code.includes('langchain') ? '384' : `${service.url}/documents/`);
  });

  test.each(recipes.filter(({ language }) => language === 'ts'))('$language: $code', async ({ code }) => {
    const file = join(folder, 'recipe.ts');
    writeFileSync(file, here(code));
    await compile(
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--types',
      'node',
      file,
    );
    const said = await run(process.execPath, [file]);
    expect(said.match(/seventy degrees/g)?.length).toBeGreaterThan(1);
    expect(said).toContain(code.includes('retriever') ? `tea.txt ${service.url}/documents/` : 'tea.md live');
  });

  test.skipIf(openai.server === null).each(recipes.filter(({ language }) => language === 'python'))(
    `$language: $code${openai.reason ? ` (${openai.reason})` : ''}`,
    async ({ code }) => {
      const said = await run('python3', ['-c', here(code)], { PYTHONPATH: openai.server ?? '' });
      expect(said.match(/seventy degrees/g)).toHaveLength(2);
      expect(said).toContain('[1] answered');
      expect(said.trim()).toMatch(/2$/);
    },
  );
});

describe('LangChain.js', () => {
  test('gets passages that tell where they stand, and a fault of the service as it is', async () => {
    const retriever = new AquiferRetriever({ url: service.url, collections: ['default'], filter: { mediaType: 'text/plain' }, limit: 1 });
    const [found, ...more] = await retriever.invoke(green);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ pageContent: expect.stringContaining('seventy degrees'), id: found?.metadata.chunkId });
    const { documentId, revision, span, score, page, boxes, collection, source } = found?.metadata ?? {};
    expect({ revision, page, boxes, collection, source }).toEqual({
      revision: 1,
      page: null,
      boxes: [],
      collection: 'default',
      source: 'tea.txt',
    });
    expect(score).toBeGreaterThan(0);
    const text = await (await service.fetch(`/v1/documents/${documentId}/revisions/1/text`)).text();
    expect(text.slice(span?.start, span?.end)).toBe(found?.pageContent);
    expect(found?.metadata.link).toBe(
      `${service.url}/documents/${documentId}?revision=1&start=${span?.start ?? ''}&end=${span?.end ?? ''}`,
    );
    const past = new AquiferRetriever({ url: service.url, asOf: '2020-01-01T00:00:00Z' });
    expect(await past.invoke(green)).toEqual([]);
    const lost = new AquiferRetriever({ url: service.url, collections: ['cellar'] });
    await expect(lost.invoke(green)).rejects.toMatchObject({ name: 'AquiferProblem', code: 'not_found' });
    await expect(retriever.invoke(green, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(JSON.stringify(new AquiferRetriever({ key: 'aq_secret' }))).not.toContain('aq_secret');
  });

  const chat = (model = 'aquifer/default', apiKey = 'none'): ChatOpenAI =>
    new ChatOpenAI({ model, apiKey, configuration: { baseURL: `${service.url}/v1` }, maxRetries: 0 });

  test('reads a conversation, and streams', async () => {
    const message = await chat().invoke([
      ['human', green],
      ['ai', 'Seventy degrees.'],
      ['human', 'And how hot should it be?'],
    ]);
    expect(message.content).toContain('seventy degrees');
    const pieces: string[] = [];
    for await (const { content } of await chat().stream(green)) pieces.push(typeof content === 'string' ? content : '');
    expect(pieces.join('')).toContain('seventy degrees hot, no more. [1]');
  });

  test('reads JSON that a schema asks for', async () => {
    const schema = { title: 'oven', type: 'object', properties: { weight_kg: { type: 'number' } }, required: ['weight_kg'] };
    const oven = chat('aquifer/machines').withStructuredOutput(schema, { method: 'jsonSchema' });
    expect(await oven.invoke('How heavy is the oven of the bakery?')).toEqual({ weight_kg: 120 });
  });

  test('throws what went wrong, streamed or not', async () => {
    const wrong = chat('aquifer/cellar');
    await expect(wrong.invoke(green)).rejects.toThrow(/no model "aquifer\/cellar"/);
    await expect(wrong.stream(green)).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
    await expect(chat().invoke(green, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    const forced = chat().bindTools([{ type: 'function', function: { name: 'boil', parameters: {} } }], { tool_choice: 'required' });
    await expect(forced.invoke(green)).rejects.toThrow(/no tool is called here/);
  });

  test('embeds', async () => {
    const embeddings = new OpenAIEmbeddings({ model: embedder, apiKey: 'none', configuration: { baseURL: `${service.url}/v1` } });
    const [first, second] = await embeddings.embedDocuments(['green tea', 'a door']);
    expect(first).toHaveLength(second?.length ?? 0);
    expect(first).not.toEqual(second);
  });
});

/** A recipe for this service instead of one at the usual place. */
const here = (code: string): string => code.replaceAll('http://127.0.0.1:8080', service.url).replaceAll('bge-small-en-v1.5-int8', embedder);

/** The client as its package holds it, for recipes to find by its name. */
async function installClient(): Promise<void> {
  const place = join(folder, 'node_modules/@aquifer/client');
  mkdirSync(place, { recursive: true });
  copyFileSync(join(root, 'packages/client/package.json'), join(place, 'package.json'));
  await compile('-p', join(root, 'packages/client'), '--outDir', join(place, 'dist'));
}

const compile = (...given: readonly string[]): Promise<string> =>
  run(process.execPath, [join(root, 'node_modules/typescript7/bin/tsc'), ...given]).catch((error: unknown) => {
    throw new Error(`it does not compile: ${(error as { stdout?: string }).stdout ?? String(error)}`);
  });

async function run(program: string, given: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment };
  return (await execute(program, [...given], { cwd: folder, env, timeout: 60_000 })).stdout;
}
