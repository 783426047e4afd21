import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, PgKeys, PgModelAllowance } from '#store';
import { admin } from './store-world.ts';

const options = { signal: new AbortController().signal, log: { info: () => undefined, warn: () => undefined } };

/** What models do for a key is counted for all processes alike, and keeps models from working once a limit is used up. */
export function describeModelAllowance(name: string, make: () => Promise<Database>): void {
  describe(`what models may do for a key, on ${name}`, () => {
    let database: Database;
    let keys: PgKeys;
    let allowance: PgModelAllowance;
    let keyId: string;
    const told: string[] = [];
    const uncounted: unknown[] = [];
    const watch = { onUsedUp: (limit: string) => void told.push(limit), onUncounted: (error: unknown) => void uncounted.push(error) };
    beforeAll(async () => {
      database = await make();
      keys = new PgKeys(database);
      allowance = new PgModelAllowance(database, watch);
    });
    afterAll(() => database?.[Symbol.asyncDispose]());
    beforeEach(async () => {
      told.length = 0;
      const limits = { tokensPerDay: 100, computeSecondsPerDay: 10 };
      keyId = (await keys.create('default', { name: 'ann', role: 'reader', groups: [], limits, mcpTools: null })).id;
    });

    it('is as much as it likes without a key, or a limit', async () => {
      const free = await keys.create('default', { name: 'free', role: 'reader', groups: [], mcpTools: null });
      await allowance.add(free.id, { tokens: 1_000_000_000_000, ms: 1e12 });
      expect([await allowance.usedUp(free.id), await allowance.usedUp(null), await allowance.usedUp('unknown')]).toEqual([
        null,
        null,
        null,
      ]);
      expect((await allowance.useOf([free.id])).get(free.id)).toEqual({
        requestsThisMinute: 0,
        tokensLastDay: 1_000_000_000_000,
        computeSecondsLastDay: 1e9,
      });
    });

    it('is used up by the sum of the last 24 hours, and told in words and to whoever counts', async () => {
      await allowance.add(keyId, { tokens: 99, ms: 1234.6 });
      expect(await allowance.usedUp(keyId)).toBeNull();
      await allowance.add(keyId, { tokens: 1, ms: 0 });
      const usedUp = await allowance.usedUp(keyId);
      expect(usedUp).toMatchObject({
        limit: 'tokens',
        words: expect.stringMatching(/^this key has used its 100 tokens of the last 24 hours/),
      });
      expect(usedUp?.retryAfterSeconds).toBeGreaterThan(23 * 3600 - 1);
      expect(usedUp?.retryAfterSeconds).toBeLessThanOrEqual(24 * 3600);
      expect(told).toEqual(['tokens']);
    });

    it('is of compute as well', async () => {
      await allowance.add(keyId, { tokens: 0, ms: 10_000 });
      expect(await allowance.usedUp(keyId)).toMatchObject({ limit: 'compute_seconds' });
    });

    it('is back once a limit is changed or lifted, and nothing else of the key is', async () => {
      await allowance.add(keyId, { tokens: 100, ms: 0 });
      await keys.change(admin, keyId, { tokensPerDay: 200 });
      expect(await allowance.usedUp(keyId)).toBeNull();
      await allowance.add(keyId, { tokens: 100, ms: 0 });
      expect(await allowance.usedUp(keyId)).not.toBeNull();
      expect(await keys.change(admin, keyId, { tokensPerDay: null })).toMatchObject({
        limits: { requestsPerMinute: null, tokensPerDay: null, computeSecondsPerDay: 10 },
        mcpTools: null,
      });
      expect(await allowance.usedUp(keyId)).toBeNull();
      await expect(keys.change({ ...admin, organisationId: 'other' }, keyId, { tokensPerDay: 1 })).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    it('loses nothing of what several processes count at once, and each sees all of it', async () => {
      await using other = await openDatabase({ kind: 'server', url: database.url }, options);
      const beside = new PgModelAllowance(other, watch);
      await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? allowance : beside).add(keyId, { tokens: 4, ms: 100 })));
      for (const each of [allowance, beside]) expect((await each.useOf([keyId])).get(keyId)?.tokensLastDay).toBe(80);
      await beside.add(keyId, { tokens: 20, ms: 0 });
      expect(await allowance.usedUp(keyId)).toMatchObject({ limit: 'tokens' });
    });

    it('is counted by key alone, and what cannot be counted is told', async () => {
      const other = await keys.create('default', { name: 'ben', role: 'reader', groups: [], mcpTools: null });
      await allowance.add(keyId, { tokens: 5, ms: 0 });
      const uses = await allowance.useOf([keyId, other.id]);
      expect([uses.get(keyId)?.tokensLastDay, uses.get(other.id)?.tokensLastDay]).toEqual([5, 0]);
      await allowance.add('nobody', { tokens: 5, ms: 0 });
      expect(uncounted).toHaveLength(1);
    });
  });
}
