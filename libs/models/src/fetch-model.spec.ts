import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchModel } from './fetch-model.ts';
import type { ModelProgress } from './download-progress.ts';
import type { GenerateModel, ModelFile } from './model-entry.ts';
import { downloadFromHub } from './hub-source.ts';
import { readPin } from './model-files.ts';

const content = randomBytes(400_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const never = () => new AbortController().signal;

const aFile = (fields: Partial<ModelFile> = {}): ModelFile => ({
  name: 'model.gguf',
  sha256,
  bytes: content.length,
  sources: [{ kind: 'hub', repository: 'someone/thing', revision: 'main', path: 'thing.gguf' }],
  ...fields,
});
const aModel = (file: Partial<ModelFile> = {}): GenerateModel => ({
  id: 'thing-q4',
  role: 'generate',
  title: 'Thing',
  licence: 'MIT',
  contextTokens: 128,
  memoryBytes: 1,
  files: [aFile(file)],
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server with the hub's manners: the checksum on the redirect, the bytes with ranges behind it. */
class Hub implements AsyncDisposable {
  readonly requests: string[] = [];
  /** Bytes after which the next transfers break off. */
  breaks: number[] = [];
  linkedSha256: string | null = sha256;
  body = content;
  answer: Answer = (request, response) => this.serve(request, response);
  private readonly server = createServer((request, response) => {
    this.requests.push(`${request.method} ${request.url}${request.headers.range ? ` ${request.headers.range}` : ''}`);
    this.answer(request, response);
  });
  url = '';

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    if (request.url?.startsWith('/someone/')) {
      const linked = this.linkedSha256 ? { 'x-linked-etag': `"${this.linkedSha256}"`, 'x-linked-size': String(this.body.length) } : {};
      response.writeHead(302, { location: '/storage/abc', ...linked }).end();
      return;
    }
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (start >= this.body.length) {
      response.writeHead(416, { 'content-range': `bytes */${this.body.length}` }).end();
      return;
    }
    const rest = this.body.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': rest.length });
    const cut = request.method === 'GET' ? this.breaks.shift() : undefined;
    if (cut === undefined) response.end(request.method === 'HEAD' ? undefined : rest);
    else response.write(rest.subarray(0, cut), () => setTimeout(() => response.destroy(), 50));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('fetchModel', () => {
  let dir: string;
  let hub: Hub;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'models-'));
    hub = await new Hub().start();
  });
  afterEach(async () => {
    await hub[Symbol.asyncDispose]();
    await rm(dir, { recursive: true });
  });
  const settings = (fields: { localSource?: string; hubUrl?: string } = {}) => ({
    dir: join(dir, 'models'),
    localSource: null,
    hubUrl: hub.url,
    ...fields,
  });
  const path = () => join(dir, 'models', 'thing-q4', 'model.gguf');
  const leftovers = async () =>
    (await readdir(join(dir, 'models', 'thing-q4'))).filter((name) => name.endsWith('.part') || name.endsWith('.busy'));

  it('downloads from the hub through its redirect, with progress, and leaves nothing else behind', async () => {
    const seen: ModelProgress[] = [];
    const paths = await fetchModel(aModel(), settings(), { signal: never(), onProgress: (progress) => seen.push(progress) });
    expect(paths.get('model.gguf')).toBe(path());
    expect(await readFile(path())).toEqual(content);
    expect(seen.at(-1)).toMatchObject({
      modelId: 'thing-q4',
      file: 'model.gguf',
      receivedBytes: content.length,
      totalBytes: content.length,
      activity: null,
    });
    expect(await leftovers()).toEqual([]);
  });

  it('asks nobody again for what is there', async () => {
    await fetchModel(aModel(), settings(), { signal: never() });
    const before = hub.requests.length;
    await fetchModel(aModel(), settings(), { signal: never() });
    expect(hub.requests).toHaveLength(before);
  });

  it('goes on where a broken transfer stopped', async () => {
    hub.breaks = [150_000, 100_000];
    await fetchModel(aModel(), settings(), { signal: never() });
    expect(await readFile(path())).toEqual(content);
    const ranges = hub.requests.filter((line) => line.startsWith('GET /storage') && line.includes('bytes='));
    expect(ranges.length).toBeGreaterThan(0);
  });

  it('goes on in a later process with the part an earlier one left', async () => {
    await mkdir(join(dir, 'models', 'thing-q4'), { recursive: true });
    await writeFile(`${path()}.${sha256.slice(0, 8)}.part`, content.subarray(0, 300_000));
    await fetchModel(aModel(), settings(), { signal: never() });
    expect(await readFile(path())).toEqual(content);
    expect(hub.requests).toContain('GET /storage/abc bytes=300000-');
  });

  it('takes a part that is whole already', async () => {
    await mkdir(join(dir, 'models', 'thing-q4'), { recursive: true });
    await writeFile(`${path()}.${sha256.slice(0, 8)}.part`, content);
    await fetchModel(aModel(), settings(), { signal: never() });
    expect(await readFile(path())).toEqual(content);
  });

  it('deletes wrong bytes and says so', async () => {
    hub.body = randomBytes(1000);
    await expect(fetchModel(aModel(), settings(), { signal: never() })).rejects.toThrow(/delivered wrong bytes, deleted again/);
    expect(await readdir(join(dir, 'models', 'thing-q4'))).toEqual([]);
  });

  it('does not download what the hub itself says is another file', async () => {
    hub.linkedSha256 = 'f'.repeat(64);
    await expect(fetchModel(aModel(), settings(), { signal: never() })).rejects.toThrow(/offers another file: its sha256 is ffff/);
    expect(hub.requests.some((line) => line.startsWith('GET'))).toBe(false);
  });

  it('lists every source with its reason and the remedy when all fail', async () => {
    hub.answer = (_request, response) => response.writeHead(404).end();
    const sources = [...aFile().sources, { kind: 'maven', coordinates: 'no.such:thing:1', entry: 'x' } as const];
    const failure = fetchModel(aModel({ sources }), settings({ localSource: join(dir, 'nowhere') }), {
      signal: AbortSignal.timeout(60_000),
    });
    await expect(failure).rejects.toMatchObject({ code: 'model_unavailable' });
    const { message } = (await failure.catch((error: unknown) => error as Error)) as Error;
    expect(message).toMatch(/local folder .*nowhere: no file/);
    expect(message).toMatch(/hub http.*: answered 404/);
    expect(message).toMatch(/mvn no.such:thing:1: /);
    expect(message).toMatch(/Remedy: .*aquifer models fetch thing-q4/);
  }, 60_000);

  it('gives up on a hub that cannot be reached at once, and tries it for one file only', async () => {
    const startMs = performance.now();
    const model = { ...aModel(), files: [aFile()] };
    await expect(fetchModel(model, settings({ hubUrl: 'http://127.0.0.1:9' }), { signal: never() })).rejects.toThrow(/cannot be reached/);
    expect(performance.now() - startMs).toBeLessThan(5_000);
  });

  it('gives up on a hub that never answers', async () => {
    hub.answer = () => undefined;
    const transfer = {
      modelId: 'thing-q4',
      file: aFile(),
      partPath: join(dir, 'x.part'),
      expectedSha256: sha256,
      signal: never(),
      onBytes: () => undefined,
      onActivity: () => undefined,
    };
    const source = { kind: 'hub', repository: 'someone/thing', revision: 'main', path: 'thing.gguf' } as const;
    await expect(downloadFromHub(hub.url, source, transfer, { answerMs: 100, stallMs: 100 })).rejects.toThrow(/no answer within 0.1 s/);
  });

  it('takes a local folder before the hub', async () => {
    await mkdir(join(dir, 'folder', 'thing-q4'), { recursive: true });
    await writeFile(join(dir, 'folder', 'thing-q4', 'model.gguf'), content);
    await fetchModel(aModel(), settings({ localSource: join(dir, 'folder') }), { signal: never() });
    expect(await readFile(path())).toEqual(content);
    expect(hub.requests).toEqual([]);
  });

  it('goes to the hub when the file in the local folder is damaged', async () => {
    await mkdir(join(dir, 'folder', 'thing-q4'), { recursive: true });
    await writeFile(join(dir, 'folder', 'thing-q4', 'model.gguf'), 'short');
    await fetchModel(aModel(), settings({ localSource: join(dir, 'folder') }), { signal: never() });
    expect(await readFile(path())).toEqual(content);
  });

  it('replaces a damaged file in place', async () => {
    await fetchModel(aModel(), settings(), { signal: never() });
    await writeFile(path(), 'overwritten');
    await fetchModel(aModel(), settings(), { signal: never() });
    expect(await readFile(path())).toEqual(content);
  });

  it('pins the checksum of the first use and holds later downloads to it', async () => {
    const unpinned = aModel({ sha256: null, bytes: null });
    await fetchModel(unpinned, settings(), { signal: never() });
    expect((await readPin(path()))?.sha256).toBe(sha256);
    await rm(path());
    hub.body = randomBytes(content.length);
    hub.linkedSha256 = createHash('sha256').update(hub.body).digest('hex');
    await expect(fetchModel(unpinned, settings(), { signal: never() })).rejects.toThrow(/offers another file/);
  });

  it('believes no bytes that nobody vouches for', async () => {
    hub.linkedSha256 = null;
    await expect(fetchModel(aModel({ sha256: null, bytes: null }), settings(), { signal: never() })).rejects.toThrow(/states no checksum/);
    expect(await leftovers()).toEqual([]);
  });

  it('stops when aborted and keeps the part for the next time', async () => {
    const controller = new AbortController();
    const part = `${path()}.${sha256.slice(0, 8)}.part`;
    hub.answer = (request, response) => {
      response.writeHead(200, { 'x-linked-etag': sha256, 'content-length': content.length });
      if (request.method === 'HEAD') response.end();
      else response.write(content.subarray(0, 100_000));
    };
    const fetching = fetchModel(aModel(), settings(), { signal: controller.signal });
    await vi.waitFor(async () => expect((await stat(part)).size).toBeGreaterThan(0));
    controller.abort(new Error('enough'));
    await expect(fetching).rejects.toThrow('enough');
    expect((await stat(part)).size).toBeGreaterThan(0);
    expect(await readdir(join(dir, 'models', 'thing-q4'))).toHaveLength(1);
  });

  it('downloads once when several ask at the same time', async () => {
    await Promise.all(Array.from({ length: 4 }, () => fetchModel(aModel(), settings(), { signal: never() })));
    expect(await readFile(path())).toEqual(content);
    expect(hub.requests.filter((line) => line.startsWith('GET /storage'))).toHaveLength(1);
  });

  it('takes over from a process that died in the middle', async () => {
    await mkdir(join(dir, 'models', 'thing-q4'), { recursive: true });
    await writeFile(`${path()}.busy`, 'of a dead process');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(`${path()}.busy`, longAgo, longAgo);
    await fetchModel(aModel(), settings(), { signal: never() });
    expect(await readFile(path())).toEqual(content);
    expect(await leftovers()).toEqual([]);
  });
});
