import { afterEach, beforeEach, expect, it } from 'vitest';
import { Fault } from '#core';
import { generatorReports } from './generator-reports.ts';
import { LocalGenerators } from './generators/local-generators.ts';

const unwatched = { loaded: () => undefined, notLoaded: () => undefined, unloaded: () => undefined };
let room = 100;
let generators: LocalGenerators;
beforeEach(() => {
  room = 100;
  generators = new LocalGenerators({
    allowed: () => ['huge', 'other'].map((id) => ({ id, path: `/no/${id}.gguf`, contextTokens: 8192, entry: null })),
    fit: ({ id }) => {
      if (room < 1000) throw new Fault('model_unavailable', `${id} needs 1000 and there is room for ${room}`);
      return { contextTokens: 100, sequences: 1, memory: {} as never, note: null };
    },
    load: () => Promise.reject(new Fault('model_unavailable', 'its file is damaged')),
    budget: { room: () => ({ bytes: room, why: 'a test' }) },
    idleMs: 0,
    watch: unwatched,
  });
});
afterEach(() => generators[Symbol.asyncDispose]());

const stateOf = (id: string) => generatorReports(generators, [], null).find((report) => report.id === id);

it('says of a model that was refused why, as long as there is no room for it', async () => {
  await expect(generators.use('huge', new AbortController().signal)).rejects.toThrow('needs 1000');
  expect(stateOf('huge')).toMatchObject({ state: 'failed', note: 'huge needs 1000 and there is room for 100' });
  room = 2000;
  expect(stateOf('huge')).toMatchObject({ state: 'ready', device: 'not in use' });
});

it('says of the model that the process was to open with why it could not', () => {
  const why = 'no generator, so answers are extracted: huge needs 1000 and there is room for 100';
  const [huge, other] = generatorReports(generators, [], why);
  expect(huge).toMatchObject({ id: 'huge', state: 'failed', note: why });
  expect(other).toMatchObject({ id: 'other', state: 'ready' });
});

it('says of a model that could not be loaded why, and nothing against one that nobody asked for', async () => {
  room = 2000;
  await expect(generators.use('huge', new AbortController().signal)).rejects.toThrow('damaged');
  expect(stateOf('huge')).toMatchObject({ state: 'failed', note: 'its file is damaged' });
  room = 100;
  expect(stateOf('other')).toMatchObject({ state: 'ready', device: 'not in use' });
});
