import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './index.ts';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
  }
  return [];
};

describe('remote models in the environment', () => {
  it('are none unless named', () => {
    expect(readConfig({}).gateway).toEqual({ remote: { kind: 'none' }, only: null, keys: {}, canaryMs: 3_600_000 });
  });

  it('are a list in the order in which they are tried, with keys by name', () => {
    const { remote, keys } = readConfig({
      AQUIFER_REMOTE_MODELS: 'fast=http://gpu:8000/v1#Qwen/Qwen3-8B, local, big=https://x.example/v1#gpt-oss:120b',
      AQUIFER_REMOTE_KEYS: 'fast=sk-a=b, big=sk-c',
    }).gateway;
    expect(remote).toEqual({
      kind: 'list',
      models: [
        { name: 'fast', url: 'http://gpu:8000/v1', model: 'Qwen/Qwen3-8B' },
        'local',
        { name: 'big', url: 'https://x.example/v1', model: 'gpt-oss:120b' },
      ],
    });
    expect(keys).toEqual({ fast: 'sk-a=b', big: 'sk-c' });
  });

  it('or the path of a file', () => {
    expect(readConfig({ AQUIFER_REMOTE_MODELS: '/etc/aquifer/models.json' }).gateway.remote).toEqual({
      kind: 'file',
      path: '/etc/aquifer/models.json',
    });
  });

  it('are refused with what to write instead, and no key is shown', () => {
    const problems = problemsOf({ AQUIFER_REMOTE_MODELS: 'fast=gpu:8000#x,ftp', AQUIFER_REMOTE_KEYS: 'sk-lonely-key' });
    expect(problems).toEqual([
      expect.stringContaining('"fast=gpu:8000#x" is no name=url#model'),
      expect.stringContaining('"ftp" is no name=url#model'),
      expect.stringContaining('1 of its entries are no name=key'),
    ]);
    expect(problems.join()).not.toContain('sk-lonely-key');
    expect(problemsOf({ AQUIFER_REMOTE_KEYS: 'fast=sk-a' })).toEqual([expect.stringContaining('set AQUIFER_REMOTE_MODELS')]);
  });

  it('may stand one in each line', () => {
    const { keys } = readConfig({
      AQUIFER_REMOTE_MODELS: 'fast=http://gpu:8000/v1#a\nother=http://gpu:8001/v1#b',
      AQUIFER_REMOTE_KEYS: 'fast=sk-one\r\nother=sk-two\n',
    }).gateway;
    expect(keys).toEqual({ fast: 'sk-one', other: 'sk-two' });
  });

  it.each([
    ['fast=sk-one sk-two', 'the key of "fast" has signs'],
    ['fast=sk-ключ', 'the key of "fast" has signs'],
    ['fast=sk-\u0000', 'the key of "fast" has signs'],
    ['fast=sk-a,fast=sk-b', '"fast" has two keys'],
    ['sk-one sk-two=', '1 of its entries are no name=key'],
    ['sk-lonely with=sk-more', '1 of its entries are no name=key'],
  ])('are refused for a key that fits no header, without the key: %j', (keys, words) => {
    const problems = problemsOf({ AQUIFER_REMOTE_MODELS: 'fast=http://gpu:8000/v1#x', AQUIFER_REMOTE_KEYS: keys });
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems.join().replace('fast=sk-…,other=sk-…', '')).not.toContain('sk-');
  });

  it('are refused without the password or key in their address', () => {
    const problems = problemsOf({ AQUIFER_REMOTE_MODELS: 'fast=http://me:hunter2@gpu/v1?api-key=sesame' });
    expect(problems).toEqual([expect.stringContaining('"fast=http://…@gpu/v1?…" is no name=url#model')]);
  });
});
