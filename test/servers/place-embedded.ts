import { cp, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Puts a migrated database into `dir`, where a run of specs made one (embedded-template.ts); elsewhere whoever opens `dir` begins with nothing. */
export async function placeEmbedded(dir: string): Promise<void> {
  const template = process.env['EMBEDDED_TEMPLATE'];
  if (!template) return;
  await mkdir(dirname(dir), { recursive: true });
  await cp(template, dir, { recursive: true });
}
