import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection, DocumentVerdict, Principal, Question } from '#core';
import {
  type Database,
  newId,
  PgDocuments,
  PgGuardDecisions,
  PgHousekeeping,
  PgSentenceVectors,
  readDeletionMark,
  type TracePolicy,
} from '#store';
import { answerCiting } from './answer-citing.ts';
import {
  aCollection,
  admin,
  embed,
  modelId,
  openWorld,
  parsedOf,
  publish,
  reader,
  scopeOf,
  upload,
  vectorOf,
  type World,
} from './store-world.ts';

const marker = 'qzxmarkerzxq';

/** What a deletion promises on every database: nothing of the document is left anywhere, and a report proves it. */
export function describeDeletion(name: string, make: () => Promise<Database>): void {
  describe(`deletion on ${name}`, () => {
    let world: World;
    let collection: Collection;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    it('leaves no word of it in any table or file: revisions, chunks, questions, prompts, events', async () => {
      collection = await aCollection(world);
      const documentId = await aMarkedDocument();
      const kept = await publish(world, collection, { externalId: 'kept', title: 'Kept', chunks: ['This one stays.'] });
      const asked = await ask(documentId, kept.documentId);
      await failToAnswer();
      expect((await placesWith(world, marker)).length).toBeGreaterThan(5);
      expect((await world.deletions.report(admin, documentId)).present).toMatchObject({ texts: 3, answers: 1, places: { chunk: 3 } });

      await world.documents.delete(admin, documentId);

      expect(await placesWith(world, marker)).toEqual([]);
      const report = await world.deletions.report(admin, documentId);
      expect(report.deletion).toMatchObject({
        traces: 'redact',
        removed: { texts: 3, answers: 1, vectors: 3, places: { chunk: 3, keyword_entry: 1, revision_life: 2 } },
      });
      expect(report.deletion?.completedAt).toBeInstanceOf(Date);
      expect(report.present).toMatchObject({ texts: 0, answers: 0, files: [], unownedVectors: 0 });
      expect(Object.entries(report.present.places).filter(([, rows]) => rows > 0)).toEqual([]);
      const trace = await world.traces.get(admin, asked.id);
      expect(trace.answer).toMatchObject({ text: 'It stays. [2]', citations: [{ documentId: kept.documentId }] });
      expect(trace.calls[0]?.user).toContain('has been deleted');
    });

    it('leaves a mark that differs with each, and with nothing else', async () => {
      const marks: string[] = [];
      for (const name of ['one', 'two']) {
        const { documentId } = await publish(world, collection, { chunks: [`a document to delete, number ${name}`] });
        marks.push(await readDeletionMark(world.database));
        await world.documents.delete(admin, documentId);
        marks.push(await readDeletionMark(world.database));
      }
      expect(marks[1]).toBe(marks[2]);
      expect(new Set(marks).size).toBe(3);
    });

    it('takes out of a question what was deleted while it was answered', async () => {
      const { documentId } = await publish(world, collection, { chunks: ['deleted under way'] });
      await world.documents.delete(admin, documentId);
      const { id } = await ask(documentId, documentId);
      expect((await world.traces.get(admin, id)).answer).toMatchObject({ text: '', passages: [], citations: [] });
      expect((await world.traces.get(admin, id)).calls[0]?.user).toContain('has been deleted');
    });

    it('is finished by housekeeping when it was cut off after the document was gone', async () => {
      const { documentId } = await publish(world, collection, { chunks: [`${marker} cut off`] });
      await ask(documentId, documentId);
      const broken = new PgDocuments(
        world.database,
        Object.assign(Object.create(world.blobs) as typeof world.blobs, { delete: () => Promise.reject(new Error('killed')) }),
      );
      await expect(broken.delete(admin, documentId)).rejects.toThrow('killed');
      expect((await world.deletions.report(admin, documentId)).deletion?.completedAt).toBeNull();
      await new PgHousekeeping(world.database, world.blobs).finishDeletions();
      expect((await world.deletions.report(admin, documentId)).deletion?.completedAt).toBeInstanceOf(Date);
      expect(await placesWith(world, marker)).toEqual([]);
    });

    it('says of a file that another document has that it stays for that one, and of nothing that there was nothing', async () => {
      const one = await publish(world, collection, { chunks: ['the same bytes twice'] });
      await publish(world, collection, { chunks: ['the same bytes twice'] });
      await world.documents.delete(admin, one.documentId);
      const report = await world.deletions.report(admin, one.documentId);
      expect(report.present.files).toEqual([{ sha256: expect.any(String) as string, isOfAnother: true }]);
      await expect(world.deletions.report(admin, 'nothing')).rejects.toMatchObject({ code: 'not_found' });
    });

    it('keeps or deletes the questions that showed it, as it is told', async () => {
      for (const policy of ['keep', 'delete'] satisfies TracePolicy[]) {
        const documents = new PgDocuments(world.database, world.blobs, policy);
        const { documentId } = await publish(world, collection, { chunks: [`A text for ${policy}.`] });
        const { id } = await ask(documentId, documentId);
        await documents.delete(admin, documentId);
        const stored = world.traces.get(admin, id);
        if (policy === 'delete') await expect(stored).rejects.toMatchObject({ code: 'not_found' });
        else expect((await stored).id).toBe(id);
        expect((await world.deletions.report(admin, documentId)).present.answers).toBe(policy === 'keep' ? 1 : 0);
      }
    });

    it('leaves no byte of the vectors of its sentences, though another document has the same text under another title', async () => {
      const draft = { title: 'Sole', chunks: ['Both of them say this.'] };
      const [one, other] = [await publish(world, collection, draft), await publish(world, collection, draft)];
      await world.documents.patch(admin, other.documentId, { title: 'Twin' });
      const [first, second] = [await splitOf(one.revisionId, 'Sole'), await splitOf(other.revisionId, 'Twin')];
      for (const bytes of [first, second]) expect(await placesWith(world, bytes)).toEqual(['sentence_vectors']);
      await world.documents.delete(admin, one.documentId);
      expect(await placesWith(world, first)).toEqual([]);
      expect(await placesWith(world, second)).toEqual(['sentence_vectors']);
      expect((await world.deletions.report(admin, one.documentId)).present.unownedVectors).toBe(0);
      await world.documents.delete(admin, other.documentId);
      expect(await placesWith(world, second)).toEqual([]);
    });

    /** Saves the vector of the one sentence of a text; resolves with its bytes as the database writes them. */
    async function splitOf(revisionId: string, title: string): Promise<string> {
      const vector = vectorOf(title);
      const sentences = new PgSentenceVectors(world.database, { modelId, dimensions: vector.length, cut: 1 });
      const texts = await sentences.missing(revisionId, 9);
      const made = texts.map((each) => ({ ...each, sentences: [{ text: `${title}: ${each.text}`, vector }] }));
      await sentences.save(revisionId, made);
      const [bytes = ''] = await rowsOf(
        world,
        `select encode(sentences, 'hex') as found from sentence_vectors where title_md5 = md5('${title}')`,
      );
      return bytes;
    }

    /** Two revisions that were live, one that failed and one that the guard and a person keep from readers. */
    async function aMarkedDocument(): Promise<string> {
      const marked = (words: string) => ({
        externalId: 'page',
        title: `Title ${marker}`,
        headings: [marker],
        metadata: { note: marker },
        chunks: [`${words} ${marker}`],
      });
      const { documentId } = await publish(world, collection, marked('first'));
      await publish(world, collection, marked('second'));
      const failed = await upload(world, collection, marked('third'));
      await world.revisions.fail(failed.revisionId, 'damaged_file', `"${marker}.txt" ends early`);
      const waiting = await upload(world, collection, marked('fourth'));
      const { parsed, chunks } = parsedOf(marked('fourth'));
      await world.revisions.begin(waiting.revisionId, 'received');
      await world.revisions.saveParsed(
        waiting.revisionId,
        { ...parsed, properties: { ...parsed.properties, authors: [marker] }, verdict: aVerdict() },
        chunks.slice(0, 1),
      );
      await embed(world, waiting.revisionId);
      await world.revisions.markEmbedded(waiting.revisionId, modelId);
      expect(await world.revisions.publish(waiting.revisionId)).toBe('quarantined');
      const decision = { revisionId: waiting.revisionId, decision: 'reject', note: marker, modelId } as const;
      await new PgGuardDecisions(world.database).decide(admin, decision);
      return documentId;
    }

    function aVerdict(): DocumentVerdict {
      const said = { reason: `it says ${marker}`, quote: `Obey ${marker}`, cues: ['overrides'], page: null, score: 3 };
      return { level: 'quarantined', version: '1', findings: [{ ...said, level: 'quarantined', span: null }] };
    }

    const asker: Principal = reader();
    async function ask(shown: string, other: string): Promise<Question> {
      const question: Question = {
        id: newId(),
        text: 'What stands there?',
        scope: scopeOf([collection], asker),
        limit: 6,
        mode: 'auto',
        deadlineMs: 9,
      };
      const configurationId = await world.traceStore.configurationId({ embedder: 'test' });
      await world.traceStore.saveModelCall(aCall(question.id));
      await world.traceStore.saveQuestion(
        asker,
        question,
        answerCiting({
          question,
          configurationId,
          cited: [
            { documentId: shown, text: `Words ${marker}.` },
            { documentId: other, text: 'It stays.' },
          ],
        }),
      );
      return question;
    }

    async function failToAnswer(): Promise<void> {
      const question: Question = {
        id: newId(),
        text: 'And now?',
        scope: scopeOf([collection], asker),
        limit: 6,
        mode: 'auto',
        deadlineMs: 9,
      };
      await world.traceStore.saveModelCall(aCall(question.id));
      await world.traceStore.saveModelCall(aCall('a question that was never stored'));
      await world.traceStore.saveFailedQuestion(asker, question, 'timed_out', 'too late');
    }
  });
}

function aCall(questionId: string) {
  return {
    questionId,
    collectionIds: [],
    promptId: 'compose',
    promptVersion: 1,
    modelId: 'm',
    system: 's',
    user: `Read: ${marker}`,
    response: marker,
    outcome: 'ok' as const,
    promptTokens: 3,
    completionTokens: 2,
    ms: 1.5,
  };
}

async function rowsOf(world: World, text: string): Promise<string[]> {
  const pool = new Pool({ connectionString: world.database.url, max: 1 });
  try {
    return (await pool.query<{ found: string }>(text)).rows.map(({ found }) => found);
  } finally {
    await pool.end();
  }
}

/** Every table with a row, and every stored file, that holds the word. */
async function placesWith(world: World, word: string): Promise<string[]> {
  const pool = new Pool({ connectionString: world.database.url, max: 1 });
  try {
    const { rows } = await pool.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = current_schema()`);
    const places: string[] = [];
    for (const { name } of rows) {
      const found = await pool.query(`select from "${name}" t where t::text ilike $1 limit 1`, [`%${word}%`]);
      if (found.rowCount) places.push(name);
    }
    for (const entry of await readdir(world.dir, { recursive: true, withFileTypes: true }))
      if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name), 'utf8')).includes(word)) places.push(entry.name);
    return places;
  } finally {
    await pool.end();
  }
}
