import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, Fault, type Principal } from '#core';
import {
  type BatchAnswer,
  type ClaimedQuestion,
  type Database,
  type NewBatchQuestion,
  PgAudit,
  PgBatches,
  PgBatchWork,
  PgEvents,
  PgTraceStore,
} from '#store';
import { admin, openWorld, type World } from './store-world.ts';

const extracted = { outcome: 'answered', rung: 'extracted' } as const;
const refused = { outcome: 'abstained', rung: 'refused' } as const;
const scope = { collectionIds: [], filter: {}, asOf: null };
const asking = (text: string): NewBatchQuestion => ({
  customId: `id of ${text}`,
  asked: { text, scope, limit: 6, mode: 'extract', deadlineMs: 1000, priority: 'batch' },
});

/** What everyone may rely on of batches: rows are the truth, each question ends once, and nobody asks with rights that are gone. */
export function describeBatches(name: string, open: () => Promise<Database>): void {
  describe(`batches on ${name}`, () => {
    let world: World;
    let batches: PgBatches;
    let holder: Principal;
    let other: Principal;
    const worker = (): PgBatchWork => new PgBatchWork(world.database);
    const aKey = async (...groups: string[]): Promise<Principal> => {
      const fields = {
        name: 'asker',
        role: 'reader',
        groups,
        requestsPerMinute: null,
        tokensPerDay: null,
        computeSecondsPerDay: null,
        mcpTools: null,
      } as const;
      const { id } = await world.keys.create('default', fields);
      return { organisationId: 'default', keyId: id, role: 'reader', groups };
    };
    const aBatch = async (principal: Principal, ...texts: string[]): Promise<string> => {
      const id = await batches.begin(principal, 'some');
      await batches.add(id, 0, texts.map(asking));
      return (await batches.complete(principal, id, texts.length)).id;
    };
    /** Whoever held something is gone. */
    const cutOff = (): Promise<void> =>
      world.database.script((run) => run(`update batch_question set lease_until = now() - interval '1 second' where state = 'running'`));
    const claimed = async (work: PgBatchWork): Promise<ClaimedQuestion> => {
      const question = await work.claim();
      if (!question) throw new Error('nothing to ask');
      return question;
    };
    const endAll = async (work: PgBatchWork): Promise<string[]> => {
      const asked: string[] = [];
      for (let question = await work.claim(); question; question = await work.claim()) {
        asked.push(question.question.text);
        expect(await work.end(question, extracted)).toBe(true);
      }
      return asked;
    };

    beforeAll(async () => {
      world = await openWorld(await open());
      batches = new PgBatches(world.database);
      [holder, other] = [await aKey('vault'), await aKey()];
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    it('asks each question once, in the order given, and tells its end', async () => {
      const work = worker();
      const id = await aBatch(holder, 'one', 'two', 'three');
      expect(await batches.get(holder, id)).toMatchObject({ state: 'received', questions: 3, counts: {}, name: 'some' });
      const first = await claimed(work);
      expect(first).toMatchObject({
        batchId: id,
        number: 1,
        tries: 1,
        question: { text: 'one', priority: 'batch', scope: { principal: holder } },
      });
      expect(await work.end(first, refused)).toBe(true);
      expect(await work.end(first, extracted)).toBe(false);
      const second = await claimed(work);
      expect(await work.end(second, new Fault('not_found', 'There is no such thing.'))).toBe(true);
      expect(await batches.get(holder, id)).toMatchObject({ state: 'running', counts: { abstained: 1, failed: 1 } });
      expect(await endAll(work)).toEqual(['three']);
      expect(await batches.get(holder, id)).toMatchObject({
        state: 'finished',
        counts: { abstained: 1, failed: 1, answered: 1 },
        endedAt: expect.any(Date),
      });
      const { items } = await batches.questions(holder, id, { limit: 10 });
      expect(items).toMatchObject([
        { number: 1, customId: 'id of one', outcome: 'abstained', questionId: first.question.id, failure: null },
        { number: 2, outcome: 'failed', failure: { code: 'not_found', reason: 'There is no such thing.' } },
        { number: 3, outcome: 'answered' },
      ]);
      const told = await new PgEvents(world.database).list(admin, { limit: 10 });
      expect(told.items.filter(({ type }) => type === 'batch.finished')).toMatchObject([
        { body: { batchId: id, state: 'finished', failed: 1 } },
      ]);
    });

    it('nobody sees or asks one that is still received, and a discarded one is gone', async () => {
      const id = await batches.begin(holder, null);
      await batches.add(id, 0, [asking('early')]);
      await expect(batches.get(holder, id)).rejects.toMatchObject({ code: 'not_found' });
      expect(await worker().claim()).toBeNull();
      await batches.discard(holder, id);
      await expect(batches.add(id, 1, [asking('late')])).rejects.toMatchObject({ code: 'conflict' });
      await expect(batches.complete(holder, id, 1)).rejects.toMatchObject({ code: 'conflict' });
    });

    it('belongs to its key, and to admins', async () => {
      const id = await aBatch(holder, 'mine');
      expect((await batches.list(holder, { limit: 50 })).items.map((batch) => batch.id)).toContain(id);
      expect((await batches.list(admin, { limit: 50 })).items.map((batch) => batch.id)).toContain(id);
      expect((await batches.list(other, { limit: 50 })).items).toEqual([]);
      for (const look of ['get', 'cancel', 'delete'] as const)
        await expect(batches[look](other, id)).rejects.toMatchObject({ code: 'not_found' });
      expect((await batches.questions(other, id, { limit: 5 })).items).toEqual([]);
      await batches.delete(holder, id);
      expect(await worker().claim()).toBeNull();
    });

    it('goes on where a process was cut off; what that one says too late counts for nothing', async () => {
      const [dead, alive] = [worker(), worker()];
      const id = await aBatch(holder, 'cut off', 'behind it');
      const lost = await claimed(dead);
      const beside = await claimed(alive);
      expect(beside.question.text).toBe('behind it');
      expect(await alive.claim()).toBeNull();
      await cutOff();
      const again = await claimed(alive);
      expect(again).toMatchObject({ number: lost.number, tries: 2 });
      expect(again.question.id).not.toBe(lost.question.id);
      expect(await dead.end(lost, extracted)).toBe(false);
      expect(await dead.renew([lost.question.id])).toEqual(new Set());
      expect(await alive.renew([again.question.id, beside.question.id])).toEqual(new Set([again.question.id, beside.question.id]));
      expect(await alive.end(again, extracted)).toBe(true);
      expect(await alive.end(beside, extracted)).toBe(true);
      expect(await batches.get(holder, id)).toMatchObject({ state: 'finished', counts: { answered: 2 } });
    });

    it('takes an answer whose process died before it said so, and does not ask again', async () => {
      const dead = worker();
      const id = await aBatch(holder, 'answered and dead');
      const { question } = await claimed(dead);
      await new PgTraceStore(world.database).saveQuestion(holder, question, anAnswer(question.id, 'abstained'));
      await cutOff();
      expect(await worker().claim()).toBeNull();
      expect(await batches.get(holder, id)).toMatchObject({ state: 'finished', counts: { abstained: 1 } });
      expect((await batches.questions(holder, id, { limit: 5 })).items).toMatchObject([{ questionId: question.id, tries: 1 }]);
    });

    it('serves batches in turns, and leaves alone what waits', async () => {
      const work = worker();
      const long = await aBatch(holder, 'a1', 'a2', 'a3');
      const short = await aBatch(other, 'b1');
      const first = await claimed(work);
      const second = await claimed(work);
      expect([first.question.text, second.question.text]).toEqual(['a1', 'b1']);
      await work.putOff(first, 3600, true);
      await work.end(second, extracted);
      const third = await claimed(work);
      expect(third.question.text).toBe('a2');
      await work.putOffBatch(third, 3600, 'no tokens left today');
      expect(await work.claim()).toBeNull();
      expect(await batches.get(holder, long)).toMatchObject({ state: 'running', waits: { why: 'no tokens left today' } });
      const tries = (await batches.questions(holder, long, { limit: 5 })).items.map((each) => each.tries);
      expect(tries).toEqual([1, 0, 0]);
      expect(await batches.get(other, short)).toMatchObject({ state: 'finished' });
      await batches.delete(holder, long);
    });

    it('a cancelled one is over at once, for whoever works on it too', async () => {
      const work = worker();
      const id = await aBatch(holder, 'in hand', 'never asked');
      const inHand = await claimed(work);
      expect(await batches.cancel(holder, id)).toMatchObject({ state: 'cancelled', counts: { cancelled: 2 } });
      expect(await work.renew([inHand.question.id])).toEqual(new Set());
      expect(await work.end(inHand, extracted)).toBe(false);
      expect(await work.claim()).toBeNull();
      await expect(batches.cancel(holder, id)).rejects.toMatchObject({ code: 'conflict' });
      expect(await batches.ended(holder, id, { after: 0, limit: 5, outcome: 'cancelled', rung: null })).toHaveLength(2);
    });

    it('asks with the rights of now, and not at all once the key is revoked', async () => {
      const work = worker();
      const brief = await aKey('vault');
      const id = await aBatch(brief, 'before', 'after');
      await world.database.script((run) => run(`update api_key set groups = '{}' where id = '${brief.keyId}'`));
      const before = await claimed(work);
      expect(before.question.scope.principal.groups).toEqual([]);
      await work.end(before, extracted);
      await world.keys.revoke(admin, brief.keyId ?? '');
      expect(await work.claim()).toBeNull();
      expect(await batches.get(admin, id)).toMatchObject({
        state: 'failed',
        counts: { answered: 1, failed: 1 },
        reason: expect.stringContaining('revoked'),
      });
      expect((await batches.questions(admin, id, { limit: 5, outcome: 'failed' })).items).toMatchObject([
        { failure: { code: 'unauthenticated' }, questionId: null },
      ]);
    });

    it('one that was asked without a key ends when keys come', async () => {
      const id = await aBatch(admin, 'keyless');
      expect(await worker().claim()).toBeNull();
      expect(await batches.get(admin, id)).toMatchObject({ state: 'failed' });
    });

    it('a key has so many going on and no more', async () => {
      const busy = await aKey();
      const tried = await Promise.allSettled(Array.from({ length: 40 }, () => batches.begin(busy, null)));
      const begun = tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      expect(begun).toHaveLength(20);
      await expect(batches.begin(busy, null)).rejects.toMatchObject({ code: 'rate_limited' });
      await batches.discard(busy, begun[0] ?? '');
      await expect(batches.begin(busy, null)).resolves.toEqual(expect.any(String));
    });

    it('uploads that fell silent keep nobody out, and do not go on', async () => {
      const slow = await aKey();
      const silent = await batches.begin(slow, null);
      await Promise.all(Array.from({ length: 19 }, () => batches.begin(slow, null)));
      const age = (id: string): Promise<void> =>
        world.database.script((run) => run(`update batch set heard_at = now() - interval '11 minutes' where id = '${id}'`));
      await age(silent);
      await batches.add(silent, 0, [asking('still here')]);
      await expect(batches.begin(slow, null)).rejects.toMatchObject({ code: 'rate_limited' });
      await age(silent);
      await expect(batches.begin(slow, null)).resolves.toEqual(expect.any(String));
      await world.database.transaction((transaction) => transaction.query('delete_unreceived_batches'));
      await expect(batches.add(silent, 1, [asking('too late')])).rejects.toMatchObject({ code: 'conflict' });
    });

    it('a key has so many questions open and no more, over all of its batches', async () => {
      const greedy = await aKey();
      const id = await aBatch(greedy, 'one of many');
      const counted = `update batch set questions = 20000, counts = '{"answered": 4, "failed": 1}' where id = '${id}'`;
      await world.database.script((run) => run(counted));
      await expect(aBatch(greedy, 'a', 'b', 'c', 'd', 'e', 'f')).rejects.toMatchObject({ code: 'rate_limited' });
      await batches.delete(greedy, await aBatch(greedy, 'a', 'b', 'c', 'd', 'e'));
      await batches.delete(greedy, id);
    });

    it('what waits for a limit goes on when the key is changed, and fails when it is revoked', async () => {
      const work = worker();
      const limited = await aKey();
      const keyId = limited.keyId ?? '';
      const id = await aBatch(limited, 'one', 'two');
      await work.putOffBatch(await claimed(work), 80_000, 'no tokens left today');
      expect(await work.claim()).toBeNull();
      await world.keys.change(admin, keyId, { tokensPerDay: null });
      expect(await batches.get(limited, id)).toMatchObject({ waits: null });
      const goesOn = await claimed(work);
      expect(goesOn).toMatchObject({ batchId: id, number: 1, tries: 1 });
      await work.putOffBatch(goesOn, 80_000, 'no tokens left today');
      await world.keys.revoke(admin, keyId);
      expect(await work.claim()).toBeNull();
      expect(await batches.get(admin, id)).toMatchObject({ state: 'failed', counts: { failed: 2 } });
    });

    it('counts where its answers stand on the ladder, and finds them by it', async () => {
      const work = worker();
      const id = await aBatch(holder, 'quoted', 'written', 'refused', 'failed');
      const ends = [extracted, { outcome: 'answered', rung: 'composed' }, refused, new Fault('internal', 'No.')] as const;
      for (const end of ends) await work.end(await claimed(work), end);
      expect(await batches.get(holder, id)).toMatchObject({ rungs: { extracted: 1, composed: 1, refused: 1 } });
      expect((await batches.questions(holder, id, { limit: 5, rung: 'composed' })).items).toMatchObject([{ number: 2, rung: 'composed' }]);
      expect(await batches.ended(holder, id, { after: 0, limit: 5, outcome: 'answered', rung: 'extracted' })).toMatchObject([
        { number: 1 },
      ]);
      expect((await batches.questions(holder, id, { limit: 5, outcome: 'failed' })).items).toMatchObject([{ rung: null }]);
    });

    it('tells of an answer whether a model was to write it and could not', async () => {
      const work = worker();
      const traces = new PgTraceStore(world.database);
      const id = await aBatch(holder, 'model away', 'nothing to write');
      const answered = async (outcome: 'ok' | 'failed'): Promise<BatchAnswer | null> => {
        const question = await claimed(work);
        expect(await work.answerOf(question)).toBeNull();
        await traces.saveModelCall({ ...aCall, questionId: question.question.id, outcome });
        await traces.saveQuestion(holder, question.question, anAnswer(question.question.id, 'answered'));
        return work.answerOf(question);
      };
      expect(await answered('failed')).toEqual({ ...extracted, isShort: true });
      expect(await answered('ok')).toEqual({ ...extracted, isShort: false });
      await batches.delete(holder, id);
    });

    it('knows the rung of an answer that a process of the release before stored', async () => {
      const work = worker();
      const id = await aBatch(holder, 'asked by an older one');
      const question = await claimed(work);
      const { id: trace, text } = question.question;
      const written = [JSON.stringify({ mode: 'compose' }), null, null, null, null];
      const row = [trace, 'default', holder.keyId, text, [], '{}', '{}', 'answered', null, ...written];
      await world.database.transaction((transaction) => transaction.query('insert_question', row));
      expect(await work.answerOf(question)).toEqual({ outcome: 'answered', rung: 'composed', isShort: false });
      await batches.delete(holder, id);
    });

    it('leaves alone a question whose row another has in hand', async () => {
      // An embedded database has one connection: nobody is beside.
      if (world.database.kind === 'embedded') return;
      const id = await aBatch(holder, 'in hand');
      await world.database.script(async (run) => {
        await run('begin');
        await run(`select from batch_question where batch_id = '${id}' for update`);
        expect(await worker().claim()).toBeNull();
        await run('rollback');
      });
      await batches.delete(holder, id);
    });

    it('the audit tells who made, stopped and removed one, and of nothing that did not happen', async () => {
      const id = await aBatch(holder, 'told');
      await batches.cancel(holder, id);
      await expect(batches.cancel(holder, id)).rejects.toMatchObject({ code: 'conflict' });
      await batches.delete(holder, id);
      const { items } = await new PgAudit(world.database).list(admin, { limit: 50 });
      const acts = items.filter(({ target }) => target === id).map(({ action, keyId }) => [action, keyId]);
      expect(acts.toReversed()).toEqual(['create', 'cancel', 'delete'].map((act) => [`batch.${act}`, holder.keyId]));
    });

    it('those that have been over for long are forgotten; only open ones are counted', async () => {
      const [old, recent, open] = [await aBatch(other, 'old'), await aBatch(other, 'recent'), await aBatch(other, 'open')];
      for (const id of [old, recent]) await batches.cancel(other, id);
      await world.database.script((run) => run(`update batch set ended_at = now() - interval '31 days' where id = '${old}'`));
      expect(await batches.forget(30)).toBe(1);
      await expect(batches.get(other, old)).rejects.toMatchObject({ code: 'not_found' });
      expect(await batches.get(other, recent)).toMatchObject({ state: 'cancelled' });
      expect(await batches.count()).toEqual({ received: 1, running: 0 });
      await batches.delete(other, open);
    });
  });
}

const aCall = {
  collectionIds: [],
  promptId: 'answer',
  promptVersion: 1,
  modelId: 'some',
  system: '',
  user: '',
  response: '',
  promptTokens: 1,
  completionTokens: 0,
  ms: 1,
} as const;

function anAnswer(id: string, status: Answer['status']): Answer {
  return {
    id,
    status,
    mode: 'extract',
    reason: null,
    text: '',
    sentences: [],
    citations: [],
    removed: [],
    passages: [],
    legs: [],
    fallbacks: [],
    freshness: { verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] },
    gate: { score: 0, threshold: 0 },
    configurationId: null as unknown as string,
    usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
    timings: {},
  };
}
