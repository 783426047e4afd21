import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const keptMs = 30 * 86_400_000;

/** Removes copies that no visit touched for a month: their source is gone, or reads something else now. */
export async function forgetCopies(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const copy = join(folder, name);
    const touched = await stat(copy).catch(() => null);
    if (touched !== null && now - touched.mtimeMs > keptMs) await rm(copy, { recursive: true, force: true });
  }
}
