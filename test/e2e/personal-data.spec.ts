import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import { vector } from '@electric-sql/pglite-pgvector';
import { expect, test } from 'vitest';
import type { Document } from '#contract';
import { buildDocx, buildEml, buildPdf } from '../fixtures/index.ts';
import { root, Service } from '../service.ts';

const run = promisify(execFile);

const card = '4012 8888 8888 1881';
const iban = 'DE89 3704 0044 0532 0130 00';
const email = 'desmond.okafor@example.org';
const phone = '+49 30 23125 407';
const name = 'Käthe Oberhuber';
const taxId = '86095742719';
const kept = 'kept.person@example.org';
/** Stands in no document, only in what is asked. */
const stranger = 'zebulon.quixworth@kranich-mail.example';
const values = [card, iban, email, phone, name, taxId];
/** As they may have been written down anywhere: without blanks and in lower case, too. */
const traces = [...values, stranger].flatMap((value) => [value, value.replaceAll(' ', ''), value.toLowerCase(), value.toUpperCase()]);

const letter = `Full name: ${name}\nThe boiler of house nine was paid with card ${card}. The refund goes to ${iban}. Questions to ${email} or tel. ${phone}. Steuer-ID ${taxId}.`;

async function files() {
  return [
    { name: 'boiler.txt', bytes: letter },
    {
      name: 'boiler.html',
      bytes: `<html><head><title>Boiler of ${email}</title><meta name="author" content="${name}"></head><body><h1>Boiler of Mrs ${name}</h1><p>${letter}</p></body></html>`,
    },
    { name: 'boiler.csv', bytes: `Name,IBAN,Phone,House\n${name},${iban},${phone},nine\n` },
    {
      name: 'boiler.pdf',
      bytes: buildPdf({ title: `Refund to ${iban}`, pages: [letter.split(/(?<=\. )|\n/).map((text) => ({ text: text.trim() }))] }),
    },
    {
      name: 'boiler.docx',
      bytes: await buildDocx(
        [{ text: `House nine, Mrs ${name}`, heading: 1 }, letter],
        [
          ['Name', 'Card'],
          [name, card],
        ],
        `Mail of ${email}`,
      ),
    },
    {
      name: 'boiler.eml',
      bytes: buildEml({ from: `"${name}" <${email}>`, to: 'house@example.net', subject: `Refund to ${iban}`, text: letter }),
    },
  ];
}

test(
  'a value that is taken out of documents is nowhere: not in the database, files, logs, traces or exports',
  { timeout: 240_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-private-'));
    try {
      const seen: [place: string, text: string][] = [];
      {
        await using service = await Service.start({
          dataDir,
          environment: { AQUIFER_LOG_LEVEL: 'debug', AQUIFER_VAULT_KEY: 'a key of thirty-two characters, at least' },
        });
        await service.post('/v1/collections', { name: 'houses', personalData: { mode: 'redact' } });
        // What is kept is found in the same places: the search would find the others, too.
        await service.post('/v1/collections', { name: 'plain' });
        await service.settle('plain', { name: 'plain.txt', bytes: `Ask ${kept} about the boiler.` });
        const documents: Document[] = [];
        for (const file of await files()) documents.push(await service.settle('houses', file));
        expect(documents.map(({ status }) => status)).toEqual(documents.map(() => 'live'));
        seen.push(...(await readings(service, documents)));
        seen.push(['log', service.log.join('\n')]);
        await run(
          process.execPath,
          [join(root, 'dist/apps/cli/src/main.js'), 'export', 'houses', join(dataDir, 'export'), '--url', service.url],
          {
            env: { PATH: process.env['PATH'] },
          },
        );
        await expectRevealed(service, documents[0] as Document);
      }
      seen.push(...(await everyTable(join(dataDir, 'database'))));
      expect(seen.flatMap(([place, text]) => found(Buffer.from(text)).map((value) => `${place}: ${value}`))).toEqual([]);
      expect(seen.filter(([, text]) => text.includes(kept)).map(([place]) => place)).toContain('public.chunk');
      const stored = filesBelow(dataDir);
      expect(stored.filter((path) => readFileSync(path).includes(kept)).map((path) => path.includes('/blobs/'))).toContain(true);
      expect(stored.filter((path) => path.includes('/blobs/'))).toHaveLength(1);
      // The manifest, and the text of each in the place of its file.
      expect(stored.filter((path) => path.includes('/export/'))).toHaveLength(7);
      expect(stored.flatMap((path) => found(readFileSync(path)).map((value) => `${path}: ${value}`))).toEqual([]);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);

/** All that anybody is told afterwards: traces, what is found, texts, pages, what is left of files. */
async function readings(service: Service, documents: readonly Document[]): Promise<[place: string, text: string][]> {
  const question = `Which house does ${email} with IBAN ${iban} ask about?`;
  const asked = await service.post('/v1/questions', { question, collections: ['houses'] });
  const { id } = (await asked.json()) as { readonly id: string };
  await service.post('/v1/questions', { question: `Who is ${stranger}`, collections: ['houses'] });
  await service.post('/v1/search', { query: `Who is ${stranger}`, collections: ['houses'] });
  const search = await service.post('/v1/search', { query: `what did ${name.toUpperCase()} pay for the boiler`, collections: ['houses'] });
  const { items } = (await search.json()) as { readonly items: readonly unknown[] };
  const paths = documents.flatMap((document) => {
    const revision = `/v1/documents/${document.id}/revisions/1`;
    return [`/v1/documents/${document.id}`, `${revision}/text`, `${revision}/pages`];
  });
  for (const document of documents) expect((await service.fetch(`/v1/documents/${document.id}/revisions/1/file`)).status).toBe(410);
  expect((await service.fetch(`/v1/documents/${documents[3]?.id}/revisions/1/pages/1/picture`)).status).toBe(410);
  const texts = [`/v1/questions/${id}`, ...paths].map(async (path): Promise<[string, string]> => [
    path,
    await (await service.fetch(path)).text(),
  ]);
  return [['search', JSON.stringify(items)], ...(await Promise.all(texts))];
}

async function expectRevealed(service: Service, { id }: Document): Promise<void> {
  const { items } = await service.json<{ readonly items: readonly { readonly value: string; readonly placeholder: string }[] }>(
    `/v1/documents/${id}/revisions/1/redactions`,
  );
  expect(items.map(({ value }) => value).toSorted()).toEqual(values.toSorted());
  expect(items).toContainEqual({ placeholder: '[e-mail 1]', kind: 'e-mail', value: email });
}

/** Long texts are compressed in the files, so what the tables hold is read by SQL as well. */
async function everyTable(dir: string): Promise<[place: string, text: string][]> {
  const database = await PGlite.create({ dataDir: dir, extensions: { vector, pg_textsearch } });
  try {
    const { rows: tables } = await database.query<{ name: string }>(
      "select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')",
    );
    const texts: [string, string][] = [];
    for (const { name: table } of tables) {
      const { rows } = await database.query<{ row: string }>(`select t::text as row from ${table} t`);
      texts.push([table, rows.map(({ row }) => row).join('\n')]);
    }
    return texts;
  } finally {
    await database.close();
  }
}

const found = (bytes: Buffer): string[] => traces.filter((value) => bytes.includes(value) || bytes.includes(Buffer.from(value, 'utf16le')));

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
}
