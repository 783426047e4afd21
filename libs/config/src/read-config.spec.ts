import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigError, Environment, readConfig } from './index.ts';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
  }
  return [];
};

test('an empty environment is the embedded shape on loopback, with the work inside', () => {
  const config = readConfig({});
  expect(config.http).toMatchObject({ port: 8080, host: '127.0.0.1' });
  expect(config.database.kind).toBe('embedded');
  expect(config.worker.inside).toBe(true);
});

test('a database server puts the work apart, unless told otherwise', () => {
  expect(readConfig({ DATABASE_URL: 'postgres://a@b/c' }).worker.inside).toBe(false);
  expect(readConfig({ DATABASE_URL: 'postgres://a@b/c', AQUIFER_WORKER: 'inside' }).worker.inside).toBe(true);
});

test('every bad variable is named at once', () => {
  const problems = problemsOf({ PORT: 'eighty', AQUIFER_DEVICE: 'abacus', AQUIFER_TYPO: '1' });
  expect(problems).toHaveLength(3);
  expect(problems.join('\n')).toMatch(/PORT.*\n.*AQUIFER_DEVICE.*\n.*AQUIFER_TYPO/s);
});

test('settings that cannot be read do not hide those that do not fit together', () => {
  const two = { AQUIFER_WIBBLE: '1', AQUIFER_REMOTE_MODELS: 'a=b,c' };
  expect(problemsOf({ ...two, PORT: '70000' }).join('\n')).toMatch(/PORT.*AQUIFER_WIBBLE.*"a=b" is no name=url#model.*"c" is no/s);
  expect(problemsOf({ REDIS_URL: 'redis://a', DATABASE_URL: 'nonsense' })).toEqual([expect.stringMatching(/^DATABASE_URL: /)]);
});

test.each([
  [{ AQUIFER_MEMORY_MEGABYTES: 'x' }, 'AQUIFER_MEMORY_MEGABYTES: "x" is no number; .env.example shows what may stand there'],
  [{ AQUIFER_MEMORY_MEGABYTES: '50' }, 'AQUIFER_MEMORY_MEGABYTES: "50" is too little; give 256 or more'],
  [{ PORT: '1.5' }, 'PORT: "1.5" is no whole number; .env.example shows what may stand there'],
  [{ PORT: '70000' }, 'PORT: "70000" is too much; give 65535 or less'],
  [{ AQUIFER_DEVICE: 'abacus' }, 'AQUIFER_DEVICE: "abacus" is none of auto, cpu, cuda; give one of them'],
  [{ AQUIFER_PREFIX_MB: 'x' }, 'AQUIFER_PREFIX_MB: "x" does not fit; .env.example shows what may stand there'],
  [
    { DATABASE_URL: 'mysql://me:secret@a' },
    'DATABASE_URL: its value is no address of the kind that is needed; .env.example shows what may stand there',
  ],
  [{ AQUIFER_SECRET_KEY: 'short' }, 'AQUIFER_SECRET_KEY: its value is too short; it needs 16 characters'],
])('what is wrong with a setting is told in words, and no secret with it: %o', (environment, words) => {
  expect(problemsOf(environment)).toEqual([words]);
});

test('combinations that cannot work are refused with the reason', () => {
  expect(problemsOf({ REDIS_URL: 'redis://localhost' })[0]).toContain('DATABASE_URL');
  expect(problemsOf({ AQUIFER_WORKER: 'apart' })[0]).toContain('DATABASE_URL');
});

test('the tree is frozen all the way down', () => {
  expect(() => Object.assign(readConfig({}).http, { port: 1 })).toThrow(TypeError);
});

test('.env.example lists exactly the settings there are', () => {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const listed = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(new Set(listed)).toEqual(new Set(Object.keys(Environment.shape)));
  expect(new Set(listed).size).toBe(listed.length);
});

test('.env.example shows the defaults that are in force', () => {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const settings = Object.fromEntries([...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]));
  expect(readConfig(settings)).toEqual(readConfig({}));
});

test('drafts are of quotes, and of a model where one is named', () => {
  const drafts = (environment: Record<string, string>) => readConfig(environment).models.drafts;
  expect(drafts({})).toEqual({ mode: 'auto', model: null });
  expect(drafts({ AQUIFER_DRAFTS: 'off' })).toEqual({ mode: 'off' });
  expect(drafts({ AQUIFER_DRAFT_MODEL: 'small' })).toEqual({ mode: 'auto', model: { kind: 'manifest', id: 'small' } });
  expect(drafts({ AQUIFER_DRAFT_MODEL: '/models/small.gguf' })).toMatchObject({ model: { kind: 'file', path: '/models/small.gguf' } });
  expect(problemsOf({ AQUIFER_DRAFT_MODEL: 'none' })).toEqual([expect.stringContaining('AQUIFER_DRAFT_MODEL: "none" is no model')]);
  expect(problemsOf({ AQUIFER_DRAFT_MODEL: 'small', AQUIFER_DRAFTS: 'off' })).toEqual([expect.stringContaining('drafts nothing while')]);
});
