import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, newId, PgConversations } from '#store';
import { ask } from './describe-traces.ts';
import { admin, openWorld, type World } from './store-world.ts';

/** What goes before a question, and whose it is, on every database. */
export function describeConversations(name: string, make: () => Promise<Database>): void {
  describe(`conversations on ${name}`, () => {
    let world: World;
    let conversations: PgConversations;
    beforeAll(async () => {
      world = await openWorld(await make());
      conversations = new PgConversations(world.database);
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    it('has what was asked back until a reply is answered, also after one that was stopped', async () => {
      const { question, answer, asker, documentId } = await ask(world, 'Where is a pier?');
      const choices = ['Ostend', 'Nice'].map((place) => ({
        question: `Where is the pier of ${place}?`,
        title: place,
        hint: '',
        documentId,
      }));
      const id = newId();
      await world.traceStore.saveQuestion(asker, { ...question, id, conversationId: 'stopped' }, { ...answer, id, choices });
      const reply = { ...question, id: newId(), text: 'the first one', conversationId: 'stopped' };
      await world.traceStore.saveFailedQuestion(asker, reply, 'client_closed', 'stopped');
      expect(await conversations.before(asker, 'stopped')).toEqual({ turns: [question.text], offered: choices });
      expect(await conversations.before({ ...asker, keyId: 'another' }, 'stopped')).toEqual({ turns: [], offered: [] });
      const other = { ...question, id: newId(), text: 'Where is a ferry?', conversationId: 'failed' };
      await world.traceStore.saveFailedQuestion(asker, other, 'client_closed', 'stopped');
      expect(await conversations.before(asker, 'failed')).toEqual({ turns: ['Where is a ferry?'], offered: [] });
    });

    it('has of a question that is replied to how it stood alone, and the choices that whoever replies may see', async () => {
      const { question, answer, asker, documentId } = await ask(world, 'Where is a pier?');
      const choice = (place: string, of = documentId) => ({ question: `Where is ${place}?`, title: place, hint: '', documentId: of });
      const save = async (choices: readonly ReturnType<typeof choice>[]): Promise<string> => {
        const id = newId();
        await world.traceStore.saveQuestion(asker, { ...question, id }, { ...answer, id, choices });
        return id;
      };
      const choices = [choice('Ostend'), choice('Nice')];
      const id = await save(choices);
      expect(await conversations.repliedTo(asker, id)).toEqual({ turns: [question.text], offered: choices });
      expect((await conversations.repliedTo(admin, id)).offered).toEqual(choices);
      const others = [
        { ...asker, keyId: 'another' },
        { ...admin, organisationId: 'other' },
      ];
      for (const other of others) await expect(conversations.repliedTo(other, id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(conversations.repliedTo(asker, 'none')).rejects.toMatchObject({ code: 'not_found' });
      const half = await save([choice('Ostend'), choice('Nice', newId())]);
      expect(await conversations.repliedTo(asker, half)).toEqual({ turns: [question.text], offered: [] });
      expect(await conversations.repliedTo(asker, question.id)).toEqual({ turns: [question.text], offered: [] });
    });

    it('has the questions before a stored one, none after it, and none of another key', async () => {
      const { question, answer, asker } = await ask(world, 'Where is a pier?');
      const ids = ['First?', 'Second?', 'Third?', 'Fourth?'].map((text) => ({ text, id: newId() }));
      for (const { text, id } of ids)
        await world.traceStore.saveQuestion(asker, { ...question, text, id, conversationId: 'walk' }, { ...answer, id });
      const third = ids[2]?.id ?? '';
      expect(await conversations.turnsBefore(asker, third)).toEqual(['First?', 'Second?']);
      expect(await conversations.turnsBefore(admin, third)).toEqual([]);
      expect(await conversations.turnsBefore(asker, question.id)).toEqual([]);
    });
  });
}
