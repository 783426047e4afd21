import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigurationSettings } from '#core';
import { Configurations, PromptShelf, type ServedConfiguration } from '#runtime';
import { type Database, PgConfigurations } from '#store';
import { openLog } from '#telemetry';
import { someSettings } from './describe-configurations.ts';
import { admin } from './store-world.ts';

const shelf = PromptShelf.read(null);
const prompts = shelf.newest();

/** Processes that follow one record, each with models of its own. */
export function describeFollowing(name: string, make: () => Promise<Database>): void {
  describe(`processes that follow the configuration on ${name}`, () => {
    let store: PgConfigurations;
    let database: Database;
    let able: Configurations;
    let unable: Configurations;
    let nowMs = 0;
    const aProcess = (
      models: Partial<ConfigurationSettings['models']>,
      beforeServing = (_name: string): void => undefined,
    ): Configurations => {
      const started = {
        name: 'as started',
        settings: { ...someSettings, prompts, models: { ...someSettings.models, ...models } },
        prompts: shelf.texts(prompts).texts,
      };
      const log = openLog({ level: 'silent', format: 'json' });
      // What it finds and answers by is no matter here: only which version it is.
      const serve = (version: ServedConfiguration['version']): ServedConfiguration => {
        beforeServing(version.name);
        return { version } as ServedConfiguration;
      };
      return new Configurations({ store, started, log, shelf: () => shelf, serve, clock: () => nowMs });
    };
    const aVersion = (of: Configurations, called: string, overrides: Parameters<Configurations['make']>[1]['overrides']) =>
      of.make(admin, { name: called, note: null, from: null, overrides });

    beforeAll(async () => {
      database = await make();
      store = new PgConfigurations(database);
      able = aProcess({ generator: 'g' });
      unable = aProcess({});
      for (const each of [able, unable]) await (await each.start())[Symbol.asyncDispose]();
    });
    afterAll(() => database?.[Symbol.asyncDispose]());

    it('serve what each was started with until one is made active', () => {
      expect([able, unable].map(({ current, started }) => current === started)).toEqual([true, true]);
    });

    it('go on with what they had where they cannot serve it, and say so until they can', async () => {
      const { id } = await aVersion(able, 'writes', { answers: { mode: 'compose' } });
      await able.activate(admin, id, null);
      await unable.follow();
      expect(able.current.version.id).toBe(id);
      expect(unable.current).toBe(unable.started);
      expect(unable.warnings).toEqual([expect.stringMatching(/"writes".*cannot be served.*AQUIFER_GENERATOR=g/)]);
      await expect(unable.activate(admin, id, null)).rejects.toMatchObject({ code: 'conflict' });
      await able.rollBack(admin, id, null);
      const { id: plain } = await aVersion(unable, 'plain', { answers: { threshold: 0.5 } });
      await able.activate(admin, plain, null);
      await unable.follow();
      expect([unable.current.version.id, unable.warnings]).toEqual([plain, []]);
      await expect(unable.activate(admin, id, null)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('AQUIFER_GENERATOR=g'),
      });
      expect((await store.active())?.versionId).toBe(plain);
    });

    it('start with what is active, and complete what an older version did not know of', async () => {
      const { understanding: _, ...older } = { ...someSettings, prompts };
      const old = await store.keep(admin, { name: 'old', note: null, settings: older as ConfigurationSettings, prompts: {} });
      await able.activate(admin, old.id, null);
      const late = aProcess({});
      await using _following = await late.start();
      expect(late.current.version).toMatchObject({ id: old.id, settings: { understanding: someSettings.understanding } });
    });

    it('say what they could not open, and try again after a pause until they can', async () => {
      let isBroken = true;
      const unlucky = aProcess({}, (called) => {
        if (isBroken && called === 'heavy') throw new Error('out of memory');
      });
      const { id } = await aVersion(able, 'heavy', { answers: { threshold: 0.65 } });
      await able.activate(admin, id, null);
      await unlucky.follow();
      expect([unlucky.current, unlucky.warnings]).toEqual([unlucky.started, [expect.stringMatching(/"heavy".*out of memory/)]]);
      await expect(unlucky.activate(admin, id, null)).rejects.toMatchObject({ code: 'internal' });
      isBroken = false;
      await unlucky.follow();
      expect(unlucky.current).toBe(unlucky.started);
      nowMs += 60_000;
      await unlucky.follow();
      expect([unlucky.current.version.id, unlucky.warnings]).toEqual([id, []]);
    });

    it('keep one object per version, so that a question ends with what it began with', async () => {
      const before = able.current;
      const { id } = await aVersion(able, 'later', { answers: { threshold: 0.6 } });
      await able.activate(admin, id, null);
      expect(able.current).not.toBe(before);
      expect(await able.of(before.version.id)).toBe(before);
    });
  });
}
