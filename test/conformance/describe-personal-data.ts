import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Collection, type Redaction, type TakenOut, usualPersonalKinds } from '#core';
import { redactAround, redactRecord, redactText } from '#guard';
import {
  type Database,
  DocumentRedaction,
  PgHousekeeping,
  PgRedactions,
  PgRevisionStore,
  PgTraceStore,
  TraceRedaction,
  Vault,
} from '#store';
import { aCollection, admin, advance, embed, modelId, openWorld, parsedOf, publish, reader, upload, type World } from './store-world.ts';

const redacting = { text: redactText, record: redactRecord, around: redactAround };
const kinds = usualPersonalKinds.toSorted();
const value: Redaction = { placeholder: '[name 1]', kind: 'name', value: 'Käthe Oberhuber' };
const takenOut: TakenOut = { kinds, values: [value] };
const redacted = { externalId: 'claim', chunks: ['[name 1] broke a cup.'] };

/** What becomes of a revision out of which personal data are taken, on every database. */
export function describePersonalData(name: string, make: () => Promise<Database>): void {
  describe(`personal data on ${name}`, () => {
    let world: World;
    let collection: Collection;
    const vault = new Vault('a key of more than thirty-two characters');
    const redactions = (key = vault) => new PgRedactions(world.database, key);
    const claim = () => ({ ...redacted, principal: admin });
    beforeAll(async () => {
      const opened = await openWorld(await make());
      const redaction = new DocumentRedaction({ vault, redacting, blobs: opened.blobs });
      world = { ...opened, revisions: new PgRevisionStore(opened.database, { redaction }) };
    });
    beforeEach(async () => {
      collection = await aCollection(world);
      await redact();
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    const redact = () => world.collections.changeSettings(admin, collection.id, { personalData: { mode: 'redact', kinds } });
    const keep = () => world.collections.changeSettings(admin, collection.id, { personalData: { mode: 'keep', kinds } });

    async function publishRedacted(): Promise<{ readonly documentId: string; readonly revisionId: string; readonly revision: number }> {
      const receipt = await upload(world, collection, {
        ...claim(),
        title: 'Claim of Mrs Käthe Oberhuber',
        metadata: { phone: '030 23125407', insured: 'Käthe Oberhuber' },
      });
      const { parsed, chunks } = parsedOf(redacted);
      expect((await world.revisions.begin(receipt.revisionId, 'received'))?.personalData.mode).toBe('redact');
      await world.revisions.saveParsed(receipt.revisionId, { ...parsed, takenOut }, chunks);
      await embed(world, receipt.revisionId);
      await world.revisions.markEmbedded(receipt.revisionId, modelId);
      await world.revisions.publish(receipt.revisionId);
      return receipt;
    }

    it('keeps no file, and says so, and redacts what people called the document', async () => {
      const { documentId } = await publishRedacted();
      await expect(world.documents.file(admin, documentId, 1)).rejects.toMatchObject({ code: 'removed' });
      const document = await world.documents.get(admin, documentId);
      expect(document).toMatchObject({ title: 'Claim of Mrs [name 1]', metadata: { phone: '[phone 1]', insured: '[name 1]' } });
      expect(document.latest).toMatchObject({ hasFile: false, redactedKinds: kinds });
      await expect(world.blobs.path(document.latest.sha256)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('leaves the names of a document as they were redacted when the same bytes come again', async () => {
      const { documentId } = await publishRedacted();
      const again = { ...claim(), title: 'Oberhuber claim', metadata: { insured: 'Oberhuber, K.' } };
      expect(await upload(world, collection, again)).toMatchObject({ documentId, unchanged: true });
      const document = await world.documents.get(admin, documentId);
      expect(document).toMatchObject({ title: 'Claim of Mrs [name 1]', metadata: { phone: '[phone 1]', insured: '[name 1]' } });
    });

    it('shows values to administrators alone, and not under another key or without one', async () => {
      const { documentId } = await publishRedacted();
      expect(await redactions().reveal(admin, documentId, 1)).toEqual([value]);
      await expect(redactions().reveal(reader(), documentId, 1)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(redactions(new Vault('another key of thirty-two characters')).reveal(admin, documentId, 1)).rejects.toMatchObject({
        code: 'conflict',
      });
      await expect(redactions(new Vault(null)).reveal(admin, documentId, 1)).rejects.toMatchObject({ code: 'conflict' });
    });

    it('forgets values with their document', async () => {
      const { documentId } = await publishRedacted();
      await world.documents.delete(admin, documentId);
      const { present } = await world.deletions.report(admin, documentId);
      expect(present.places).toMatchObject({ redaction: 0 });
    });

    it('keeps a file that another collection needs', async () => {
      const other = await aCollection(world);
      const kept = await publish(world, other, { ...redacted, externalId: 'kept' });
      await publishRedacted();
      await expect(world.documents.file(admin, kept.documentId, 1)).resolves.toMatchObject({ fileName: 'file.txt' });
      const { sha256 } = await world.documents.file(admin, kept.documentId, 1);
      await expect(world.blobs.path(sha256)).resolves.toContain(sha256);
    });

    it('takes away what a process left that was killed before it could', async () => {
      const { documentId, revisionId } = await upload(world, collection, { externalId: 'left', chunks: ['left behind'] });
      const { sha256 } = (await world.documents.get(admin, documentId)).latest;
      const killed = new DocumentRedaction({ vault, redacting, blobs: world.blobs });
      await world.database.transaction((transaction) => killed.save(transaction, revisionId, takenOut));
      await expect(world.blobs.path(sha256)).resolves.toContain(sha256);
      await new PgHousekeeping(world.database, world.blobs).tidy(new Date(0));
      await expect(world.blobs.path(sha256)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('keeps no file of a document that could not be read, and cannot try it again', async () => {
      const { documentId, revisionId } = await upload(world, collection, claim());
      await world.revisions.begin(revisionId, 'received');
      await world.revisions.fail(revisionId, 'damaged_file', '"Mr Desmond Okafor.pdf" cannot be parsed');
      const { latest } = await world.documents.get(admin, documentId);
      expect(latest).toMatchObject({ hasFile: false, failure: { reason: '"Mr [name 1].pdf" cannot be parsed' } });
      await expect(world.documents.retry(admin, documentId)).rejects.toMatchObject({ code: 'removed' });
    });

    it('takes the same bytes for a new revision once other kinds are taken out, and removes the former one', async () => {
      await keep();
      const { documentId, revisionId } = await upload(world, collection, claim());
      await advance(world, revisionId, redacted);
      expect(await upload(world, collection, claim())).toMatchObject({ revision: 1, unchanged: true });
      await redact();
      expect(await publishRedacted()).toMatchObject({ documentId, revision: 2, unchanged: false });
      await new PgHousekeeping(world.database, world.blobs).purgeRevisions();
      await expect(world.documents.text(admin, documentId, 1)).rejects.toMatchObject({ code: 'removed' });
      const { items } = await world.documents.revisions(admin, documentId, { limit: 9 });
      expect(items.map(({ fileName }) => fileName)).toEqual(['file.txt', '']);
      await expect(world.documents.text(admin, documentId, 2)).resolves.toMatchObject({ text: '[name 1] broke a cup.' });
    });

    it('reads the file again of what failed before the collection redacted', async () => {
      await keep();
      const { documentId, revisionId } = await upload(world, collection, claim());
      const { parsed, chunks } = parsedOf(claim());
      await world.revisions.saveParsed(revisionId, parsed, chunks);
      await world.revisions.fail(revisionId, 'model_unavailable', 'no vectors');
      await redact();
      await world.documents.retry(admin, documentId);
      expect((await world.documents.get(admin, documentId)).latest.status).toBe('received');
    });

    it('takes no text of a run that began before the collection redacted: it is parsed again', async () => {
      await keep();
      const { documentId, revisionId } = await upload(world, collection, claim());
      const { parsed, chunks } = parsedOf({ ...redacted, chunks: ['Käthe Oberhuber broke a cup.', 'She paid.'] });
      await redact();
      expect(await world.revisions.saveParsed(revisionId, parsed, chunks)).toBe(false);
      expect((await world.documents.get(admin, documentId)).latest.status).toBe('received');
      const again = parsedOf(redacted);
      expect(await world.revisions.saveParsed(revisionId, { ...again.parsed, takenOut }, again.chunks)).toBe(true);
    });

    it('stores a search without values that rules find or that were taken out of documents', async () => {
      await publishRedacted();
      const traces = new PgTraceStore(world.database, new TraceRedaction({ privacy: 'collection', redacting, vault }));
      await traces.saveSearch(admin, 'who is KÄTHE oberhuber, desmond@example.org?', { passages: [], legs: [], timings: {} });
      const clean = await new TraceRedaction({ privacy: 'collection', redacting, vault }).of(world.database, {
        organisationId: null,
        collectionIds: [collection.id],
      });
      expect(await clean('who is KÄTHE oberhuber, desmond@example.org?')).toBe('who is [name 1], [e-mail 1]?');
      const long = `${Array.from({ length: 3000 }, (_, index) => `w${index}`).join(' ')} then Käthe Oberhuber spoke`;
      expect(await clean(long)).toMatch(/w2999 then \[name 1\] spoke$/);
      expect(await clean({ filter: { nationalId: '111-22-3333', taxId: 'Käthe Oberhuber' } })).toEqual({
        filter: { nationalId: '[id number 1]', taxId: '[name 1]' },
      });
      const elsewhere = { organisationId: 'another', collectionIds: [collection.id] };
      const asked = await new TraceRedaction({ privacy: 'redact', redacting, vault }).of(world.database, elsewhere);
      expect(await asked('who is KÄTHE oberhuber?')).toBe('who is KÄTHE oberhuber?');
      await keep();
      const raw = await new TraceRedaction({ privacy: 'collection', redacting, vault }).of(world.database, {
        organisationId: null,
        collectionIds: [collection.id],
      });
      expect(await raw('desmond@example.org')).toBe('desmond@example.org');
    });
  });
}
