import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '#core';
import { type Database, PgEvents, PgReviews } from '#store';
import { caught, editor, holding } from './caught-question.ts';
import { admin, openWorld, reader, type World } from './store-world.ts';

const statement = new URL('../../libs/store/src/sql/list_questions_showing.sql', import.meta.url);

/** By which roads a question for a person is heard of and found. */
export function describeReviewRoads(name: string, open: () => Promise<Database>): void {
  describe(`roads of reviews on ${name}`, () => {
    let world: World;
    let reviews: PgReviews;
    let events: PgEvents;
    const ann = editor('ann', 'harbour', 'crew');
    const eve = editor('eve', 'crew');
    beforeAll(async () => {
      world = await openWorld(await open());
      reviews = new PgReviews(world.database);
      events = new PgEvents(world.database);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });
    const heard = async (principal: Principal, questionId: string) =>
      (await events.list(principal, { limit: 50 })).items.filter(({ body }) => body['questionId'] === questionId).map(({ type }) => type);
    const isListed = async (principal: Principal, questionId: string) =>
      (await reviews.list(principal, ['open', 'answered'], { limit: 50 })).items.some((review) => review.questionId === questionId);

    it('are heard of by reviewers, from its opening to its end, and by nobody else but admins', async () => {
      const { question, answer } = await caught(world);
      await reviews.take(ann, question.id);
      await reviews.settle(ann, question.id, { state: 'answered', answer });
      for (const principal of [ann, admin]) expect(await heard(principal, question.id)).toEqual(['review.answered', 'review.opened']);
      for (const principal of [eve, reader('harbour'), { ...ann, organisationId: 'another' }])
        expect(await heard(principal, question.id)).toEqual([]);
      expect(await events.after(eve, null, { limit: 50, types: ['review.opened'] })).toEqual([]);
    });

    it('are for every editor where no policy that caught it names reviewers, and never for readers', async () => {
      const open = { ...holding, id: 'p2', reviewers: [] };
      const [free, narrowed] = [await caught(world, [open]), await caught(world, [open, holding])];
      const shown = async (principal: Principal) =>
        Promise.all([free, narrowed].map(async ({ question: { id } }) => [await heard(principal, id), await isListed(principal, id)]));
      const [yes, no] = [
        [['review.opened'], true],
        [[], false],
      ];
      expect(await shown(ann)).toEqual([yes, yes]);
      expect(await shown(eve)).toEqual([yes, no]);
      expect(await shown(reader('harbour', 'crew'))).toEqual([no, no]);
    });

    it('is found by the documents of its answer through an index', async () => {
      const text = (await readFile(statement, 'utf8')).replaceAll('$1', `'d'`).replaceAll('$2', 'null').replaceAll('$3', '20');
      await world.database.script((run) =>
        run(`do $do$ declare line text; plan text := ''; begin
          set local enable_seqscan = off;
          for line in execute $sql$explain ${text.replace(/;\s*$/, '')}$sql$ loop plan := plan || line || chr(10); end loop;
          if plan not like '%review_documents%' then raise exception 'another plan: %', plan; end if; end $do$`),
      );
    });
  });
}
