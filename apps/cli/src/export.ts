import { createWriteStream } from 'node:fs';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Access, DocumentList, Metadata, RevisionList } from '#contract';
import { call, type Server } from './client.ts';

export const manifestName = 'manifest.ndjson';

/** One line of the manifest: a document as it was sent, and its live revision's file beside it. */
export const ExportedDocument = z.object({
  externalId: z.string(),
  title: z.string().nullable(),
  fileName: z.string(),
  file: z.string().regex(/^files\/[0-9a-f]{64}$/),
  mediaType: z.string(),
  metadata: Metadata,
  access: Access,
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  staleAfter: z.int().nullable(),
  revision: z.int(),
});
export type ExportedDocument = z.infer<typeof ExportedDocument>;

/** What readers see of a collection, as the key may see it: the original files by their checksum, and a manifest written last. */
export async function exportCollection(server: Server, collection: string, folder: string): Promise<void> {
  const root = resolve(folder);
  const manifest = join(root, manifestName);
  if (await exists(manifest)) throw new Error(`${manifest} is there already; choose an empty folder`);
  await mkdir(join(root, 'files'), { recursive: true });
  const lines: string[] = [];
  let bytes = 0;
  for await (const document of documentsOf(server, collection)) {
    const revision = document.liveRevision;
    if (revision === null) continue;
    const { sha256, bytes: size, ...known } = await revisionOf(server, document, revision);
    // Where personal data were taken out there is no file; what is left is its text.
    const { part, fileName, mediaType } = known.hasFile ? { part: 'file', ...known } : textOf(known.fileName);
    await saveFile(server, `/v1/documents/${document.id}/revisions/${revision}/${part}`, join(root, 'files', sha256));
    const { externalId, title, metadata, access: who, validFrom, validUntil, staleAfter } = document;
    const given = { externalId, title, fileName, mediaType, metadata, validFrom, validUntil, staleAfter, revision };
    const line: ExportedDocument = { ...given, access: who, file: `files/${sha256}` };
    lines.push(JSON.stringify(line));
    bytes += size;
    if (process.stdout.isTTY) process.stdout.write(`\r${lines.length} documents, ${Math.round(bytes / 1e6)} MB   `);
  }
  await writeFile(`${manifest}.part`, lines.map((line) => `${line}\n`).join(''));
  await rename(`${manifest}.part`, manifest);
  console.log(`\r${lines.length} documents of "${collection}" are in ${root}`);
}

function textOf(fileName: string): { readonly part: string; readonly fileName: string; readonly mediaType: string } {
  return { part: 'text', fileName: `${fileName}.txt`, mediaType: 'text/plain; charset=utf-8' };
}

type Listed = z.infer<typeof DocumentList>['items'][number];
type Revision = z.infer<typeof RevisionList>['items'][number] | Listed['latest'];

async function* documentsOf(server: Server, collection: string): AsyncGenerator<Listed> {
  const address = `/v1/collections/${encodeURIComponent(collection)}/documents?limit=200`;
  for (let next: string | null = address; next !== null;) {
    const { items, nextCursor } = DocumentList.parse(await (await call(server, next)).json());
    yield* items;
    next = nextCursor === null ? null : `${address}&cursor=${nextCursor}`;
  }
}

/** The newest revision may still be on its way or have failed: what is exported is the live one. */
async function revisionOf(server: Server, { id, latest }: Listed, live: number): Promise<Revision> {
  if (latest.number === live) return latest;
  const address = `/v1/documents/${id}/revisions?limit=200`;
  for (let next: string | null = address; next !== null;) {
    const { items, nextCursor } = RevisionList.parse(await (await call(server, next)).json());
    const found = items.find((revision) => revision.number === live);
    if (found) return found;
    next = nextCursor === null ? null : `${address}&cursor=${nextCursor}`;
  }
  throw new Error(`document ${id} was changed while it was exported; export again`);
}

async function saveFile(server: Server, address: string, path: string): Promise<void> {
  if (await exists(path)) return;
  const response = await call(server, address);
  if (!response.body) throw new Error(`${address} came without content`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(`${path}.part`));
  await rename(`${path}.part`, path);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
