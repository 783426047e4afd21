import type { Config } from '#config';
import { openDatabase } from '#store';
import { openLog } from '#telemetry';

/** Brings the database up to date and ends: the one-shot of the server shape. */
export async function migrateOnce(config: Config): Promise<void> {
  const log = openLog(config.log);
  await using _database = await openDatabase(config.database, { log, signal: new AbortController().signal, migrations: 'apply' });
  log.info('the database is up to date');
}
