import { PassThrough, type Readable, Transform, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Fault } from '#core';

/** The bytes as they were before they were packed for the journey, never more than `maxBytes` of them: a bomb stops where it bursts. */
export function unpacked(body: Readable, encoding: string | null, limit: { readonly maxBytes: number; readonly url: string }): Readable {
  const stages = (encoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .toReversed()
    .map((name) => unpacker(name, limit.url));
  const end = ceiling(limit);
  // The last stage carries the error; whoever reads it hears of it.
  pipeline([body, ...stages, end], () => undefined);
  return end;
}

function unpacker(encoding: string, url: string): Transform {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  if (encoding === 'br') return createBrotliDecompress();
  throw new Fault('source_unreachable', `${url} came as "${encoding}", which was not asked for and cannot be read.`);
}

function ceiling({ maxBytes, url }: { readonly maxBytes: number; readonly url: string }): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new Fault('too_large', `${url} is larger than the ${maxBytes} bytes that are taken.`));
      else done(null, chunk);
    },
  });
}

/** All of it, for what is small by nature. */
export async function readWhole(body: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const nothing = (): Readable => new PassThrough().end();
