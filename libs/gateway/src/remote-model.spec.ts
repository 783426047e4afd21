import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noGateway } from '#config';
import { readDeclaredModels } from './remote-model.ts';

describe('declared models', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'aquifer-gateway-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));
  const read = async (file: unknown, keys: Record<string, string> = {}) => {
    const path = join(dir, 'models.json');
    await writeFile(path, typeof file === 'string' ? file : JSON.stringify(file));
    return readDeclaredModels({ ...noGateway, remote: { kind: 'file', path }, keys });
  };
  const fast = { name: 'fast', url: 'http://gpu:8000/v1/', model: 'qwen' };

  it('have their keys and defaults, and the one of this process comes last where it is not named', async () => {
    const { models } = await read({ models: [fast] }, { fast: 'sk-a' });
    expect(models).toMatchObject([
      { name: 'fast', url: 'http://gpu:8000/v1', key: 'sk-a', concurrency: 8, firstTokenMs: 20_000, maxTokensAs: 'max_tokens' },
      { name: 'local', waitMs: 120_000 },
    ]);
    expect((await read({ models: [{ name: 'local' }, fast] })).models.map(({ name }) => name)).toEqual(['local', 'fast']);
  });

  it('may be narrowed to one', async () => {
    const remote = { kind: 'list', models: ['local', { ...fast, name: 'a' }, { ...fast, name: 'b' }] } as const;
    expect((await readDeclaredModels({ ...noGateway, remote, only: 'b' })).models.map(({ name }) => name)).toEqual(['b']);
  });

  it.each([
    ['no json', 'it is no JSON'],
    [{ models: [] }, 'models: '],
    [{ models: [{ ...fast, colour: 'red' }] }, 'colour'],
    [{ models: [{ ...fast, url: 'http://user:secret@gpu/v1' }] }, 'AQUIFER_REMOTE_KEYS'],
    [{ models: [{ ...fast, url: 'http://:secret@gpu/v1' }] }, 'AQUIFER_REMOTE_KEYS'],
    [{ models: [{ ...fast, url: 'http://gpu/v1?api-key=secret' }] }, 'AQUIFER_REMOTE_KEYS'],
    [{ models: [{ ...fast, url: 'http://gpu/v1#secret' }] }, 'AQUIFER_REMOTE_KEYS'],
    [{ models: [{ ...fast, url: 'http://gpu/v1?' }] }, 'AQUIFER_REMOTE_KEYS'],
    [{ models: [{ ...fast, name: 'local' }] }, '"local" is the model of this machine'],
    [{ models: [{ ...fast, extra: { seed: 7, temperature: 1, model: 'gpt' } }] }, 'may not hold temperature, model'],
    [{ models: [{ ...fast, extra: { tools: [] } }] }, 'may not hold tools: no tool can be reached from an answer'],
    [{ models: [{ ...fast, url: 'file:///etc/passwd' }] }, 'models.0.url'],
    [{ models: [fast, fast] }, 'two models are called "fast"'],
    [{ models: [fast], routes: [{ model: 'big' }] }, 'there is no model "big"'],
  ])('that cannot be used are refused by name: %o', async (file, words) => {
    const error = await read(file).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ name: 'Fault', message: expect.stringContaining(words) });
    expect(String(error)).not.toContain('secret');
  });

  it('of the environment are held to the same', async () => {
    const read = (url: string, name = 'fast') =>
      readDeclaredModels({ ...noGateway, remote: { kind: 'list', models: [{ name, url, model: 'm' }] } });
    await expect(read('http://:hunter2@gpu/v1')).rejects.toThrow('AQUIFER_REMOTE_MODELS does not say which remote models to use');
    await expect(read('http://:hunter2@gpu/v1')).rejects.not.toThrow('hunter2');
    await expect(read('http://gpu/v1', 'local')).rejects.toThrow('"local" is the model of this machine');
  });

  it('are refused where a key is for none of them, and where there is no file', async () => {
    await expect(read({ models: [fast] }, { fats: 'sk-a' })).rejects.toThrow('AQUIFER_REMOTE_KEYS: there is no model "fats"');
    await expect(readDeclaredModels({ ...noGateway, remote: { kind: 'file', path: join(dir, 'none.json') } })).rejects.toThrow(
      'cannot be read',
    );
  });
});
