import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Document, Progress, Received } from '#contract';
import { placeEmbedded } from './servers/place-embedded.ts';

/** The project's root, from source and from dist alike. */
export const root = [new URL('..', import.meta.url), new URL('../..', import.meta.url)]
  .map((url) => fileURLToPath(url))
  .find((path) => existsSync(join(path, 'package.json'))) as string;

export interface ServiceOptions {
  readonly app?: 'api' | 'worker';
  readonly dataDir?: string;
  /** As its first user starts it; otherwise an embedded database that is not there yet is put there, migrated. */
  readonly fromNothing?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A real Aquifer process, started as its users start it, and what a test does with it. */
export class Service implements AsyncDisposable {
  readonly url: string;
  readonly dataDir: string;
  private readonly child: ChildProcess;
  private readonly ownsData: boolean;
  readonly log: string[];

  private constructor(child: ChildProcess, started: { url: string; dataDir: string; ownsData: boolean; log: string[] }) {
    this.child = child;
    this.url = started.url;
    this.dataDir = started.dataDir;
    this.ownsData = started.ownsData;
    this.log = started.log;
  }

  static async start({ app = 'api', dataDir, fromNothing = false, environment = {} }: ServiceOptions = {}): Promise<Service> {
    const data = dataDir ?? mkdtempSync(join(tmpdir(), 'aquifer-'));
    const database = join(data, 'database');
    if (!fromNothing && !environment['DATABASE_URL'] && !existsSync(database)) await placeEmbedded(database);
    const log: string[] = [];
    const settings = {
      PORT: '0',
      AQUIFER_DATA: data,
      AQUIFER_MODELS: join(root, '.cache/models'),
      AQUIFER_LOG_FORMAT: 'json',
      AQUIFER_LOG_LEVEL: 'info',
      // Its vectors come in the background and would change a ranking while a test looks at it.
      AQUIFER_SECOND_EMBEDDER: 'none',
      // Node reads a thousand modules at each start: what one process compiled the next one need not.
      NODE_COMPILE_CACHE: join(root, '.cache/compiled'),
      ...environment,
    };
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, `dist/apps/${app}/src/main.js`)], {
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr.on('data', (bytes: Buffer) => log.push(bytes.toString()));
    const url = await untilReady(child, log);
    return new Service(child, { url, dataDir: data, ownsData: dataDir === undefined, log });
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** How it ended, an exit code or a signal; null: it runs. */
  get ended(): number | string | null {
    return this.child.exitCode ?? this.child.signalCode;
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, this.url), init);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  }

  async json<Body>(path: string): Promise<Body> {
    return (await this.fetch(path)).json() as Promise<Body>;
  }

  async upload(
    collection: string,
    file: { readonly name: string; readonly bytes: Uint8Array | string; readonly type?: string; readonly externalId?: string },
  ): Promise<Response> {
    const form = new FormData();
    if (file.externalId) form.set('externalId', file.externalId);
    form.set('file', new Blob([file.bytes], { type: file.type ?? '' }), file.name);
    return this.fetch(`/v1/collections/${collection}/documents`, { method: 'POST', body: form });
  }

  /** Uploads and waits until the newest revision is live, failed or in quarantine. */
  async settle(collection: string, file: Parameters<Service['upload']>[1]): Promise<Document> {
    const received = (await (await this.upload(collection, file)).json()) as Received;
    const id = received.items[0]?.documentId;
    return until(async () => {
      const document = await this.json<Document>(`/v1/documents/${id}`);
      return ['live', 'failed', 'quarantined'].includes(document.status) ? document : null;
    });
  }

  async untilIdle(collection: string, timeoutMs = 600_000): Promise<Progress> {
    return until(async () => {
      const progress = await this.json<Progress>(`/v1/collections/${collection}/progress`);
      return progress.pending === 0 ? progress : null;
    }, timeoutMs);
  }

  /** Asks the process to stop and gives its exit code; a process that does not end in time fails the test. */
  async stop(timeoutMs = 30_000): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const inTime = await Promise.race([ended.then(() => true), sleep(timeoutMs, false, { ref: false })]);
    if (!inTime) throw new Error(`the service did not end within ${timeoutMs} ms of SIGTERM:\n${this.log.slice(-20).join('\n')}`);
    return this.child.exitCode;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop().catch(async (error: unknown) => {
      await this.kill();
      throw error;
    });
    if (this.ownsData) rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Waits for a state, never for a time. */
export async function until<Value>(look: () => Promise<Value | null>, timeoutMs = 120_000): Promise<Value> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await look();
    if (value !== null) return value;
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain: ${look.toString()}`);
    await sleep(100);
  }
}

function untilReady(child: ChildProcess, log: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) =>
      reject(new Error(`the service ended (${code ?? signal}) before it was ready:\n${log.join('\n')}`)),
    );
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line);
      const event = line.startsWith('{') ? (JSON.parse(line) as { msg?: string; address?: string }) : {};
      if (event.msg === 'ready' || event.msg === 'working') resolve(event.address ?? '');
    });
  });
}
