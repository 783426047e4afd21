import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import type { Document, Progress } from '#contract';
import { childrenOf, isAlive } from '../problems.ts';
import { root, Service, until } from '../service.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-shutdown-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Enough that some are always on their way when the first is live. */
const count = 20;
const page = (index: number): string =>
  `# Log ${index}\n\n${Array.from({ length: 15 }, (_, day) => `Day ${day}: ship ${index} sailed ${day * index + 7} miles under a grey sky and met ${day % 5} others.`).join('\n\n')}\n`;

describe('SIGTERM', () => {
  test('in the middle of an ingestion: ends by itself with 0, and the next start completes everything', async () => {
    await using first = await Service.start({ dataDir, fromNothing: true });
    await first.post('/v1/collections', { name: 'fleet' });
    for (let index = 0; index < count; index += 1) await first.upload('fleet', { name: `log${index}.md`, bytes: page(index) });
    await until(async () => ((await progressOf(first)).counts['live'] ?? 0) > 0 || null);
    const children = childrenOf(first.pid);
    const started = performance.now();
    expect(await first.stop(20_000)).toBe(0);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(children.filter(isAlive)).toEqual([]);

    await using second = await Service.start({ dataDir });
    const { counts } = await second.untilIdle('fleet');
    expect(counts).toEqual({ live: count });
    const { items } = await second.json<{ items: Document[] }>('/v1/collections/fleet/documents?limit=200');
    expect(items.every(({ failure }) => failure === null)).toBe(true);
  });

  test('twice at once, as where a launcher hands on what its group was told: ends as cleanly', async () => {
    await using service = await Service.start({ dataDir });
    process.kill(service.pid, 'SIGINT');
    process.kill(service.pid, 'SIGTERM');
    expect(await until(async () => (service.ended === null ? null : { ended: service.ended }))).toEqual({ ended: 0 });
    expect(existsSync(join(dataDir, 'database.lock'))).toBe(false);
  });

  test('with an event stream open, a connection kept alive and an upload that never ends', async () => {
    await using service = await Service.start({ dataDir });
    const events = await service.fetch('/v1/collections/fleet/progress', { headers: { accept: 'text/event-stream' } });
    const first = await events.body?.getReader().read();
    expect(Buffer.from(first?.value ?? []).toString()).toContain('event: progress');
    const { hostname, port } = new URL(service.url);
    const idle = connect(Number(port), hostname).on('error', () => undefined);
    idle.write(`GET /health/live HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
    await once(idle, 'data');
    const stuck = connect(Number(port), hostname).on('error', () => undefined);
    stuck.write(
      `POST /v1/collections/fleet/documents HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/x-ndjson\r\ncontent-length: 9000\r\n\r\n{"text":`,
    );
    expect(await service.stop(15_000)).toBe(0);
    idle.destroy();
    stuck.destroy();
  });
});

describe('a start that cannot be', () => {
  test('a second service on the same data directory is refused and told who holds it', async () => {
    await using service = await Service.start({ dataDir });
    const { code, output } = await startAnyway({ AQUIFER_DATA: dataDir });
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`in use by process ${service.pid}.*AQUIFER_DATA`, 's'));
    expect(output).not.toContain('    at ');
    expect((await service.fetch('/health/ready')).status).toBe(200);
  });

  test('bad settings are all named, with exit code 1', async () => {
    const { code, output } = await startAnyway({ PORT: 'eighty', AQUIFER_DEVICE: 'abacus', AQUIFER_WORKERS: '3' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'AQUIFER_DEVICE', 'AQUIFER_WORKERS']) expect(output).toContain(name);
    expect(output).not.toContain('    at ');
  });

  test('a port in use is named with the remedy, and exit code 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    try {
      const { code, output } = await startAnyway({ AQUIFER_DATA: dataDir, PORT: String(port) });
      expect(code).toBe(1);
      expect(output).toMatch(new RegExp(`${port}.*in use.*PORT`, 's'));
      expect(output).not.toContain('    at ');
    } finally {
      taken.close();
    }
  });

  test('a worker of its own without a database server says what it needs', async () => {
    const { code, output } = await startAnyway({ AQUIFER_DATA: dataDir }, 'worker');
    expect(code).toBe(1);
    expect(output).toContain('DATABASE_URL');
  });
});

const progressOf = (service: Service): Promise<Progress> => service.json('/v1/collections/fleet/progress');

/** Starts the service with settings it should refuse; resolves with how it ended and what it said. */
async function startAnyway(settings: Record<string, string>, app = 'api'): Promise<{ code: number | null; output: string }> {
  const environment = {
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    AQUIFER_MODELS: join(root, '.cache/models'),
    NODE_COMPILE_CACHE: join(root, '.cache/compiled'),
    ...settings,
  };
  const child = spawn(process.execPath, [join(root, `dist/apps/${app}/src/main.js`)], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'exit');
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code: code as number | null, output: out + err };
}
