import { type Readable, Transform } from 'node:stream';
import { Fault } from '#core';

/**
 * The first bytes of a stream, about `count` or all there are, and a stream of the whole. The source is only piped, never destroyed:
 * whoever gives `content` up unpipes the source and goes on with it.
 */
export async function peek(source: Readable, count: number): Promise<{ readonly head: Buffer; readonly content: Readable }> {
  const seen = Promise.withResolvers<void>();
  const chunks: Buffer[] = [];
  let length = 0;
  const content = new Transform({
    readableHighWaterMark: 2 * count,
    transform(chunk: Buffer, _encoding, done) {
      if (length < count) chunks.push(chunk);
      length += chunk.length;
      if (length >= count) seen.resolve();
      done(null, chunk);
    },
    flush(done) {
      seen.resolve();
      done();
    },
  });
  content.once('error', seen.reject);
  const fail = (cause?: Error): unknown => !source.readableEnded && content.destroy(tornFault(cause));
  source.once('error', fail).once('close', fail).pipe(content);
  // A file may have been torn before anyone listened.
  if (source.destroyed) fail(source.errored ?? undefined);
  await seen.promise;
  return { head: Buffer.concat(chunks).subarray(0, count), content };
}

function tornFault(cause: Error | undefined): Fault {
  return new Fault('malformed_upload', 'the upload ended before it was complete; send it again', { cause });
}
