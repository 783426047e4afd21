import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection, Principal } from '#core';
import { type Database, insertEvent, PgDeliveries, PgEvents, PgWebhooks, SecretBox } from '#store';
import { aCollection, admin, openWorld, publish, reader, type World } from './store-world.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** What happened is told to those who may hear of it, and delivered to the webhooks that want it. */
export function describeEvents(name: string, make: () => Promise<Database>): void {
  describe(`events on ${name}`, () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-events-'));
    let world: World;
    let collection: Collection;
    let events: PgEvents;
    let webhooks: PgWebhooks;
    let deliveries: PgDeliveries;
    beforeAll(async () => {
      world = await openWorld(await make());
      collection = await aCollection(world);
      const secrets = new SecretBox({ secretKey: null, dataDir });
      events = new PgEvents(world.database);
      webhooks = new PgWebhooks(world.database, secrets);
      deliveries = new PgDeliveries(world.database, secrets);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
      rmSync(dataDir, { recursive: true, force: true });
    });

    const editor = (...groups: string[]): Principal => ({ ...reader(...groups), role: 'editor' });
    const typesFor = async (principal: Principal, documentId: string): Promise<string[]> =>
      (await events.list(principal, { limit: 50, documentId })).items.map(({ type }) => type);
    const happen = (type: 'alert.raised' | 'source.failed' = 'alert.raised', collectionId: string | null = null): Promise<string> =>
      world.database.transaction((transaction) =>
        insertEvent(transaction, { organisationId: 'default', type, collectionId, body: { name: 'x' } }),
      );
    const hook = (more: object = {}) =>
      webhooks.create(admin, { url: 'https://hooks.example.org', description: null, eventTypes: [], collectionIds: [], ...more }, secret);
    /** Takes what is due for the one webhook, in its order; `false` refuses. */
    const tell = async (answers: readonly boolean[]): Promise<string[]> => {
      const told: string[] = [];
      for (const isTaken of answers) {
        const [claimed] = await deliveries.claim(8, 30);
        const due = claimed && (await deliveries.take(claimed.id, { holdSeconds: 30, overtakenAfter: 2 }));
        if (!claimed || !due) break;
        told.push(due.event.id);
        const state = isTaken ? 'delivered' : 'pending';
        const answer = { statusCode: isTaken ? 200 : 500, response: '', durationMs: 1, pauseSeconds: 0, webhookPauseSeconds: 0 };
        await deliveries.save({ webhookId: claimed.id, eventId: due.event.id, state, ...answer });
        await deliveries.release(claimed.id);
      }
      return told;
    };

    it('of a document hears who may read it; of a deleted one editors who could', async () => {
      const access = { public: false, groups: ['legal'] };
      const { documentId } = await publish(world, collection, { chunks: ['a contract'], access });
      expect(await typesFor(admin, documentId)).toEqual(['document.live']);
      expect(await typesFor(reader('legal'), documentId)).toEqual(['document.live']);
      expect(await typesFor(reader('sales'), documentId)).toEqual([]);
      await world.documents.delete(admin, documentId);
      expect(await typesFor(admin, documentId)).toEqual(['document.deleted', 'document.live']);
      expect(await typesFor(editor('legal'), documentId)).toEqual(['document.deleted', 'document.live']);
      for (const principal of [reader('legal'), editor('sales'), { ...admin, organisationId: 'other' }])
        expect(await typesFor(principal, documentId)).toEqual([]);
    });

    it('what belongs to nothing is heard by editors, not by readers', async () => {
      const id = await happen();
      const ids = async (principal: Principal) => (await events.list(principal, { limit: 5 })).items.map((event) => event.id);
      expect(await ids(editor())).toContain(id);
      expect(await ids(reader())).not.toContain(id);
    });

    it('goes on behind the last one seen, in order, and pages backwards', async () => {
      const last = await events.last(admin);
      const ids = [await happen(), await happen('source.failed'), await happen()];
      expect((await events.after(admin, last, { limit: 10 })).map(({ id }) => id)).toEqual(ids);
      expect((await events.after(admin, last, { limit: 10, types: ['source.failed'] })).map(({ id }) => id)).toEqual([ids[1]]);
      expect(await events.after(admin, ids[2] ?? '', { limit: 10 })).toEqual([]);
      const first = await events.list(admin, { limit: 2 });
      const second = await events.list(admin, { limit: 1, cursor: first.nextCursor ?? '' });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
    });

    it('a webhook gets what it wants, is held by one worker at a time, and is told in order', async () => {
      const webhook = await hook({ eventTypes: ['alert.raised'], collectionIds: [collection.id] });
      await happen();
      await happen('source.failed', collection.id);
      const wanted = [await happen('alert.raised', collection.id), await happen('alert.raised', collection.id)];
      expect(await deliveries.claim(8, 30)).toMatchObject([{ id: webhook.id }]);
      expect(await deliveries.claim(8, 30)).toEqual([]);
      await deliveries.release(webhook.id);
      expect(await tell([true, true, true])).toEqual(wanted);
      expect(await webhooks.get(admin, webhook.id)).toMatchObject({ pending: 0, failures: 0 });
      await webhooks.delete(admin, webhook.id);
    });

    it('what is refused comes first until it was refused often, then the others overtake', async () => {
      const webhook = await hook();
      const [one, two] = [await happen(), await happen()];
      expect(await tell([false, false, true, true])).toEqual([one, one, two, one]);
      const { items } = await webhooks.deliveries(admin, webhook.id, { limit: 10 });
      expect(items.map(({ eventId, attempts, state }) => [eventId, attempts, state])).toEqual([
        [two, 1, 'delivered'],
        [one, 3, 'delivered'],
      ]);
      expect(await webhooks.replayBetween(admin, webhook.id, { from: new Date(0), until: new Date(Date.now() + 60_000) })).toBeGreaterThan(
        5,
      );
      await webhooks.delete(admin, webhook.id);
    });

    it('leaves no row of a change to one that is gone', async () => {
      const webhook = await hook({ eventTypes: ['alert.raised'] });
      await webhooks.delete(admin, webhook.id);
      const acts = async () => (await world.audit.list(admin, { limit: 10, target: webhook.id })).items.map(({ action }) => action);
      await expect(webhooks.change(admin, webhook.id, { enabled: false })).rejects.toMatchObject({ code: 'not_found' });
      expect(await acts()).toEqual(['webhook.delete', 'webhook.create']);
    });

    it('one that is disabled says so to the others, and is told what waited when it is enabled', async () => {
      const webhook = await hook({ eventTypes: ['alert.raised'] });
      const id = await happen();
      const since = new Date(0);
      await deliveries.disable(webhook.id, 'it took nothing; at last: a word of theirs', { since, status: 503 });
      expect((await world.audit.list(admin, { limit: 1 })).items[0]?.details).toEqual({
        by: 'the service',
        since: since.toISOString(),
        status: 503,
      });
      await happen();
      expect(await deliveries.claim(8, 30)).toEqual([]);
      expect((await events.list(admin, { limit: 5, types: ['webhook.disabled'] })).items).toMatchObject([
        { body: { webhookId: webhook.id } },
      ]);
      expect(await webhooks.change(admin, webhook.id, { enabled: true })).toMatchObject({
        isEnabled: true,
        disabledReason: null,
        pending: 1,
      });
      expect(await tell([true, true])).toEqual([id]);
      await webhooks.delete(admin, webhook.id);
    });

    it('keeps the secret sealed and gives it to the worker alone', async () => {
      const webhook = await hook();
      await happen();
      const [claimed] = await deliveries.claim(8, 30);
      expect(claimed?.sealedSecret.toString('latin1')).not.toContain(secret.slice(6));
      expect(claimed && (await deliveries.openSecret(claimed))).toBe(secret);
      await webhooks.delete(admin, webhook.id);
    });

    it('forgets what is past its time, with its deliveries', async () => {
      const webhook = await hook();
      await happen();
      expect(await events.forget(new Date(0))).toBe(0);
      expect(await events.forget(new Date(Date.now() + 60_000))).toBeGreaterThan(5);
      expect((await webhooks.deliveries(admin, webhook.id, { limit: 10 })).items).toEqual([]);
    });
  });
}
