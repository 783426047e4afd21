import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, projectRoot } from '#store';

const cache = join(projectRoot, '.cache');
const prefix = 'embedded-';
const dayMs = 86_400_000;

/** Before the specs: a migrated embedded database that each of them copies instead of migrating one of its own. Made once per set of migrations. */
export default async function setup(): Promise<void> {
  const template = join(cache, `${prefix}${fingerprint()}`);
  if (!existsSync(template)) await make(template);
  process.env['EMBEDDED_TEMPLATE'] = template;
}

async function make(template: string): Promise<void> {
  const draft = join(cache, `${prefix}draft-${randomUUID()}`);
  await mkdir(cache, { recursive: true });
  const silent = { info: () => undefined, warn: () => undefined };
  const database = await openDatabase({ kind: 'embedded', dir: draft }, { signal: new AbortController().signal, log: silent });
  await database[Symbol.asyncDispose]();
  // Another run may have been quicker.
  await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
  for (const name of readdirSync(cache).filter((entry) => entry.startsWith(prefix))) {
    const path = join(cache, name);
    const isOld = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > dayMs;
    if (path !== template && isOld) await rm(path, { recursive: true, force: true });
  }
}

/** Of all that decides what a first start writes. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const migrations = readdirSync(join(projectRoot, 'migrations')).map((name) => join('migrations', name));
  for (const file of [...migrations.sort(), 'libs/store/src/database/migrate.ts'])
    hash.update(file).update(readFileSync(join(projectRoot, file)));
  const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  for (const [name, version] of Object.entries(dependencies)) if (name.includes('pglite')) hash.update(`${name}@${version}`);
  return hash.digest('hex').slice(0, 16);
}
