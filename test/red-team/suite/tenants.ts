import { join } from 'node:path';
import { openDatabase, PgKeys } from '#store';
import { openLog } from '#telemetry';
import { placeEmbedded } from '../../servers/place-embedded.ts';

/** Keys of a first organisation's admin and of one of its readers, who is in no group, and of a second organisation's admin. */
export interface Tenants {
  readonly owner: string;
  readonly asker: string;
  readonly neighbour: string;
}

/** Words of documents that the asker may not read: of a group of the same organisation, and of the neighbour. */
export const strangeWords = { board: 'Brackenholt', neighbour: 'Oldwharf' } as const;

/** In the embedded database of a service that is not running yet. */
export async function makeTenants(dataDir: string): Promise<Tenants> {
  const dir = join(dataDir, 'database');
  await placeEmbedded(dir);
  const log = openLog({ level: 'warn', format: 'json' }, { out: process.stderr });
  await using database = await openDatabase({ kind: 'embedded', dir }, { log, signal: new AbortController().signal });
  await database.script((run) => run("insert into organisation (id, name) values ('second', 'second')"));
  const keys = new PgKeys(database);
  const make = async (organisationId: string, role: 'admin' | 'reader'): Promise<string> =>
    (await keys.create(organisationId, { name: role, role, groups: [], mcpTools: null })).key;
  return { owner: await make('default', 'admin'), asker: await make('default', 'reader'), neighbour: await make('second', 'admin') };
}
