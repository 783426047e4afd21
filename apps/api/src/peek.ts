import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The first bytes of a stream, at most about `count`, and a stream that still yields all of it. */
export async function peek(source: Readable, count: number): Promise<{ readonly head: Buffer; readonly content: Readable }> {
  const chunks: Buffer[] = [];
  let length = 0;
  const iterator = source[Symbol.asyncIterator]();
  while (length < count) {
    const { value, done } = await iterator.next();
    if (done) break;
    const chunk = Buffer.from(value as Uint8Array);
    chunks.push(chunk);
    length += chunk.length;
  }
  const content = new PassThrough();
  pipeline(replay(chunks, iterator), content).catch((error: unknown) => content.destroy(error as Error));
  return { head: Buffer.concat(chunks).subarray(0, count), content };
}

async function* replay(chunks: readonly Buffer[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) return;
    yield value;
  }
}
