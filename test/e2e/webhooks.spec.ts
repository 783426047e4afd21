import { execFileSync } from 'node:child_process';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Delivery, EventRecord, NewWebhook, Received, Replayed, Webhook } from '#contract';
import { expectProblem } from '../problems.ts';
import { root, Service, until } from '../service.ts';

interface Heard {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly event: EventRecord;
  readonly answered: number;
}

/** What a consumer runs; it answers what the test wants it to. */
class Receiver {
  readonly heard: Heard[] = [];
  /** Answers to come, then 200. */
  readonly refusals: number[] = [];
  port = 0;
  private server: Server | null = null;

  async open(port = 0): Promise<void> {
    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const body = await text(request);
      const answered = this.refusals.shift() ?? 200;
      const headers = request.headers as Record<string, string>;
      this.heard.push({ id: headers['webhook-id'] ?? '', headers, body, event: JSON.parse(body) as EventRecord, answered });
      response.writeHead(answered, answered === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end(`answered ${answered}`);
    };
    this.server = createServer((request, response) => void answer(request, response)).listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(null)));
  }

  /** Waits for an event with this id or of this type that was taken. */
  async taken(what: (heard: Heard) => boolean, timeoutMs = 20_000): Promise<Heard> {
    return until(async () => this.heard.find((heard) => heard.answered === 200 && what(heard)) ?? null, timeoutMs);
  }
}

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes ....').toString('base64')}`;

function isSigned({ headers, body }: Heard): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const wanted = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest();
  const [version, given = ''] = (headers['webhook-signature'] ?? '').split(',');
  return version === 'v1' && timingSafeEqual(wanted, Buffer.from(given, 'base64'));
}

describe('webhooks', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-webhooks-'));
  const environment = { AQUIFER_FETCH_ALLOW: '127.0.0.1', AQUIFER_GENERATOR: 'none', AQUIFER_EMBEDDER: 'potion-base-8m' };
  const receiver = new Receiver();
  let service: Service;
  let hook: z.infer<typeof NewWebhook>;

  beforeAll(async () => {
    await receiver.open();
    service = await Service.start({ dataDir, environment });
    await service.post('/v1/collections', { name: 'notes' });
    const url = `http://127.0.0.1:${receiver.port}/hook`;
    hook = await made({ url, secret, events: ['document.live', 'document.failed', 'document.deleted'] });
  });
  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await receiver.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const made = async (body: object): Promise<typeof hook> => {
    const response = await service.post('/v1/webhooks', body);
    expect(response.status).toBe(201);
    return (await response.json()) as typeof hook;
  };
  const write = async (externalId: string): Promise<string> => {
    const response = await service.post('/v1/collections/notes/documents', {
      externalId,
      text: `What ${externalId} says, at some length.`,
    });
    return ((await response.json()) as Received).items[0]?.documentId ?? '';
  };
  const deliveries = async (): Promise<readonly Delivery[]> =>
    (await service.json<{ items: Delivery[] }>(`/v1/webhooks/${hook.id}/deliveries`)).items;
  const heardOf = (documentId: string) => (heard: Heard) => heard.event.data.documentId === documentId;

  test('an upload arrives signed, and the secret is not shown again', async () => {
    const documentId = await write('first');
    const heard = await receiver.taken(heardOf(documentId));
    expect(heard.event).toMatchObject({ type: 'document.live', data: { documentId } });
    expect(isSigned(heard)).toBe(true);
    expect(heard.headers['content-type']).toBe('application/json');
    expect(JSON.stringify(await service.json(`/v1/webhooks/${hook.id}`))).not.toContain('whsec_');
    const row = await until(async () => (await deliveries()).find(({ id, state }) => id === heard.id && state === 'delivered') ?? null);
    expect(row).toMatchObject({ attempts: 1, statusCode: 200, response: 'answered 200', type: 'document.live' });
  });

  test('a receiver that refuses three times is told until it takes it, and everything comes in order', async () => {
    receiver.heard.length = 0;
    receiver.refusals.push(500, 302, 500);
    const first = await write('second');
    await service.untilIdle('notes');
    const second = await write('third');
    const last = await receiver.taken(heardOf(second), 40_000);
    const order = receiver.heard.map(({ answered, event }) => [event.data.documentId === first ? 'second' : 'third', answered]);
    expect(order).toEqual([
      ['second', 500],
      ['second', 302],
      ['second', 500],
      ['second', 200],
      ['third', 200],
    ]);
    expect(new Set(receiver.heard.slice(0, 4).map(({ id }) => id)).size).toBe(1);
    expect(receiver.heard.every(isSigned)).toBe(true);
    expect(last.id > (receiver.heard[0]?.id ?? '')).toBe(true);
    await until(async () => ((await service.json<Webhook>(`/v1/webhooks/${hook.id}`)).state === 'ok' ? true : null));
  });

  test('what happened while nobody listened, and before a kill, is told after the restart', async () => {
    const port = receiver.port;
    await receiver.close();
    const documentId = await write('fourth');
    await until(async () => (await deliveries()).find((row) => row.documentId === documentId && row.attempts > 0) ?? null);
    await service.kill();
    receiver.heard.length = 0;
    await receiver.open(port);
    service = await Service.start({ dataDir, environment });
    const heard = await receiver.taken(heardOf(documentId), 40_000);
    expect(isSigned(heard)).toBe(true);
  });

  test('a delivery is replayed with the same id; a stretch of time, and a test, too', async () => {
    const [newest] = await deliveries();
    receiver.heard.length = 0;
    expect((await service.post(`/v1/webhooks/${hook.id}/deliveries/${newest?.id}/replay`, {})).status).toBe(202);
    await receiver.taken(({ id }) => id === newest?.id);
    const response = await service.post(`/v1/webhooks/${hook.id}/replay`, { from: '2020-01-01T00:00:00Z' });
    const { count } = (await response.json()) as z.infer<typeof Replayed>;
    expect(count).toBe((await deliveries()).length);
    await until(async () => (new Set(receiver.heard.map(({ id }) => id)).size === count ? true : null));
    const { id } = (await (await service.post(`/v1/webhooks/${hook.id}/test`, {})).json()) as { id: string };
    expect((await receiver.taken((heard) => heard.id === id)).event).toMatchObject({ type: 'webhook.test', data: { webhookId: hook.id } });
  });

  test('the code of the documentation takes what is signed and refuses what is not', async () => {
    const heard = receiver.heard[0] as Heard;
    const guide = readFileSync(join(root, 'docs/webhooks.md'), 'utf8');
    const folder = mkdtempSync(join(tmpdir(), 'aquifer-verify-'));
    const input = JSON.stringify({ secret, headers: heard.headers, body: heard.body });
    const forged = JSON.stringify({ secret, headers: heard.headers, body: heard.body.replace('document', 'Document') });
    try {
      const code = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? '';
      writeFileSync(
        join(folder, 'verify.mjs'),
        `${code('js')}\nimport { readFileSync } from 'node:fs';\nconst { secret, headers, body } = JSON.parse(readFileSync(0, 'utf8'));\nconsole.log(verify(secret, headers, body));\n`,
      );
      writeFileSync(
        join(folder, 'verify.py'),
        `${code('python')}\nimport json, sys\ngiven = json.load(sys.stdin)\nprint(str(verify(given["secret"], given["headers"], given["body"])).lower())\n`,
      );
      const run = (command: string, file: string, stdin: string) =>
        execFileSync(command, [join(folder, file)], { input: stdin })
          .toString()
          .trim();
      expect(run(process.execPath, 'verify.mjs', input)).toBe('true');
      expect(run(process.execPath, 'verify.mjs', forged)).toBe('false');
      if (!hasPython()) return;
      expect(run('python3', 'verify.py', input)).toBe('true');
      expect(run('python3', 'verify.py', forged)).toBe('false');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('events are listed, and followed from behind the last one seen', async () => {
    const { items } = await service.json<{ items: EventRecord[] }>('/v1/events?type=document.live&limit=2');
    expect(items.map(({ type }) => type)).toEqual(['document.live', 'document.live']);
    const older = items[1] as EventRecord;
    const after = await service.json<{ items: EventRecord[] }>(`/v1/events?type=document.live&after=${older.id}`);
    expect(after.items).toEqual([items[0]]);
    const leaving = new AbortController();
    const headers = { accept: 'text/event-stream', 'last-event-id': older.id };
    const stream = await service.fetch('/v1/events?type=document.live,document.deleted', { headers, signal: leaving.signal });
    const lines = stream.body?.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
    await service.fetch(`/v1/documents/${items[0]?.data.documentId}`, { method: 'DELETE' });
    let told = '';
    while (!told.includes('event: document.deleted')) told += (await lines?.next())?.value ?? '';
    expect(told).toContain(`id: ${items[0]?.id}\nevent: document.live\n`);
    leaving.abort();
  });

  test('private addresses are refused unless allowed, unknown fields and bad secrets too', async () => {
    await expectProblem(await service.post('/v1/webhooks', { url: 'http://10.0.0.1/hook' }), 400, 'bad_request');
    await expectProblem(await service.post('/v1/webhooks', { url: 'https://example.org', secret: 'short' }), 400, 'bad_request');
    await expectProblem(await service.post('/v1/webhooks', { url: 'https://example.org', events: ['document.gone'] }), 400, 'bad_request');
    await expectProblem(await service.fetch('/v1/webhooks/none'), 404, 'not_found');
    const metrics = await (await service.fetch('/metrics')).text();
    expect(metrics).toMatch(/aquifer_webhook_seconds_count\{outcome="delivered"\} [1-9]/);
  });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
