import { describe, expect, it } from 'vitest';
import { readEvents, sseParser } from './sse.ts';

const parse = (...chunks: string[]) => {
  const push = sseParser();
  return chunks.flatMap(push);
};

describe('sseParser', () => {
  it('reads named and unnamed events', () => {
    expect(parse('event: token\ndata: {"a":1}\n\ndata: x\n\n')).toEqual([
      { event: 'token', data: '{"a":1}' },
      { event: 'message', data: 'x' },
    ]);
  });

  it('gives the same events wherever the stream is cut', () => {
    const stream = '\uFEFFevent: passages\r\ndata: one\r\ndata: two\r\n\r\n: heartbeat\n\nid: 7\ndata:three\r\rdata: end\n\n';
    const whole = parse(stream);
    expect(whole).toEqual([
      { event: 'passages', data: 'one\ntwo' },
      { event: 'message', data: 'three' },
      { event: 'message', data: 'end' },
    ]);
    for (let cut = 0; cut <= stream.length; cut += 1) expect(parse(stream.slice(0, cut), stream.slice(cut))).toEqual(whole);
    expect(parse(...stream.split(''))).toEqual(whole);
  });

  it('drops an event that never ended and one without data', () => {
    expect(parse('event: token\n\ndata: half')).toEqual([]);
  });

  it('keeps all but the first space of a value', () => {
    expect(parse('data:  two spaces\n\n')).toEqual([{ event: 'message', data: ' two spaces' }]);
  });
});

describe('readEvents', () => {
  it('joins characters cut in the middle of their bytes', async () => {
    const bytes = new TextEncoder().encode('data: Grüße مرحبا 🌊\n\n');
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const seen = [];
    for await (const event of readEvents(body)) seen.push(event.data);
    expect(seen).toEqual(['Grüße مرحبا 🌊']);
  });

  it('cancels the body when the reader leaves', async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('data: again\n\n')),
      cancel: () => void (isCancelled = true),
    });
    for await (const event of readEvents(body)) if (event.data === 'again') break;
    expect(isCancelled).toBe(true);
  });
});
