import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { appendFile, chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { openDatabase } from '#store';
import { freePort } from './free-port.ts';
import { nobody, postgresFiles } from './postgres-files.ts';
import { type Started } from './started.ts';

const execute = promisify(execFile);

/** A real PostgreSQL 18 with pgvector and pg_textsearch, of this test run alone. */
export interface RealPostgres extends AsyncDisposable {
  /** Of the empty database `postgres`. */
  readonly url: string;
  /** A new database, migrated; resolves with its URL. */
  freshDatabase(): Promise<string>;
  /** A new database without anything in it; resolves with its URL. */
  emptyDatabase(): Promise<string>;
  readonly pid: number;
  /** As a crash: connections break, and nothing listens any more. */
  crash(): Promise<void>;
  /** Starts it again where it was, with what it had. */
  restart(): Promise<void>;
}

export interface PostgresOptions {
  /** A managed server without pg_textsearch. */
  readonly withoutTextsearch?: boolean;
}

/** Starts one on a free port, or tells why there is none here. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Started<RealPostgres>> {
  const files = await postgresFiles();
  if (files.server === null) return files;
  const data = await mkdtemp(join(tmpdir(), 'aquifer-pgdata-'));
  if (nobody.uid !== undefined) await chown(data, nobody.uid, nobody.gid);
  await chmod(data, 0o700);
  const bin = join(files.server, 'bin');
  await execute(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...nobody,
    cwd: data,
  });
  const port = await freePort();
  await appendFile(join(data, 'postgresql.conf'), settings(port, options));
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(join(bin, 'postgres'), ['-D', data], { ...nobody, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] });
    await untilReady(child);
    // A test run that dies takes its server along.
    process.once('exit', () => child.kill('SIGKILL'));
    return child;
  };
  return { server: new Running(start, await start(), { data, port }), reason: null };
}

function settings(port: number, options: PostgresOptions): string {
  const preload = options.withoutTextsearch ? '' : "shared_preload_libraries = 'pg_textsearch'\n";
  return `\nlisten_addresses = '127.0.0.1'\nport = ${port}\nunix_socket_directories = ''\n${preload}max_connections = 100\nfsync = off\n`;
}

async function untilReady(child: ChildProcess): Promise<void> {
  let log = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
    child.stderr?.on('data', (bytes: Buffer) => {
      log = (log + bytes.toString()).slice(-4000);
      if (log.includes('ready to accept connections')) resolve();
    });
  });
}

class Running implements RealPostgres {
  private readonly start: () => Promise<ChildProcess>;
  private child: ChildProcess;
  private readonly data: string;
  private readonly port: number;
  private count = 0;
  private template: Promise<string> | null = null;
  private making: Promise<unknown> = Promise.resolve();

  constructor(start: () => Promise<ChildProcess>, child: ChildProcess, { data, port }: { readonly data: string; readonly port: number }) {
    this.start = start;
    this.child = child;
    this.data = data;
    this.port = port;
  }

  get pid(): number {
    return this.child.pid as number;
  }

  get url(): string {
    return this.urlOf('postgres');
  }

  async freshDatabase(): Promise<string> {
    this.template ??= this.migratedTemplate();
    return this.create(await this.template);
  }

  async emptyDatabase(): Promise<string> {
    return this.create('template1');
  }

  async crash(): Promise<void> {
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    // Immediate shutdown: nothing here is worth a checkpoint.
    this.child.kill('SIGQUIT');
    if (this.child.exitCode === null) await exited;
  }

  async restart(): Promise<void> {
    this.child = await this.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.crash();
    await rm(this.data, { recursive: true, force: true });
  }

  private async migratedTemplate(): Promise<string> {
    const url = await this.create('template1');
    const silent = { info: () => undefined, warn: () => undefined };
    const database = await openDatabase(
      { kind: 'server', url },
      { signal: new AbortController().signal, log: silent, migrations: 'apply' },
    );
    await database[Symbol.asyncDispose]();
    return new URL(url).pathname.slice(1);
  }

  /** One at a time: a template must not be in use while it is copied. */
  private async create(template: string): Promise<string> {
    const name = `test_${(this.count += 1)}`;
    const made = this.making.then(() => this.execute(`create database ${name} template ${template}`));
    this.making = made.catch(() => undefined);
    await made;
    return this.urlOf(name);
  }

  private async execute(statement: string): Promise<void> {
    const client = new Client({ connectionString: this.url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  private urlOf(database: string): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`;
  }
}
