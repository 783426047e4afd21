import type { DatabaseServer, EmbeddedDatabase } from '#config';
import { startEmbedded } from '../embedded/start-embedded.ts';
import { Database, type DatabaseLog } from './database.ts';
import { awaitMigrated, migrate } from './migrate.ts';

export interface OpenDatabaseOptions {
  readonly signal: AbortSignal;
  readonly log: DatabaseLog;
  /** How long a process waits for someone else's migration of a server; default two minutes. */
  readonly patienceMs?: number;
  /** `apply` migrates a server too: for `aquifer migrate`. */
  readonly migrations?: 'apply' | 'await';
}

/** Opens the database ready to use: an embedded one is started and migrated, a server's migrations are waited for. */
export async function openDatabase(config: EmbeddedDatabase | DatabaseServer, options: OpenDatabaseOptions): Promise<Database> {
  options.signal.throwIfAborted();
  const server = config.kind === 'embedded' ? await startEmbedded(config.dir) : config;
  const database = new Database(server.url, 'kind' in server ? null : server, options.log);
  try {
    if (config.kind === 'embedded' || options.migrations === 'apply') await migrate(database, options.log);
    else await awaitMigrated(database, options);
    return database;
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}
