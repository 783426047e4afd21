import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Principal } from '#core';
import { type Database, PgReviewPolicies, PgReviews } from '#store';
import { caught, contradictedBy, editor, holding } from './caught-question.ts';
import { aCollection, admin, openWorld, publish, reader, type World } from './store-world.ts';

/** What questions for a person promise on every database. */
export function describeReviews(name: string, open: () => Promise<Database>): void {
  describe(`reviews on ${name}`, () => {
    let world: World;
    let reviews: PgReviews;
    let policies: PgReviewPolicies;
    const ann = editor('ann', 'harbour', 'crew');
    const bob = editor('bob', 'harbour');
    beforeAll(async () => {
      world = await openWorld(await open());
      reviews = new PgReviews(world.database);
      policies = new PgReviewPolicies(world.database);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    it('are written with the trace, once, and withhold the answer from who asked', async () => {
      const { question, answer, asker } = await caught(world);
      await world.traceStore.saveQuestion(asker, question, answer);
      const trace = await world.traces.get(asker, question.id);
      expect(trace).toMatchObject({
        status: 'retrieval_only',
        answer: { text: '', sentences: [] },
        review: { state: 'open', effect: 'hold' },
      });
      expect(trace.answer?.passages).toHaveLength(2);
      const { items } = await reviews.list(ann, ['open', 'taken'], { limit: 50 });
      expect(items.filter(({ questionId }) => questionId === question.id)).toMatchObject([
        { policies: [{ id: 'p1', version: 3, why: ['it says “pier”'] }], state: 'open', status: 'answered' },
      ]);
    });

    it('are for those who review what the policy catches, each with the passages that they may read', async () => {
      const { question } = await caught(world);
      expect(await reviews.find(ann, question.id)).toMatchObject({ withheld: 0, made: { text: 'The pier is in Ostend. [1]' } });
      expect(await reviews.find(admin, question.id)).toMatchObject({ withheld: 0 });
      const withheld = await reviews.find(bob, question.id);
      expect(withheld).toMatchObject({ withheld: 1, made: { text: '', citations: [] } });
      expect(JSON.stringify(withheld)).not.toContain('Ostend');
      const strangers = [editor('eve', 'crew'), { ...reader('harbour'), keyId: 'ron' }, { ...ann, organisationId: 'another' }];
      for (const stranger of strangers) {
        await expect(reviews.find(stranger, question.id)).rejects.toMatchObject({ code: 'not_found' });
        await expect(reviews.take(stranger, question.id)).rejects.toMatchObject({ code: 'not_found' });
        expect((await reviews.list(stranger, ['open', 'taken'], { limit: 50 })).items).toEqual([]);
      }
    });

    it('are taken by one person at a time, for a while, and answered once', async () => {
      const { question, answer } = await caught(world);
      const attempts = await Promise.allSettled([reviews.take(ann, question.id), reviews.take(bob, question.id)]);
      expect(attempts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const [winner, loser] = attempts[0]?.status === 'fulfilled' ? [ann, bob] : [bob, ann];
      await reviews.take(winner, question.id);
      await expect(reviews.settle(loser, question.id, { state: 'dismissed', reason: 'no' })).rejects.toMatchObject({ code: 'conflict' });
      await world.database.script((run) =>
        run(`update review set taken_until = now() - interval '1 second' where question_id = '${question.id}'`),
      );
      expect((await reviews.find(ann, question.id)).state).toBe('open');
      await reviews.take(loser, question.id);
      await expect(reviews.settle(winner, question.id, { state: 'dismissed', reason: 'no' })).rejects.toMatchObject({ code: 'conflict' });
      const endings = await Promise.allSettled([1, 2].map(() => reviews.settle(loser, question.id, { state: 'answered', answer })));
      expect(endings.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      await expect(reviews.take(winner, question.id)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('answered already'),
      });
      await expect(reviews.release(loser, question.id)).rejects.toMatchObject({ code: 'conflict' });
    });

    it('stand oldest first, page by page, with what is being worked on last', async () => {
      const made = [await caught(world), await caught(world), await caught(world)].map(({ question }) => question.id);
      await reviews.take(ann, made[0] ?? '');
      const seen: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await reviews.list(ann, ['open', 'taken'], { limit: 2, cursor });
        seen.push(...page.items.map(({ questionId }) => questionId));
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => made.includes(id))).toEqual([made[1], made[2], made[0]]);
      expect(seen.at(-1)).toBe(made[0]);
    });

    it('lose what rests on a document that is deleted or closed: of the answer of a person, too', async () => {
      const { question, answer, asker, documentId, openId } = await caught(world);
      await reviews.take(ann, question.id);
      await reviews.settle(ann, question.id, { state: 'answered', answer });
      expect(await world.traces.get(asker, question.id)).toMatchObject({
        status: 'answered',
        answer: { text: 'The pier is in Ostend. [1]' },
      });
      await world.documents.patch(admin, documentId, { access: { public: false, groups: ['board'] } });
      expect((await world.traces.get(asker, question.id)).answer).toMatchObject({ text: '', citations: [] });
      expect((await reviews.find(ann, question.id)).answer).toMatchObject({ text: '', citations: [] });
      await world.documents.delete(admin, documentId);
      const kept = await reviews.find(admin, question.id);
      expect(kept.answer).toMatchObject({ text: '', citations: [] });
      expect(kept.made.passages.map((passage) => passage.documentId)).toEqual([openId]);
      const late = await caught(world);
      await reviews.take(ann, late.question.id);
      await world.documents.delete(admin, late.documentId);
      await expect(reviews.settle(ann, late.question.id, { state: 'answered', answer: late.answer })).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    it('keep and show nothing of a document that only contradicts what is cited, once it is deleted or closed', async () => {
      const { question, answer, asker, collection } = await caught(world);
      const { documentId } = await publish(world, collection, { externalId: 'other', title: 'Other', chunks: ['The pier is in Bruges.'] });
      const contradicted = contradictedBy(answer, documentId, 'The pier is in Bruges.');
      await reviews.take(ann, question.id);
      await reviews.settle(ann, question.id, { state: 'answered', answer: contradicted });
      const [shown, reviewed] = [() => world.traces.get(asker, question.id), () => reviews.find(ann, question.id)];
      expect([JSON.stringify(await shown()), JSON.stringify(await reviewed())]).toEqual(
        [1, 2].map(() => expect.stringContaining('Bruges')),
      );
      await world.documents.patch(admin, documentId, { access: { public: false, groups: ['board'] } });
      expect(JSON.stringify([await shown(), await reviewed()])).not.toContain('Bruges');
      await world.documents.delete(admin, documentId);
      const [kept] = await world.database.query<{ answer: Answer }>('find_review_answer', [question.id]);
      expect(kept?.answer).toMatchObject({ citations: [{ title: 'Pier' }], freshness: { words: null, contradictions: [] } });
      expect(JSON.stringify(kept)).not.toContain('Bruges');
      const late = await caught(world);
      await reviews.take(ann, late.question.id);
      const settling = { state: 'answered', answer: contradictedBy(late.answer, documentId, 'The pier is in Bruges.') } as const;
      await expect(reviews.settle(ann, late.question.id, settling)).rejects.toMatchObject({ code: 'conflict' });
    });

    it('are not listed from a cursor of another list', async () => {
      const { question } = await caught(world);
      await caught(world);
      await reviews.take(ann, question.id);
      const { nextCursor } = await reviews.list(ann, ['open', 'taken'], { limit: 1 });
      const forged = ['abc', '1 x', '1', '1 2 3', '7 1'].map((place) => Buffer.from(`reviews answered:${place}`).toString('base64url'));
      for (const cursor of [nextCursor ?? '', ...forged])
        await expect(reviews.list(ann, ['answered'], { limit: 5, cursor })).rejects.toMatchObject({ code: 'bad_request' });
    });

    it('say when a revision that was cited is no longer what readers see', async () => {
      const { question, answer, collection, asker } = await caught(world);
      await reviews.take(ann, question.id);
      await reviews.settle(ann, question.id, { state: 'answered', answer });
      expect((await world.traces.get(asker, question.id)).answer?.passages[0]?.supersededAt).toBeNull();
      const access = { public: false, groups: ['crew'] };
      await publish(world, collection, { externalId: 'pier', title: 'Pier', chunks: ['The pier went to Ghent.'], access });
      expect((await world.traces.get(asker, question.id)).answer?.passages[0]?.supersededAt).toBeInstanceOf(Date);
      expect((await reviews.find(ann, question.id)).answer?.passages[0]?.supersededAt).toBeInstanceOf(Date);
    });

    it('follow policies of their organisation, of all collections or of one; a change is a version', async () => {
      const [here, there] = [await aCollection(world), await aCollection(world)];
      const { id: _, version: __, ...fields } = holding;
      const everywhere = await policies.add(admin, { ...fields, effect: 'copy' });
      const one = await policies.add(admin, { ...fields, collectionId: here.id });
      const inForce = async (principal: Principal, collectionId: string) =>
        (await policies.inForce({ principal, collectionIds: [collectionId] })).map(({ id }) => id);
      expect(await inForce(ann, here.id)).toEqual([everywhere.id, one.id]);
      expect(await inForce(ann, there.id)).toEqual([everywhere.id]);
      expect(await inForce({ ...ann, organisationId: 'another' }, here.id)).toEqual([]);
      expect(await policies.change(admin, one.id, { enabled: false })).toMatchObject({ version: 2, when: { words: ['pier'] } });
      expect(await inForce(ann, here.id)).toEqual([everywhere.id]);
      await expect(policies.change({ ...admin, organisationId: 'another' }, one.id, { enabled: true })).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(policies.change(admin, one.id, { name: 'Quays' }, 1)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('version 2'),
      });
      expect(await policies.change(admin, one.id, { name: 'Quays' }, 2)).toMatchObject({ version: 3, name: 'Quays', enabled: false });
      await expect(policies.change(admin, 'none', { name: 'Quays' }, 2)).rejects.toMatchObject({ code: 'not_found' });
      await policies.remove(admin, everywhere.id);
      expect(await inForce(ann, here.id)).toEqual([]);
      await world.collections.delete(admin, here.id, world.documents);
      expect(await policies.list(admin)).toEqual([]);
    });
  });
}
