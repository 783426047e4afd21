import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress, Received } from '#contract';
import { call, post, type Server } from './client.ts';
import { say, screens } from './say.ts';

interface Found {
  readonly path: string;
  readonly externalId: string;
}

export interface IngestOptions {
  readonly collection: string;
  readonly wait: boolean;
  readonly parallel: number;
}

/** Uploads files, folders and pages by their addresses; a file is known by its path below the folder named, so that a second run replaces, not repeats. */
export async function ingest(server: Server, paths: readonly string[], options: IngestOptions): Promise<void> {
  await ensureCollection(server, options.collection);
  const [addresses, places] = [paths.filter(isAddress), paths.filter((path) => !isAddress(path))];
  const files = [...(await Promise.all(places.map(filesBelow))).flat(), ...addresses.map((url) => ({ path: url, externalId: url }))];
  refuseTwins(files);
  const refused = await uploadAll(server, files, options);
  const what = addresses.length === 0 ? 'files' : places.length === 0 ? 'pages' : 'files and pages';
  console.log(`${files.length - refused.length} of ${files.length} ${what} uploaded to "${options.collection}"`);
  for (const line of refused) say(line, screens.aside);
  if (options.wait) await untilDone(server, options.collection);
  if (refused.length > 0) process.exitCode = 1;
}

export async function ensureCollection(server: Server, name: string): Promise<void> {
  await call(server, `/v1/collections/${encodeURIComponent(name)}`).catch(() => post(server, '/v1/collections', { name }));
}

const isAddress = (path: string): boolean => /^https?:\/\//.test(path);

/** Two files of one name would be two revisions of one document. */
function refuseTwins(files: readonly Found[]): void {
  for (const [externalId, found] of Map.groupBy(files, (file) => file.externalId))
    if (found.length > 1)
      throw new Error(
        `${found.map(({ path }) => path).join(' and ')} would both be the document "${externalId}"; name the folder they are in instead`,
      );
}

async function filesBelow(path: string): Promise<Found[]> {
  const root = resolve(path);
  if ((await stat(root)).isFile()) return [{ path: root, externalId: basename(root) }];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.sort().map((file) => ({ path: file, externalId: relative(root, file) }));
}

async function uploadAll(server: Server, files: readonly Found[], options: IngestOptions): Promise<string[]> {
  const refused: string[] = [];
  const waiting = [...files];
  const uploadNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      await upload(server, file, options.collection).catch((error: Error) => refused.push(`${file.externalId}: ${error.message}`));
    }
  };
  await Promise.all(Array.from({ length: options.parallel }, uploadNext));
  return refused;
}

async function upload(server: Server, file: Found, collection: string): Promise<Received> {
  const documents = `/v1/collections/${encodeURIComponent(collection)}/documents`;
  if (isAddress(file.path)) return (await (await post(server, documents, { url: file.path })).json()) as Received;
  const form = new FormData();
  form.set('externalId', file.externalId);
  form.set('file', await openAsBlob(file.path), basename(file.path));
  const response = await call(server, documents, { method: 'POST', body: form });
  return (await response.json()) as Received;
}

async function untilDone(server: Server, collection: string): Promise<void> {
  for (;;) {
    const progress = (await (await call(server, `/v1/collections/${encodeURIComponent(collection)}/progress`)).json()) as Progress;
    const counts = Object.entries(progress.counts).filter(([, count]) => count > 0);
    process.stdout.write(`\r${counts.map(([status, count]) => `${count} ${status}`).join(', ')}   `);
    if (progress.pending === 0) break;
    await sleep(500);
  }
  process.stdout.write('\n');
}
