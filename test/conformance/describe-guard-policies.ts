import { expect, it } from 'vitest';
import { type GuardWorld, hostile, order, plain } from './guard-world.ts';
import { admin, modelId } from './store-world.ts';

/** What collections say of findings, and what people let in for all of one. */
export function describeGuardPolicies(guarded: () => GuardWorld): void {
  it('does as the policy of the collection says, also when that changes', async () => {
    const guard = guarded();
    await guard.world.collections.changeSettings(admin, guard.collection.id, { guard: { documents: 'mark', allowedHosts: [] } });
    const receipt = await guard.taken([plain, hostile], [order()]);
    expect(await guard.standing(receipt)).toBe('live');
    const marked = await guard.chunksOf('ferry');
    expect(marked.map(({ isLetIn }) => isLetIn)).toEqual([false, false]);
    expect(marked.toSorted((a, b) => a.start - b.start).map(({ guard }) => guard)).toEqual([
      null,
      { level: 'suspect', reason: 'it says to ignore rules' },
    ]);
    await guard.world.collections.changeSettings(admin, guard.collection.id, { guard: { documents: 'off', allowedHosts: [] } });
    expect((await guard.chunksOf('ferry')).map(({ guard, isLetIn }) => [guard, isLetIn])).toEqual([
      [null, true],
      [null, true],
    ]);
    expect((await guard.cases.list(admin, { state: 'open', collectionId: guard.collection.id, limit: 9 })).items).toEqual([]);
    await guard.world.collections.changeSettings(admin, guard.collection.id, { guard: { documents: 'quarantine', allowedHosts: [] } });
    expect(await guard.scans.settle(modelId, 99)).toMatchObject({ withheld: 1, released: 0 });
    expect([await guard.standing(receipt), await guard.ferries()]).toEqual(['quarantined', []]);
    await guard.world.collections.changeSettings(admin, guard.collection.id, { guard: { documents: 'mark', allowedHosts: [] } });
    expect(await guard.scans.settle(modelId, 99)).toMatchObject({ withheld: 0, released: 1 });
    expect(await guard.scans.settle(modelId, 99)).toMatchObject({ withheld: 0, released: 0 });
    expect(await guard.standing(receipt)).toBe('live');
  });

  it('lets the same words in once they were approved, in this collection and found in the same way', async () => {
    const guard = guarded();
    await guard.decide(await guard.taken([plain, hostile], [order()]), 'approve');
    expect(await guard.standing(await guard.taken([hostile, plain], [order({ span: { start: 0, end: 39 } })], 'again'))).toBe('live');
    expect(await guard.standing(await guard.taken([plain], [order({ span: null })], 'hidden'))).toBe('quarantined');
    await guard.begin();
    expect(await guard.standing(await guard.taken([plain, hostile], [order()], 'elsewhere'))).toBe('quarantined');
  });

  it('lets words in only as they were kept out of sight', async () => {
    const guard = guarded();
    const hidden = (how: string): ReturnType<typeof order> =>
      order({ span: null, reason: `it says to ignore rules; out of sight: ${how}` });
    await guard.decide(await guard.taken([plain], [hidden('white on white')]), 'approve');
    expect(await guard.standing(await guard.taken([plain], [hidden('white on white')], 'same'))).toBe('live');
    const off = await guard.taken([plain], [hidden('off the page')], 'other');
    expect(await guard.standing(off)).toBe('quarantined');
    await guard.decide(off, 'approve');
    await guard.decide(off, 'reject');
    expect(await guard.standing(await guard.taken([plain], [hidden('white on white')], 'still'))).toBe('live');
    expect(await guard.standing(await guard.taken([plain], [hidden('off the page')], 'no more'))).toBe('quarantined');
  });

  it('lets in no words that begin as those that were approved and go on otherwise', async () => {
    const guard = guarded();
    await guard.decide(await guard.taken([plain, hostile], [order({ digest: 'one' })]), 'approve');
    expect(await guard.standing(await guard.taken([plain, hostile], [order({ digest: 'one' })], 'same'))).toBe('live');
    expect(await guard.standing(await guard.taken([plain, hostile, 'x'], [order({ digest: 'other' })], 'other'))).toBe('quarantined');
  });
}
