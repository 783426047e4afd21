import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { json, ReplyingServer } from '../tools/replying-server.ts';
import { AquiferClient } from './index.ts';

const server = await ReplyingServer.start();
const client = new AquiferClient({ url: server.url });

beforeEach(() => {
  server.calls = [];
});
afterAll(() => server[Symbol.dispose]());

describe('an upload', () => {
  test.each([
    ['a text', 'Seventy degrees.'],
    ['a blob', new Blob(['Seventy degrees.'])],
    ['bytes', new TextEncoder().encode('Seventy degrees.')],
    ['a stream of Node', Readable.from([Buffer.from('Seventy '), Buffer.from('degrees.')])],
    ['a stream of the web', new Blob(['Seventy degrees.']).stream()],
  ])('of %s is a form with its fields before the file', async (_, content) => {
    server.replies = [json({ items: [], errors: [] }, 202)];
    await client.upload('tea', { name: 'a"b.txt', content, mediaType: 'text/plain', title: 'Tea', metadata: { team: 'sea' } });
    const form = await new Response(server.calls[0]?.body ?? '', {
      headers: { 'content-type': server.calls[0]?.headers['content-type'] ?? '' },
    }).formData();
    expect([...form.keys()]).toEqual(['title', 'metadata', 'file']);
    expect(form.get('metadata')).toBe('{"team":"sea"}');
    const file = form.get('file') as File;
    expect([file.name, file.type, await file.text()]).toEqual(['a"b.txt', 'text/plain', 'Seventy degrees.']);
  });

  test('of what cannot be read fails with what is wrong with it, and not with the service', async () => {
    server.replies = [json({ items: [], errors: [] }, 202)];
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(3);
      throw new RangeError('page 7 is missing');
    };
    const upload = (content: AsyncIterable<Uint8Array>): Promise<unknown> => client.upload('tea', { name: 'a.txt', content });
    await expect(upload(failing())).rejects.toThrow(new RangeError('page 7 is missing'));
    await expect(upload(createReadStream('/nowhere/a.txt'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(upload(createReadStream(import.meta.filename, 'utf8'))).rejects.toThrow(/open it without an encoding/);
    const gone = createReadStream('/nowhere/a.txt');
    const late = async (request: Request): Promise<Response> => {
      while (gone.errored === null) await new Promise(setImmediate);
      return fetch(request);
    };
    const slow = new AquiferClient({ url: server.url, fetch: late });
    await expect(slow.upload('tea', { name: 'a.txt', content: gone })).rejects.toMatchObject({ code: 'ENOENT' });
    const circle: { text: string; self?: object } = { text: 'a' };
    circle.self = circle;
    await expect(client.uploadAll('tea', [circle])).rejects.toThrow(/circular/);
    const nowhere = new AquiferClient({ url: 'http://127.0.0.1:9' });
    await expect(nowhere.uploadAll('tea', [{ text: 'a' }])).rejects.toMatchObject({ code: 'unreachable' });
  });

  test('of many documents goes out line by line', async () => {
    server.replies = [json({ items: [], errors: [] }, 202)];
    const documents = async function* () {
      yield { externalId: 'a', text: 'one\ntwo' };
      yield { externalId: 'b', text: 'three' };
    };
    await client.uploadAll('tea', documents());
    expect(server.calls[0]?.headers['content-type']).toBe('application/x-ndjson');
    expect(
      server.calls[0]?.body
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { text: string }).text),
    ).toEqual(['one\ntwo', 'three']);
  });
});
