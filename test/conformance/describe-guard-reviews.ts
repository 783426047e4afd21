import { expect, it } from 'vitest';
import { type GuardWorld, hostile, order, plain, stranger, verdictOf } from './guard-world.ts';
import { admin, modelId, reader } from './store-world.ts';

/** What people see of findings and make of them. */
export function describeGuardReviews(guarded: () => GuardWorld): void {
  it('lets a person change a decision, and release what waits, whatever a later scan or a policy says', async () => {
    const guard = guarded();
    const rejected = await guard.taken([plain, hostile], [order()], 'rejected');
    await guard.decide(rejected, 'reject');
    await guard.scans.save(rejected.revisionId, verdictOf([], 'test-2'));
    expect(await guard.cases.find(admin, rejected.revisionId)).toMatchObject({ level: 'clean', state: 'rejected' });
    expect(await guard.decide(rejected, 'approve')).toBe('live');
    const waiting = await guard.taken([hostile, plain], [order({ quote: 'another', span: { start: 0, end: 39 } })], 'waiting');
    await guard.world.collections.changeSettings(admin, guard.collection.id, { guard: { documents: 'off', allowedHosts: [] } });
    expect((await guard.cases.list(admin, { state: 'open', collectionId: guard.collection.id, limit: 9 })).items).toMatchObject([
      { revisionId: waiting.revisionId },
    ]);
    expect(await guard.decide(waiting, 'approve')).toBe('live');
  });

  it('takes another note of the same decision, and drops none for want of one', async () => {
    const guard = guarded();
    const receipt = await guard.taken([plain, hostile], [order()]);
    const reject = (note: string | null) =>
      guard.decisions.decide(admin, { revisionId: receipt.revisionId, decision: 'reject', note, modelId });
    expect([await reject(null), await reject('an attack'), await reject('an attack'), await reject(null)]).toEqual([
      'withheld',
      'withheld',
      'unchanged',
      'unchanged',
    ]);
    const first = (await guard.cases.find(admin, receipt.revisionId)).decided;
    expect(first?.note).toBe('an attack');
    const other = { ...admin, keyId: null, role: 'editor' } as const;
    await guard.decisions.decide(other, { revisionId: receipt.revisionId, decision: 'reject', note: 'an old attack', modelId });
    expect((await guard.cases.find(admin, receipt.revisionId)).decided).toEqual({ ...first, note: 'an old attack' });
    expect((await guard.world.audit.list(admin, { limit: 1 })).items[0]?.details).toMatchObject({ noteOnly: true });
  });

  it('shows to who may read and review it: where it stands, what was decided, and examples', async () => {
    const guard = guarded();
    const receipt = await guard.taken([plain, hostile], [order({ decidedBy: 'judge' })]);
    const { items } = await guard.cases.list(admin, { state: 'open', collectionId: guard.collection.id, limit: 9 });
    expect(items).toMatchObject([
      { revisionId: receipt.revisionId, level: 'quarantined', status: 'quarantined', findingCount: 1, state: 'open' },
    ]);
    const { text, findings } = await guard.cases.find(admin, receipt.revisionId);
    expect(text.slice(findings[0]?.span?.start, findings[0]?.span?.end)).toBe(hostile);
    expect(findings).toMatchObject([{ decidedBy: 'judge', cues: order().cues }]);
    await guard.world.documents.patch(admin, receipt.documentId, { access: { public: false, groups: ['pier'] } });
    for (const principal of [{ ...reader('vault'), role: 'editor' as const }, stranger]) {
      expect((await guard.cases.list(principal, { state: 'open', collectionId: guard.collection.id, limit: 9 })).items).toEqual([]);
      await expect(guard.cases.find(principal, receipt.revisionId)).rejects.toMatchObject({ code: 'not_found' });
      await expect(guard.decide(receipt, 'approve', principal)).rejects.toMatchObject({ code: 'not_found' });
    }
    await guard.decide(receipt, 'reject');
    expect((await guard.cases.list(admin, { state: 'rejected', collectionId: guard.collection.id, limit: 9 })).items).toHaveLength(1);
    const examples = await guard.examples();
    const mine = examples.filter(({ revisionId }) => revisionId === receipt.revisionId);
    expect(mine).toMatchObject([{ label: 'attack', isHidden: false }]);
    expect(mine[0]?.text.slice(mine[0].span.start, mine[0].span.end)).toBe(hostile);
    expect((await guard.world.audit.list(admin, { limit: 1 })).items).toMatchObject([
      { action: 'guard.reject', target: receipt.revisionId },
    ]);
  });
}
