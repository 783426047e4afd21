import type { Config } from '#config';
import { migrate, openDatabase } from '#store';
import { openLog } from '#telemetry';

/** Brings the database up to date and ends: the one-shot of the server shape. */
export async function migrateOnce(config: Config): Promise<void> {
  const log = openLog(config.log);
  await using database = await openDatabase(config.database, { log, signal: new AbortController().signal });
  const applied = await migrate(database);
  log.info({ applied }, applied.length > 0 ? 'migrated' : 'nothing to migrate');
}
