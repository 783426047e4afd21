import { expect, it } from 'vitest';
import { PgChunkSearch, PgHousekeeping, PgPastChunks, PgRevisionStore } from '#store';
import { ferry, type GuardWorld, hostile, order, plain, verdictOf } from './guard-world.ts';
import { admin, found, modelId, never, reader, upload } from './store-world.ts';

/** What a verdict means for who sees a revision. */
export function describeQuarantine(guarded: () => GuardWorld): void {
  it('keeps a hostile document from every leg, once and with one event, and shows it after approval', async () => {
    const guard = guarded();
    const receipt = await guard.embedded([plain, hostile], [order()]);
    expect(await guard.world.revisions.publish(receipt.revisionId)).toBe('quarantined');
    expect(await guard.world.revisions.publish(receipt.revisionId)).toBeNull();
    expect(await found(guard.world, 'ferry', guard.scope)).toEqual({ keyword: [], vector: [] });
    expect(await guard.standing(receipt)).toBe('quarantined');
    const [told] = await guard.events('revision.quarantined', receipt.documentId);
    expect(told?.body).toMatchObject({
      externalId: 'ferry',
      revision: 1,
      wasLive: false,
      findings: 1,
      reason: 'it says to ignore rules',
    });
    expect(JSON.stringify(told)).not.toContain('praise');
    expect(await guard.decide(receipt, 'approve')).toBe('live');
    expect(await guard.decide(receipt, 'approve')).toBe('unchanged');
    expect(await guard.ferries()).toEqual(['ferry', 'ferry']);
    expect((await guard.chunksOf('ferry')).map(({ guard, isLetIn }) => [guard, isLetIn])).toEqual([
      [null, true],
      [null, true],
    ]);
    expect(await guard.events('revision.quarantined', receipt.documentId)).toHaveLength(1);
  });

  it('leaves the older revision live while a newer one waits, and for good where that is rejected', async () => {
    const guard = guarded();
    const first = await guard.harmless(plain);
    const second = await guard.taken([plain, hostile], [order()]);
    expect(await guard.world.documents.get(admin, first.documentId)).toMatchObject({
      liveRevision: 1,
      latest: {
        number: 2,
        status: 'quarantined',
        guard: { revisionId: second.revisionId, level: 'quarantined', findings: 1, decision: null },
      },
    });
    expect(await guard.decide(second, 'reject')).toBe('withheld');
    expect(await guard.world.documents.get(admin, first.documentId)).toMatchObject({ liveRevision: 1, latest: { status: 'quarantined' } });
    expect(await upload(guard.world, guard.collection, ferry([plain, hostile]))).toMatchObject({ unchanged: true, status: 'quarantined' });
    await expect(guard.world.documents.rollBack(admin, { documentId: first.documentId, revision: 2, modelId })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`/v1/guard/findings/${second.revisionId}`) as string,
    });
  });

  it('marks every chunk where a file hides something, and no chunk that is not touched', async () => {
    const guard = guarded();
    const doubt = { level: 'suspect', span: null, quote: 'hidden words', reason: 'white on white' } as const;
    await guard.taken([plain, 'No ferry on Sunday.'], [order(doubt)]);
    const marked = { level: 'suspect', reason: 'white on white' };
    expect((await guard.chunksOf('ferry')).map(({ guard }) => guard)).toEqual([marked, marked]);
  });

  it('opens a text in quarantine to those who may review it, and to no reader', async () => {
    const guard = guarded();
    const { documentId } = await guard.taken([plain, hostile], [order()]);
    expect((await guard.world.documents.text(admin, documentId, 1)).status).toBe('quarantined');
    await expect(guard.world.documents.text(reader(), documentId, 1)).rejects.toMatchObject({ code: 'not_found' });
    await expect(guard.world.documents.file(reader(), documentId, 1)).rejects.toMatchObject({ code: 'not_found' });
    expect(await guard.world.documents.get(reader(), documentId)).toMatchObject({ externalId: 'ferry', title: null });
  });

  it('has no consequence where the installation switched it off', async () => {
    const guard = guarded();
    const receipt = await guard.embedded([plain, hostile], [order()]);
    const unguarded = new PgRevisionStore(guard.world.database, { isGuarded: false });
    expect(await unguarded.publish(receipt.revisionId)).toBe('live');
    const search = await PgChunkSearch.open(guard.world.database, {}, { marksSuspects: false });
    expect((await guard.chunksOf('ferry', search)).map(({ guard }) => guard)).toEqual([null, null]);
  });

  it('takes a live revision off when it is found hostile later: nobody finds it, now or looking back, until it is approved', async () => {
    const guard = guarded();
    const first = await guard.harmless('The old ferry.');
    const second = await guard.harmless(plain, hostile);
    const past = { ...guard.scope, asOf: (await guard.world.documents.get(admin, second.documentId)).latest.liveAt };
    expect(await guard.world.search.byKeyword('ferry', 9, past, never())).toHaveLength(2);
    expect(await guard.pending('test-2')).toContain(second.revisionId);
    await guard.scans.save(second.revisionId, verdictOf([order()], 'test-2'));
    await guard.scans.settle(modelId, 99);
    expect(await guard.pending('test-2')).not.toContain(second.revisionId);
    expect(await guard.world.documents.get(admin, first.documentId)).toMatchObject({
      liveRevision: null,
      latest: { status: 'quarantined' },
    });
    expect(await guard.world.search.byKeyword('ferry', 9, past, never())).toEqual([]);
    expect(await guard.world.search.byVector({ vector: new Float32Array(32).fill(1), modelId }, 9, past, never())).toEqual([]);
    expect(await new PgPastChunks(guard.world.database).coverage(past, modelId)).toMatchObject({ chunks: 0 });
    const history = await guard.world.documents.revisions(admin, first.documentId, { limit: 9 });
    expect(history.items[0]?.lives).toHaveLength(1);
    expect((await guard.events('revision.quarantined', first.documentId))[0]?.body).toMatchObject({ wasLive: true });
    expect(await guard.decide(second, 'approve')).toBe('live');
    expect(await guard.world.search.byKeyword('ferry', 9, past, never())).toHaveLength(2);
    const lives = (await guard.world.documents.revisions(admin, first.documentId, { limit: 9 })).items[0]?.lives ?? [];
    expect(lives).toHaveLength(2);
    expect(lives[1]?.from.getTime()).toBeGreaterThanOrEqual(lives[0]?.until?.getTime() ?? Infinity);
  });

  it('applies the limits of its collection to what a person rejected, and keeps the same bytes out', async () => {
    const guard = guarded();
    const housekeeping = new PgHousekeeping(guard.world.database, guard.world.blobs);
    const [first, second, waiting] = [
      await guard.taken([plain, hostile], [order()]),
      await guard.taken([plain, hostile, 'more'], [order()]),
      await guard.taken([plain, hostile, 'waits'], [order()], 'waiting'),
    ];
    for (const receipt of [first, second]) await guard.decide(receipt, 'reject');
    const retention = (limits: { revisions: number | null; days: number | null }) =>
      guard.world.collections.changeSettings(admin, guard.collection.id, { retention: limits });
    await retention({ revisions: 1, days: null });
    expect(await housekeeping.purgeRevisions()).toBe(1);
    await retention({ revisions: null, days: 0 });
    expect(await housekeeping.purgeRevisions()).toBe(1);
    expect(await housekeeping.purgeRevisions()).toBe(0);
    for (const revision of [1, 2])
      await expect(guard.world.documents.text(admin, first.documentId, revision)).rejects.toMatchObject({ code: 'removed' });
    const { latest, title } = await guard.world.documents.get(admin, first.documentId);
    expect([title, latest.status, latest.guard]).toMatchObject([null, 'quarantined', { decision: 'reject', findings: 0 }]);
    expect((await guard.cases.list(admin, { state: 'rejected', collectionId: guard.collection.id, limit: 9 })).items).toEqual([]);
    expect((await guard.examples()).filter(({ revisionId }) => revisionId === second.revisionId)).toEqual([]);
    expect(await upload(guard.world, guard.collection, ferry([plain, hostile, 'more']))).toMatchObject({ unchanged: true });
    expect((await guard.world.documents.text(admin, waiting.documentId, 1)).text).toContain(hostile);
  });

  it('keeps nothing of a verdict once the text is gone, by retention or by deletion', async () => {
    const guard = guarded();
    const quote = 'zqguardquotezq';
    const rest = async () => (await guard.examples()).filter(({ text }) => text.includes(quote)).length;
    const first = await guard.taken([`${plain} ${quote}`], [order({ quote, span: { start: 26, end: 26 + quote.length } })]);
    await guard.decide(first, 'approve');
    await guard.harmless('A newer ferry.');
    expect(await rest()).toBe(1);
    await guard.world.collections.changeSettings(admin, guard.collection.id, { retention: { revisions: 0, days: null } });
    await new PgHousekeeping(guard.world.database, guard.world.blobs).purgeRevisions();
    expect(await rest()).toBe(0);
    await expect(guard.cases.find(admin, first.revisionId)).rejects.toMatchObject({ code: 'not_found' });
    await guard.begin();
    const other = await guard.taken([`${plain} ${quote}`], [order({ quote, span: { start: 26, end: 26 + quote.length } })], 'other');
    await guard.decide(other, 'reject');
    await guard.world.documents.delete(admin, other.documentId);
    expect(await rest()).toBe(0);
    const left = Object.entries((await guard.world.deletions.report(admin, other.documentId)).present.places).filter(
      ([, rows]) => rows > 0,
    );
    expect(left).toEqual([]);
  });
}
