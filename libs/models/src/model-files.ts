import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelEntry, ModelFile } from './model-entry.ts';

/** What is known about a file that was verified once. It pins the checksum of files whose manifest has none. */
export interface Pin {
  readonly sha256: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly source: string;
}

export const modelFilePath = (dir: string, entry: Pick<ModelEntry, 'id'>, fileName: string): string => join(dir, entry.id, fileName);
const pinPath = (path: string) => `${path}.lock.json`;

export async function sha256OfFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { signal, highWaterMark: 1024 * 1024 })) hash.update(part as Buffer);
  return hash.digest('hex');
}

export async function readPin(path: string): Promise<Pin | null> {
  try {
    const pin: unknown = JSON.parse(await readFile(pinPath(path), 'utf8'));
    return isPin(pin) ? pin : null;
  } catch {
    // No pin, or one cut off by a crash: the file is hashed again.
    return null;
  }
}

/** Remembers that the file at `path` has this checksum as it lies there now. */
export async function writePin(path: string, sha256: string, source: string): Promise<void> {
  const { size, mtimeMs } = await stat(path);
  const pin: Pin = { sha256, bytes: size, modifiedMs: mtimeMs, source };
  const temporary = `${pinPath(path)}.${process.pid}.${Date.now()}`;
  await writeFile(temporary, `${JSON.stringify(pin)}\n`);
  await rename(temporary, pinPath(path));
}

export const dropFile = (path: string): Promise<void> => rm(path, { force: true });

/** The checksum a file must have: the manifest's, else the one pinned on first use. */
export async function expectedSha256(path: string, file: ModelFile): Promise<string | null> {
  return file.sha256 ?? (await readPin(path))?.sha256 ?? null;
}

export type FileState = 'ready' | 'absent' | 'damaged';

/** By size and the pin's time stamp, without reading the file: cheap enough for every start. `null` when only hashing can tell. */
export async function glance(path: string, file: ModelFile): Promise<{ state: FileState | null; bytes: number }> {
  const found = await stat(path).catch(() => null);
  if (!found) return { state: 'absent', bytes: 0 };
  const pin = await readPin(path);
  const expectedBytes = file.bytes ?? pin?.bytes ?? null;
  if (expectedBytes !== null && found.size !== expectedBytes) return { state: 'damaged', bytes: found.size };
  const untouched = pin !== null && pin.modifiedMs === found.mtimeMs && pin.bytes === found.size;
  if (untouched && (file.sha256 === null || file.sha256 === pin.sha256)) return { state: 'ready', bytes: found.size };
  return { state: null, bytes: found.size };
}

/** Reads the whole file and compares checksums; a match is remembered. */
export async function inspect(
  path: string,
  file: ModelFile,
  signal: AbortSignal,
): Promise<{ state: FileState; bytes: number; sha256: string | null }> {
  const found = await stat(path).catch(() => null);
  if (!found) return { state: 'absent', bytes: 0, sha256: null };
  const sha256 = await sha256OfFile(path, signal);
  const pin = await readPin(path);
  const expected = file.sha256 ?? pin?.sha256 ?? null;
  // A file that somebody put there and nobody has a checksum for: nothing vouches for it.
  if (expected !== sha256) return { state: 'damaged', bytes: found.size, sha256 };
  await writePin(path, sha256, pin?.source ?? 'found in place');
  return { state: 'ready', bytes: found.size, sha256 };
}

function isPin(value: unknown): value is Pin {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sha256' in value &&
    typeof value.sha256 === 'string' &&
    'modifiedMs' in value &&
    'bytes' in value
  );
}
