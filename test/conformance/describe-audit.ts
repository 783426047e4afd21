import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditVerdict, Principal } from '#core';
import { type Database, newId, PgAuditChain, PgDocuments, projectRoot } from '#store';
import { aCollection, admin, modelId, openWorld, publish, upload, type World } from './store-world.ts';

const signal = new AbortController().signal;

/** What everyone may rely on of the audit log: it is one chain, it is only added to, and a row that was tampered with is found. */
export function describeAudit(name: string, open: () => Promise<Database>): void {
  describe(`the audit log on ${name}`, () => {
    let world: World;
    let chain: PgAuditChain;
    const acts = async (count: number, by: Principal = admin): Promise<void> => {
      for (let number = 1; number <= count; number += 1) await world.audit.record(by, 'thing.change', `thing ${number}`, { number });
    };
    const verdict = (): Promise<AuditVerdict> => chain.verify(admin, { signal });
    const run = (text: string): Promise<void> => world.database.script((statement) => statement(text));
    /** As who owns the database can, past every trigger. */
    const tamper = (text: string): Promise<void> => run(`set session_replication_role = replica; ${text}; reset session_replication_role`);

    beforeAll(async () => {
      world = await openWorld(await open());
      chain = new PgAuditChain(world.database);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    it('is one chain whatever is done at once', async () => {
      await Promise.all(Array.from({ length: 50 }, (_, number) => world.audit.record(admin, 'thing.make', `thing ${number}`)));
      expect(await verdict()).toMatchObject({ intact: true, rows: 50, head: { sequence: 50 } });
      const { items } = await world.audit.list(admin, { limit: 60 });
      expect(items.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 50 }, (_, index) => 50 - index));
    });

    it('stands with every kind of text and number in it', async () => {
      const details = { quote: '"\\\n\u0001', astral: '𝒳 – ü', small: 1e-7, large: 1e21, none: null, list: [1.5, [true]], b: 1, aa: 2 };
      await world.audit.record({ ...admin, keyId: 'key "one"' }, 'thing.change', 'a\tb', details);
      expect(await verdict()).toMatchObject({ intact: true });
      const [entry] = (await world.audit.list(admin, { limit: 1 })).items;
      expect(entry).toMatchObject({ keyId: 'key "one"', target: 'a\tb', details });
    });

    it('has no row of an act that was undone', async () => {
      const before = await verdict();
      const undone = world.database.transaction(async (transaction) => {
        await transaction.query('insert_audit', [newId(), 'default', null, 'thing.change', 'thing', '{}']);
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await verdict()).toEqual(before);
    });

    it('is narrowed by key, action, target and time', async () => {
      await acts(2, { ...admin, keyId: 'key two' });
      await run('select pg_sleep(0.02)');
      await world.audit.record({ ...admin, keyId: 'key two' }, 'thing.change', 'thing 3');
      const of = async (request: object) => (await world.audit.list(admin, { limit: 100, ...request })).items.map(({ target }) => target);
      expect(await of({ keyId: 'key two' })).toEqual(['thing 3', 'thing 2', 'thing 1']);
      expect(await of({ keyId: 'key two', target: 'thing 2' })).toEqual(['thing 2']);
      expect(await of({ keyId: 'none', action: 'thing.change' })).toEqual([]);
      expect(await of({ action: 'thing.' })).toHaveLength(54);
      expect(await of({ action: 'thing' })).toEqual([]);
      const [, second] = (await world.audit.list(admin, { limit: 2 })).items;
      const at = new Date(Number(second?.at) + 1);
      expect(await of({ from: at })).toEqual(['thing 3']);
      expect(await of({ until: at, keyId: 'key two' })).toEqual(['thing 2', 'thing 1']);
    });

    it.each([
      ['a row changed', `update audit set target = 'else' where sequence = 2`],
      ['a row removed', 'delete from audit where sequence = 2'],
      ['all of it removed', 'truncate audit'],
      ['its head moved', 'update audit_head set sequence = 1'],
      ['its head removed', 'delete from audit_head'],
      ['its head emptied', 'truncate audit_head'],
    ])('refuses to have %s', async (_, text) => {
      const before = await verdict();
      await expect(run(text)).rejects.toThrow(/only ever added to/);
      expect(await verdict()).toEqual(before);
    });

    describe('tampered with', () => {
      let noted: { readonly sequence: number; readonly hash: string };
      beforeAll(async () => {
        noted = await chain.head(admin);
        await acts(5);
        await run('create table audit_before as select * from audit; create table head_before as select * from audit_head');
      });
      const restore = (): Promise<void> =>
        tamper(
          'delete from audit; insert into audit select * from audit_before; delete from audit_head; insert into audit_head select * from head_before',
        );

      it.each([
        ['a row was changed', `update audit set target = 'else' where sequence = 7`, 7, /its hash/],
        [
          'a row was changed together with its hash',
          `update audit set target = 'else' where sequence = 7; update audit a set hash = encode(sha256(convert_to(audit_record(a), 'UTF8')), 'hex') where sequence = 7`,
          8,
          /does not stand on/,
        ],
        ['details were changed', `update audit set details = '{}' where sequence = 56`, 56, /its hash/],
        ['somebody else is said to have done it', `update audit set key_id = 'other' where sequence = 3`, 3, /its hash/],
        [
          'it is said to have been at another time',
          `update audit set at = at - interval '1 microsecond' where sequence = 3`,
          3,
          /its hash/,
        ],
        ['a row is missing', 'delete from audit where sequence = 9', 9, /is missing/],
        ['the first row is missing', 'delete from audit where sequence = 1', 1, /is missing/],
        ['the newest rows are missing', 'delete from audit where sequence > 40', 41, /said to end/],
      ])('tells the first row that does not stand when %s', async (_, text, sequence, why) => {
        await tamper(text);
        expect(await verdict()).toMatchObject({ intact: false, broken: { sequence, why: expect.stringMatching(why) as string } });
        await restore();
        expect(await verdict()).toMatchObject({ intact: true });
      });

      it('shows by a head noted elsewhere that all of it was written anew', async () => {
        const link = `select encode(sha256(convert_to(audit_record(a), 'UTF8')), 'hex')`;
        await tamper(`do $$ declare r audit; begin
          update audit set target = 'else' where sequence = 4;
          for r in select * from audit where sequence >= 4 order by sequence loop
            update audit set previous = (select hash from audit where sequence = r.sequence - 1) where sequence = r.sequence;
            update audit a set hash = (${link}) where sequence = r.sequence;
          end loop;
          update audit_head set hash = (select hash from audit order by sequence desc limit 1);
        end $$`);
        expect(await verdict()).toMatchObject({ intact: true });
        expect(await chain.verify(admin, { after: noted, signal })).toMatchObject({
          intact: false,
          broken: { why: expect.stringContaining('noted') as string },
        });
        await restore();
        expect(await chain.verify(admin, { after: noted, signal })).toMatchObject({ intact: true });
      });

      it('is walked in parts, each behind the head of the one before', async () => {
        const { sequence: last } = await chain.head(admin);
        const part = await chain.verify(admin, { limit: 20, signal });
        expect(part).toMatchObject({ intact: true, isWhole: false, rows: 20, head: { sequence: 20 } });
        const rest = await chain.verify(admin, { after: part.head, limit: last - 20, signal });
        expect(rest).toMatchObject({ intact: true, isWhole: true, rows: last - 20, head: { sequence: last } });
        const nothing = await chain.verify(admin, { after: rest.head, signal });
        expect(nothing).toEqual({ intact: true, isWhole: true, rows: 0, head: rest.head, broken: null });
      });

      it.each([
        ['a row behind it was changed', `update audit set target = 'else' where sequence = 22`, 22, /its hash/],
        ['it was changed itself', `update audit set target = 'else' where sequence = 20`, 20, /its hash/],
        ['it is missing', 'delete from audit where sequence = 20', 20, /is not there/],
        ['the newest rows are missing', 'delete from audit where sequence > 25', 26, /is missing/],
        [
          'the log was cut off before it',
          'delete from audit where sequence > 10; update audit_head set (sequence, hash) = (select sequence, hash from audit where sequence = 10)',
          20,
          /is not there/,
        ],
      ])('tells whoever goes on behind a head that %s', async (_, text, sequence, why) => {
        const { head: after } = await chain.verify(admin, { limit: 20, signal });
        await tamper(text);
        expect(await chain.verify(admin, { after, limit: 30, signal })).toMatchObject({
          intact: false,
          isWhole: false,
          broken: { sequence, why: expect.stringMatching(why) as string },
        });
        await restore();
        expect(await chain.verify(admin, { after, signal })).toMatchObject({ intact: true, isWhole: true });
      });

      it('goes on where it stands', async () => {
        await acts(1);
        expect(await verdict()).toMatchObject({ intact: true });
      });
    });

    it('takes in what was written before there was a chain', async () => {
      await run(`drop function audit_record, chain_audit, keep_audit cascade; drop table audit_head;
        alter table audit drop column sequence, drop column previous, drop column hash;
        create index audit_at on audit (organisation_id, id);
        insert into organisation (id, name) values ('other', 'Other');
        insert into audit (id, organisation_id, action, target, details) values ('1', 'other', 'a', 'b', '{"c": [1.50, "\\u00e9"]}')`);
      await run(await readFile(join(projectRoot, 'migrations/0043_audit_chain.sql'), 'utf8'));
      expect(await verdict()).toMatchObject({ intact: true, head: { sequence: 60 } });
      await acts(2);
      expect(await verdict()).toMatchObject({ intact: true, head: { sequence: 62 } });
      expect(await chain.verify({ ...admin, organisationId: 'other' }, { signal })).toMatchObject({ intact: true, rows: 1 });
    });

    it('is written to behind all else of an act, as others wait from there until it is committed', async () => {
      const collection = await aCollection(world);
      const { documentId, externalId } = await publish(world, collection, { chunks: ['one'] });
      await publish(world, collection, { externalId, chunks: ['two'] });
      const statements: string[] = [];
      const watched = {
        transaction: (work: Parameters<Database['transaction']>[0]) =>
          world.database.transaction((transaction) => {
            const query = transaction.query.bind(transaction);
            transaction.query = (...call) => (statements.push(call[0]), query<never>(...call));
            return work(transaction);
          }),
      } as unknown as Database;
      await new PgDocuments(watched, world.blobs).rollBack(admin, { documentId, revision: 1, modelId });
      expect(statements).toContain('insert_keyword_entries');
      expect(statements.indexOf('insert_audit')).toBe(statements.length - 1);
      expect(await verdict()).toMatchObject({ intact: true });
    });

    it('names of what comes with the same bytes what is another than it was', async () => {
      const collection = await aCollection(world);
      const draft = { externalId: 'one', chunks: ['one'], title: 'One', metadata: { team: 'a' } };
      const { documentId } = await upload(world, collection, draft);
      await upload(world, collection, draft);
      await upload(world, collection, { ...draft, title: 'Two' });
      const { items } = await world.audit.list(admin, { limit: 10, target: documentId });
      expect(items.map(({ action }) => action)).toEqual(['document.change', 'document.upload']);
      expect(items[0]?.details).toMatchObject({ fields: ['title'] });
    });

    it('names of the fields that somebody gives those that are others now, and has no row of none', async () => {
      const collection = await aCollection(world);
      const documents = new PgDocuments(world.database, world.blobs);
      const { documentId } = await publish(world, collection, { chunks: ['one'], title: 'One', metadata: { team: 'a' } });
      const same = { title: 'One', metadata: { team: 'a' }, access: { public: true, groups: [] }, validUntil: null };
      await documents.patch(admin, documentId, same);
      await documents.patch(admin, documentId, { ...same, metadata: { team: 'b' } });
      const { items } = await world.audit.list(admin, { limit: 10, target: documentId, action: 'document.change' });
      expect(items.map(({ details }) => details)).toEqual([{ fields: ['metadata'] }]);
    });

    it('has one row of what two do at once', async () => {
      const collection = await aCollection(world);
      const documents = new PgDocuments(world.database, world.blobs);
      await Promise.allSettled([1, 2].map(() => world.collections.delete(admin, collection.id, documents)));
      const { items } = await world.audit.list(admin, { limit: 10, target: collection.id });
      expect(items.map(({ action }) => action)).toEqual(['collection.delete', 'collection.create']);
    });

    it('undoes the act whose row cannot be written', async () => {
      const collection = await aCollection(world);
      const { documentId } = await publish(world, collection, { chunks: ['one'] });
      const before = await verdict();
      await run(`create function refuse_audit() returns trigger language plpgsql as $$ begin raise exception 'no row today'; end $$;
        create trigger refuse_audit before insert on audit for each row execute function refuse_audit()`);
      const documents = new PgDocuments(world.database, world.blobs);
      const acted = await Promise.allSettled([
        documents.delete(admin, documentId),
        documents.patch(admin, documentId, { title: 'Another' }),
        world.collections.delete(admin, collection.id, documents),
        aCollection(world),
        publish(world, collection, { chunks: ['two'] }),
      ]);
      await run('drop trigger refuse_audit on audit; drop function refuse_audit');
      expect(acted.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'));
      expect(await verdict()).toEqual(before);
      expect((await documents.get(admin, documentId)).title).not.toBe('Another');
      const { items } = await documents.list(admin, { limit: 10, collectionId: collection.id });
      expect(items.map(({ id }) => id)).toEqual([documentId]);
    });
  });
}
