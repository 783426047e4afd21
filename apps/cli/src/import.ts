import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { call, post, type Server } from './client.ts';
import { ExportedDocument, manifestName } from './export.ts';
import { say, screens } from './say.ts';

/** Uploads what an export wrote, with titles, metadata, access and validity. Run again after an interruption: what is there already is unchanged. */
export async function importCollection(server: Server, folder: string, collection: string): Promise<void> {
  const root = resolve(folder);
  const text = await readFile(join(root, manifestName), 'utf8').catch((cause: unknown) => {
    throw new Error(`${root} holds no ${manifestName}; name a folder that "aquifer export" wrote`, { cause });
  });
  const address = `/v1/collections/${encodeURIComponent(collection)}`;
  await call(server, address).catch(() => post(server, '/v1/collections', { name: collection }));
  const refused: string[] = [];
  const lines = text.split('\n').filter((line) => line !== '');
  for (const [index, line] of lines.entries()) {
    const document = ExportedDocument.safeParse(JSON.parse(line));
    if (!document.success) throw new Error(`line ${index + 1} of ${manifestName} is not an exported document: ${document.error.message}`);
    await upload(server, address, root, document.data).catch((error: Error) =>
      refused.push(`${document.data.externalId}: ${error.message}`),
    );
  }
  console.log(`${lines.length - refused.length} of ${lines.length} documents uploaded to "${collection}"`);
  for (const words of refused) say(words, screens.aside);
  if (refused.length > 0) process.exitCode = 1;
}

async function upload(server: Server, address: string, root: string, document: ExportedDocument): Promise<void> {
  const { externalId, title, metadata, access, validFrom, validUntil, staleAfter } = document;
  const given = {
    externalId,
    title,
    validFrom,
    validUntil,
    staleAfter,
    metadata: JSON.stringify(metadata),
    access: JSON.stringify(access),
  };
  const form = new FormData();
  for (const [name, value] of Object.entries(given)) if (value !== null) form.set(name, String(value));
  form.set('file', await openAsBlob(join(root, document.file), { type: document.mediaType }), document.fileName);
  await call(server, `${address}/documents`, { method: 'POST', body: form });
}
