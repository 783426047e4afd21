import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultCollectionSettings, type ConfigurationSettings } from '#core';
import { type ActivationRequest, type Database, type KeptVersion, PgConfigurations } from '#store';
import { admin } from './store-world.ts';

export const someSettings: ConfigurationSettings = {
  prompts: { compose: 1 },
  models: { embedder: 'e', generator: null, secondEmbedder: null, crossEncoder: null },
  answers: { mode: 'auto', threshold: 0.7 },
  retrieval: {
    vectorWeight: null,
    candidates: 100,
    legDeadlineMs: 5000,
    bridgeShare: 0.4,
    recencyWeight: 0,
    recencyHalfLifeDays: 180,
    rerankShare: 0.4,
    rerankDepth: 50,
    rerankDeadlineMs: 1000,
    secondShare: 0,
    crossEncoderShare: 0,
    crossEncoderDepth: 20,
    crossEncoderDeadlineMs: 2000,
  },
  understanding: { parts: 'on', rewriting: 'rule', variants: 'off', deadlineMs: 3000 },
  chunking: defaultCollectionSettings.chunking,
};

/** Versions and the record of which was served since when. */
export function describeConfigurations(name: string, make: () => Promise<Database>): void {
  describe(`configurations on ${name}`, () => {
    let database: Database;
    let configurations: PgConfigurations;
    let started: KeptVersion;
    let strict: KeptVersion;
    let loud: KeptVersion;
    const keep = (called: string, threshold: number) =>
      configurations.keep(admin, {
        name: called,
        note: null,
        settings: { ...someSettings, answers: { mode: 'auto', threshold } },
        prompts: { compose: 'text' },
      });
    const by = (reason: string | null = null): ActivationRequest => ({
      principal: admin,
      reason,
      startedWith: started.id,
      allow: () => undefined,
    });
    const served = async () => (await configurations.active())?.versionId ?? null;

    beforeAll(async () => {
      database = await make();
      configurations = new PgConfigurations(database);
      started = await keep('started', 0.7);
      strict = await keep('strict', 0.9);
      loud = await keep('loud', 0);
    });
    afterAll(() => database?.[Symbol.asyncDispose]());

    it('are the same where their bodies are, whatever they are called', async () => {
      expect([started, strict, loud].map(({ isNew }) => isNew)).toEqual([true, true, true]);
      expect(await keep('other name', 0.9)).toMatchObject({ id: strict.id, name: 'strict', isNew: false });
      expect((await configurations.get(admin, strict.id)).name).toBe('strict');
      const first = await configurations.list(admin, { limit: 2 });
      expect(first.items.map(({ id }) => id)).toEqual([loud.id, strict.id]);
      expect((await configurations.list(admin, { limit: 2, cursor: first.nextCursor ?? '' })).items.map(({ id }) => id)).toEqual([
        started.id,
      ]);
      await expect(configurations.list(admin, { limit: 2, cursor: Buffer.from('a b').toString('base64url') })).rejects.toMatchObject({
        code: 'bad_request',
      });
      await expect(configurations.get(admin, 'none')).rejects.toMatchObject({ code: 'not_found' });
    });

    it('are refused before anything is written', async () => {
      const refusing = {
        ...by(),
        allow: () => {
          throw new Error('not here');
        },
      };
      await expect(configurations.activate(strict.id, refusing)).rejects.toThrow('not here');
      expect(await served()).toBeNull();
    });

    it('go forward, and back one step at a time', async () => {
      expect(await served()).toBeNull();
      await configurations.activate(strict.id, by('try it'));
      await configurations.activate(loud.id, by());
      await configurations.activate(loud.id, by('again'));
      expect(await configurations.before()).toBe(strict.id);
      await expect(configurations.rollBack(strict.id, by())).rejects.toMatchObject({ code: 'conflict' });
      expect((await configurations.rollBack(loud.id, by('too loud'))).version.id).toBe(strict.id);
      expect((await configurations.rollBack(null, by())).version.id).toBe(started.id);
      await expect(configurations.rollBack(null, by())).rejects.toMatchObject({ code: 'conflict' });
      expect(await configurations.before()).toBeNull();
      const { items } = await configurations.history(admin, { limit: 10 });
      expect(items.map(({ kind, versionName, reason }) => [kind, versionName, reason])).toEqual([
        ['rollback', 'started', null],
        ['rollback', 'strict', 'too loud'],
        ['activate', 'loud', null],
        ['activate', 'strict', 'try it'],
        ['start', 'started', null],
      ]);
    });

    it('show who made one active, why and its scores to that organisation alone', async () => {
      await database.script((run) => run("insert into organisation (id, name) values ('other', 'other') on conflict do nothing"));
      await database.script((run) =>
        run(`insert into configuration_activation (version_id, before, kind, organisation_id, key_id, reason, scores)
          values ('${loud.id}', null, 'activate', 'default', 'key of ours', 'our reason', '[{"collection": "our secret"}]')`),
      );
      const newestFor = async (organisationId: string) =>
        (await configurations.history({ ...admin, organisationId }, { limit: 1 })).items[0];
      const [ours, theirs] = [await newestFor('default'), await newestFor('other')];
      expect(ours).toMatchObject({ by: { keyId: 'key of ours' }, reason: 'our reason', scores: [{ collection: 'our secret' }] });
      expect(theirs).toEqual({ ...ours, by: { keyId: null, keyName: null }, reason: null, scores: [] });
      await configurations.activate(started.id, by());
    });

    it('show who made one, and the note, to that organisation alone', async () => {
      const key = { ...admin, keyId: 'key of ours' };
      const settings = { ...someSettings, answers: { mode: 'auto' as const, threshold: 0.123 } };
      const made = await configurations.keep(key, { name: 'noted', note: 'our note', settings, prompts: { compose: 'text' } });
      expect(made).toMatchObject({ by: { keyId: 'key of ours' }, note: 'our note' });
      const other = { ...admin, organisationId: 'other' };
      expect(await configurations.get(other, made.id)).toMatchObject({ name: 'noted', by: { keyId: null, keyName: null }, note: null });
      expect((await configurations.list(other, { limit: 1 })).items).toMatchObject([{ id: made.id, by: { keyId: null }, note: null }]);
    });

    it('of many who go back at once each goes one step, and nobody two by accident', async () => {
      await configurations.activate(strict.id, by());
      await configurations.activate(loud.id, by());
      const all = await Promise.allSettled(Array.from({ length: 5 }, () => configurations.rollBack(loud.id, by())));
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await served()).toBe(strict.id);
    });

    it('never change', async () => {
      for (const statement of [
        "update configuration_version set name = 'x'",
        'delete from configuration_version',
        "update configuration_activation set reason = 'x'",
        'delete from configuration_activation',
      ])
        await expect(
          database.script((run) => run(statement)),
          statement,
        ).rejects.toThrow('never change');
    });
  });
}
