import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '#core';
import type { Database, DatabaseLog, Queryable } from './database.ts';
import { projectRoot } from './project-root.ts';
import { statementText } from './statements.ts';
import { storeFault } from './store-fault.ts';

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

interface LedgerRow {
  readonly name: string;
  readonly checksum: string;
}

export interface MigrateOptions {
  readonly folder?: string;
}

/**
 * Applies the migrations that are missing, forward only, each in a transaction with its line in the ledger. A lock held for the
 * whole run lets one process at a time through. Resolves with the names applied now; a changed applied file is a `conflict`.
 */
export async function migrate(database: Database, log: DatabaseLog, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = await readMigrations(options.folder ?? join(projectRoot, 'migrations'));
  return database.script(async (run, queryable) => {
    // One session serves every embedded connection, so its lock says nothing there; the data directory's lock does.
    await queryable.query('lock_migrations');
    try {
      await run(statementText('create_migration_ledger'));
      const missing = missingFrom(migrations, await queryable.query<LedgerRow>('list_migrations'));
      for (const migration of missing) {
        await apply(run, queryable, migration);
        log.info(`migration ${migration.name} applied`);
      }
      return missing.map((migration) => migration.name);
    } finally {
      await queryable.query('unlock_migrations').catch(() => undefined);
    }
  });
}

/** Waits until a server's ledger is complete; tells what to run when nobody migrates it. */
export async function awaitMigrated(
  database: Database,
  options: { signal: AbortSignal; log: DatabaseLog; patienceMs?: number },
): Promise<void> {
  const migrations = await readMigrations(join(projectRoot, 'migrations'));
  const until = Date.now() + (options.patienceMs ?? 120_000);
  for (let told = false; ; told = true) {
    const missing = missingFrom(migrations, await ledger(database));
    if (missing.length === 0) return;
    const names = missing.map((migration) => migration.name).join(', ');
    if (Date.now() >= until)
      throw new Fault('store_unavailable', `The database lacks the migrations ${names}. Run "aquifer migrate" once against it.`);
    if (!told) options.log.info(`waiting for the migrations ${names}; "aquifer migrate" applies them`);
    await wait(1000, undefined, { signal: options.signal });
  }
}

async function ledger(database: Database): Promise<LedgerRow[]> {
  const [row] = await database.query<{ present: boolean }>('find_migration_ledger');
  return row?.present ? database.query<LedgerRow>('list_migrations') : [];
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Throws when the past is not what the files say. */
function missingFrom(migrations: readonly Migration[], applied: readonly LedgerRow[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const row of applied) {
    const checksum = known.get(row.name);
    if (checksum === undefined)
      throw new Fault(
        'conflict',
        `The database was migrated with ${row.name}, which this version does not have. Run the version that made it, or a newer one.`,
      );
    if (checksum !== row.checksum)
      throw new Fault(
        'conflict',
        `The migration ${row.name} was changed after it was applied. Restore the file and write the change as a new migration.`,
      );
  }
  const done = new Set(applied.map((row) => row.name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function apply(run: (text: string) => Promise<void>, queryable: Queryable, migration: Migration): Promise<void> {
  await run('begin');
  try {
    await run(migration.text);
    await queryable.query('insert_migration', [migration.name, migration.checksum]);
    await run('commit');
  } catch (error) {
    await run('rollback').catch(() => undefined);
    throw storeFault(error, `migration ${migration.name}`);
  }
}
