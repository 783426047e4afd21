import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collection, defaultCollectionSettings, type RankingSettings } from '#core';
import { type Database, PgEvaluations, PgEvaluationWork, PgGoldenQuestions, projectRoot } from '#store';
import { aCollection, admin, openWorld, type World } from './store-world.ts';

const ranking: RankingSettings = { ...defaultCollectionSettings.ranking, vectorWeight: 0.3 };

/** What everyone may rely on when what a tuning proposes is taken. */
export function describeTunings(name: string, open: () => Promise<Database>): void {
  describe(`tunings on ${name}`, () => {
    let world: World;
    let tunings: PgEvaluations;
    let work: PgEvaluationWork;
    beforeAll(async () => {
      world = await openWorld(await open());
      tunings = new PgEvaluations(world.database, 'tuning');
      work = new PgEvaluationWork(world.database);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    it('are taken with the ranking they propose, as one', async () => {
      const here = await aCollection(world);
      const id = await done(here);
      const configurationId = await configuration('taken');
      await tunings.apply(admin, id, { collection: here, ranking, configurationId });
      const after = await world.collections.find(admin, here.id);
      expect(after.settings.ranking).toEqual(ranking);
      expect(after.settingsVersion).toBe(here.settingsVersion + 1);
      expect((await tunings.get(admin, id)).appliedConfigurationId).toBe(configurationId);
      expect((await tunings.configuration(admin, configurationId)).released).toMatchObject([{ id }]);
    });

    it('are not taken, and nothing is set, where the settings are others by now', async () => {
      const here = await aCollection(world);
      const id = await done(here);
      await world.collections.changeSettings(admin, here.id, { staleAfterSeconds: 60 });
      const taken = { collection: here, ranking, configurationId: await configuration('late') };
      await expect(tunings.apply(admin, id, taken)).rejects.toMatchObject({ code: 'conflict' });
      await expectUntaken(here, id);
    });

    it('set nothing before they are done, and nothing of another collection', async () => {
      const [here, other] = [await aCollection(world), await aCollection(world)];
      const configurationId = await configuration('early');
      const waiting = await asked(here);
      await expect(tunings.apply(admin, waiting, { collection: here, ranking, configurationId })).rejects.toMatchObject({
        code: 'conflict',
      });
      await expectUntaken(here, waiting);
      await tunings.delete(admin, waiting);
      const id = await done(here);
      await expect(tunings.apply(admin, id, { collection: other, ranking, configurationId })).rejects.toMatchObject({ code: 'conflict' });
      await expectUntaken(other, id);
    });

    it('that were kept before what they tried was called a setting are read as the others', async () => {
      const here = await aCollection(world);
      const kept = (name: string) => ({
        reason: 'a "ranking": as it was',
        served: { [name]: ranking },
        crossValidated: { choices: [{ [name]: ranking, folds: 10 }] },
        tried: [{ [name]: ranking }, { [name]: ranking }],
      });
      const id = await done(here, kept('ranking'));
      const migration = await readFile(join(projectRoot, 'migrations/0028_tuned_settings.sql'), 'utf8');
      await world.database.script((run) => run(migration));
      expect((await tunings.get(admin, id)).figures).toEqual(kept('setting'));
    });

    const configuration = (test: string): Promise<string> => world.traceStore.configurationId({ test });

    async function asked({ id }: Collection): Promise<string> {
      await new PgGoldenQuestions(world.database).put(admin, id, [{ question: 'when', expected: [], quote: 'at noon' }]);
      return (await tunings.ask(admin, { collectionId: id, note: null, asker: admin, wanted: [ranking] })).id;
    }

    async function done(collection: Collection, figures: object = { verdict: 'change' }): Promise<string> {
      const id = await asked(collection);
      const held = await work.claim();
      expect(held?.id).toBe(id);
      if (held) await work.finish(held, { ...figures });
      return id;
    }

    async function expectUntaken(collection: Collection, id: string): Promise<void> {
      expect((await world.collections.find(admin, collection.id)).settings.ranking).toEqual(defaultCollectionSettings.ranking);
      expect(await tunings.get(admin, id)).toMatchObject({ appliedConfigurationId: null, releasedAt: null });
    }
  });
}
