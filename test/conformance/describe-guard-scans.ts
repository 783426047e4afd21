import { expect, it } from 'vitest';
import { type Database, PgGuardScans } from '#store';
import { type GuardWorld, hostile, order, plain, verdictOf } from './guard-world.ts';
import { admin, modelId } from './store-world.ts';

/** Texts that the guard reads again. */
export function describeGuardScans(guarded: () => GuardWorld): void {
  it('gives back what a later scan finds clean, unless a person rejected it, and keeps what a file hid, not what its title said', async () => {
    const guard = guarded();
    const clean = verdictOf([], 'test-2');
    const [waiting, rejected, hiding, titled] = [
      await guard.taken([plain, hostile], [order()], 'waiting'),
      await guard.taken([plain, hostile, 'x'], [order()], 'rejected'),
      await guard.taken([plain], [order({ span: null })], 'hiding'),
      await guard.taken([plain], [order({ span: null, isInTitle: true })], 'titled'),
    ];
    await guard.decide(rejected, 'reject');
    for (const { revisionId } of [waiting, rejected, hiding, titled]) await guard.scans.save(revisionId, clean);
    await guard.scans.settle(modelId, 99);
    expect(await Promise.all([waiting, rejected, hiding, titled].map((receipt) => guard.standing(receipt)))).toEqual([
      'live',
      'quarantined',
      'quarantined',
      'live',
    ]);
  });

  it('reads what was on its way when the guard was not looking, so that it is held back before anybody saw it', async () => {
    const guard = guarded();
    const receipt = await guard.parsed([plain, hostile], undefined);
    expect(await guard.pending('test-1')).toContain(receipt.revisionId);
    await guard.scans.save(receipt.revisionId, verdictOf([order()]));
    await guard.embed(receipt);
    expect(await guard.world.revisions.publish(receipt.revisionId)).toBe('quarantined');
  });

  it('shows nothing that no guard has read, though everything else of it is done', async () => {
    const guard = guarded();
    const receipt = await guard.parsed([plain], undefined);
    await guard.embed(receipt);
    expect(await guard.world.revisions.publish(receipt.revisionId)).toBeNull();
    expect(await guard.standing(receipt)).toBe('embedded');
    await guard.scans.save(receipt.revisionId, verdictOf([]));
    expect(await guard.world.revisions.publish(receipt.revisionId)).toBe('live');
  });

  it('tries again what it could not read, after pauses that grow, and says how often it tried', async () => {
    const guard = guarded();
    const { revisionId } = await guard.taken([plain, 'x'], []);
    const isDue = async () => (await guard.scans.unread('test-2', 999)).includes(revisionId);
    const pause = async () => {
      const { unread, scannedAt } = await guard.cases.find(admin, revisionId);
      return [unread?.times, Math.round((Number(unread?.retryAt) - Number(scannedAt)) / 1000)];
    };
    await guard.scans.markUnread(revisionId, 'test-2', 60);
    expect([await pause(), await isDue(), await guard.scans.read(revisionId, 'test-2')]).toEqual([[1, 60], false, null]);
    expect(await guard.cases.count(admin)).toMatchObject({ unread: 1 });
    await guard.scans.markUnread(revisionId, 'test-3', 0);
    expect([await pause(), await isDue()]).toEqual([[1, 0], false]);
    expect(await guard.scans.unread('test-3', 999)).toEqual([revisionId]);
    await guard.scans.markUnread(revisionId, 'test-3', 60);
    expect(await pause()).toEqual([2, 120]);
    await guard.scans.save(revisionId, verdictOf([], 'test-4'));
    expect([await guard.pending('test-4'), (await guard.cases.count(admin)).unread]).toEqual([
      expect.not.arrayContaining([revisionId]) as string[],
      0,
    ]);
  });

  it('reads again what nobody judged, after a pause, and shows it meanwhile as it was scored', async () => {
    const guard = guarded();
    const receipt = await guard.taken([plain, 'x'], []);
    const unjudged = { ...verdictOf([], 'test-2'), isUnjudged: true };
    const due = () => guard.scans.unread('test-2', 999);
    await guard.scans.save(receipt.revisionId, unjudged, 0);
    expect([await due(), await guard.standing(receipt)]).toEqual([[receipt.revisionId], 'live']);
    await guard.scans.save(receipt.revisionId, unjudged, 60);
    expect([await due(), await guard.scans.read(receipt.revisionId, 'test-2')]).toEqual([[], null]);
    await guard.scans.save(receipt.revisionId, { ...unjudged, version: 'test-3' }, 0);
    await guard.scans.save(receipt.revisionId, verdictOf([], 'test-3'));
    expect(await guard.scans.unread('test-3', 999)).toEqual([]);
  });

  it('keeps what models decided before while they are away', async () => {
    const guard = guarded();
    const { revisionId } = await guard.taken([plain, hostile], []);
    const byModel = order({ level: 'suspect', decidedBy: 'judge' });
    await guard.scans.save(revisionId, { ...verdictOf([byModel], 'test-2'), isUnjudged: true }, 0);
    await guard.scans.save(revisionId, { ...verdictOf([], 'test-2'), isUnjudged: true }, 0);
    expect(await guard.cases.find(admin, revisionId)).toMatchObject({ level: 'suspect', findings: [{ decidedBy: 'judge' }] });
    await guard.scans.save(revisionId, verdictOf([], 'test-2'));
    await expect(guard.cases.find(admin, revisionId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('reads a text once where several processes look, and leaves the word to the latest version that is at work', async () => {
    const guard = guarded();
    const { revisionId } = await guard.taken([plain, hostile], []);
    await guard.scans.atWork('test-5');
    await guard.scans.atWork('test-6');
    expect(await guard.scans.read(revisionId, 'test-6')).not.toBeNull();
    await guard.scans.save(revisionId, verdictOf([order()], 'test-6'));
    expect(await guard.scans.read(revisionId, 'test-6')).toBeNull();
    expect(await guard.pending('test-5')).not.toContain(revisionId);
    await guard.scans.save(revisionId, verdictOf([], 'test-5'));
    expect(await guard.cases.find(admin, revisionId)).toMatchObject({ level: 'quarantined', version: 'test-6' });
    expect(await guard.scans.settle(modelId, 99)).toMatchObject({ withheld: 1 });
    expect(await guard.pending('test-7')).toContain(revisionId);
  });

  it('goes on past a revision that does not follow its verdict, and says which', async () => {
    const guard = guarded();
    const both = [await guard.taken([plain, hostile], [order()], 'one'), await guard.taken([plain, hostile], [order()], 'two')];
    for (const { revisionId } of both) await guard.scans.save(revisionId, verdictOf([], 'test-2'));
    const { database } = guard.world;
    let attempts = 0;
    const shaky = {
      query: database.query.bind(database),
      transaction: (run: Parameters<Database['transaction']>[0]) =>
        (attempts += 1) === 1 ? Promise.reject(new Error('it waits for a lock')) : database.transaction(run),
    } as unknown as Database;
    expect(await new PgGuardScans(shaky).settle(modelId, 99)).toMatchObject({
      released: 1,
      failed: [{ revisionId: both[0]?.revisionId }],
    });
    expect(await guard.scans.settle(modelId, 99)).toMatchObject({ released: 1, failed: [] });
  });

  it('keeps what it found before where it cannot read a text again, and calls none clean that it could not read', async () => {
    const guard = guarded();
    const waiting = await guard.taken([plain, hostile], [order()], 'waiting');
    const harmless = await guard.taken([plain], [], 'harmless');
    for (const { revisionId } of [waiting, harmless, harmless]) await guard.scans.markUnread(revisionId, 'test-2');
    expect(await guard.scans.settle(modelId, 99)).toMatchObject({ withheld: 0, released: 0 });
    expect(await Promise.all([waiting, harmless].map((receipt) => guard.standing(receipt)))).toEqual(['quarantined', 'live']);
    expect(await guard.cases.find(admin, waiting.revisionId)).toMatchObject({ level: 'quarantined', version: 'test-2', findingCount: 2 });
    expect(await guard.cases.find(admin, harmless.revisionId)).toMatchObject({ level: 'suspect', findingCount: 1 });
    await guard.decide(harmless, 'approve');
    const unread = await guard.taken([plain, 'x'], [], 'unread');
    await guard.scans.markUnread(unread.revisionId, 'test-2');
    expect((await guard.cases.find(admin, unread.revisionId)).findings).toMatchObject([{ quote: '', counts: true }]);
    await guard.scans.save(unread.revisionId, verdictOf([], 'test-3'));
    await expect(guard.cases.find(admin, unread.revisionId)).rejects.toMatchObject({ code: 'not_found' });
  });
}
