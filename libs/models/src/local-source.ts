import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { countBytes } from './count-bytes.ts';
import { SourceFailure } from './transfer.ts';
import type { Delivery, Transfer } from './transfer.ts';

/** Copies `<folder>/<model id>/<file>`: the layout of the models folder itself, so one machine's folder serves another. */
export async function copyFromFolder(folder: string, transfer: Transfer): Promise<Delivery> {
  const path = join(folder, transfer.modelId, transfer.file.name);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new SourceFailure(`no file ${path}`);
  const counter = countBytes((received) => transfer.onBytes(received, found.size));
  await pipeline(createReadStream(path), counter, createWriteStream(transfer.partPath), { signal: transfer.signal });
  return { vouchedSha256: null };
}
