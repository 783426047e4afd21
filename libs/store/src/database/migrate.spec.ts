import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { projectRoot } from './project-root.ts';

const log = { info: () => undefined, warn: () => undefined };

describe('an embedded database', () => {
  let root: string;
  let database: Database;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'migrate-'));
    database = await openDatabase({ kind: 'embedded', dir: join(root, 'data', 'database') }, { signal: new AbortController().signal, log });
    await cp(join(projectRoot, 'migrations'), join(root, 'migrations'), { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    await rm(root, { recursive: true, force: true });
  });

  it('is migrated when it opens, and again changes nothing', async () => {
    expect(await migrate(database, log)).toEqual([]);
    const rows = await database.query('find_collection', ['default', 'none']);
    expect(rows).toEqual([]);
  });

  it('applies a new migration, rolls a broken one back whole, and refuses a changed one', async () => {
    const folder = join(root, 'migrations');
    await writeFile(join(folder, '9001_new.sql'), 'create table added (a int);');
    expect(await migrate(database, log, { folder })).toEqual(['9001_new.sql']);
    await writeFile(join(folder, '9002_broken.sql'), 'create table half (a int); select nonsense;');
    await expect(migrate(database, log, { folder })).rejects.toThrow('9002_broken.sql');
    await writeFile(join(folder, '9002_broken.sql'), 'create table half (a int);');
    expect(await migrate(database, log, { folder })).toEqual(['9002_broken.sql']);
    await writeFile(join(folder, '9001_new.sql'), 'create table added (a text);');
    await expect(migrate(database, log, { folder })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('9001_new.sql'),
    });
  });

  it('gives many connections with parameters their own rows, and rolls back for one that vanished', async () => {
    const pool = new Pool({ connectionString: database.url, max: 8 });
    const asked = Array.from({ length: 400 }, async (_, index) => {
      const result = await pool.query<{ a: number; b: string }>('select $1::int as a, $2::text as b', [index, 'x'.repeat(index * 50)]);
      return result.rows[0]?.a === index && result.rows[0].b.length === index * 50;
    });
    expect((await Promise.all(asked)).every(Boolean)).toBe(true);
    const vanishing = await pool.connect();
    vanishing.on('error', () => undefined);
    await vanishing.query('begin');
    await vanishing.query('create table vanished (a int)');
    vanishing.release(true);
    const after = await pool.query<{ vanished: string | null }>("select to_regclass('vanished') as vanished");
    expect(after.rows[0]?.vanished).toBeNull();
    await pool.end();
  });

  it('lets nobody in without the password, and outlives who speaks another language', async () => {
    const { host, hostname, port } = new URL(database.url);
    const stranger = new Pool({ connectionString: `postgres://postgres:guess@${host}/postgres` });
    await expect(stranger.query('select 1')).rejects.toMatchObject({ code: '28P01' });
    await stranger.end();
    for (const greeting of [Buffer.from([255, 255, 255, 255, 0]), 'GET / HTTP/1.1']) {
      const scanner = connect(Number(port), hostname, () => scanner.write(greeting));
      await once(scanner, 'close');
    }
    expect(await database.query('list_migrations')).not.toEqual([]);
  });

  it('takes a text of many megabytes in time that grows with its length', { timeout: 20_000 }, async () => {
    const pool = new Pool({ connectionString: database.url, max: 1 });
    const result = await pool.query<{ length: number }>('select length($1::text) as length', ['x'.repeat(30_000_000)]);
    expect(result.rows[0]?.length).toBe(30_000_000);
    await pool.end();
  });

  it('keeps a transaction from waiting for itself', async () => {
    await expect(database.transaction(() => database.query('list_migrations'))).rejects.toThrow('connection it was given');
  });
});
