import { Transform } from 'node:stream';

/** Passes bytes through and tells the running total after each part. */
export function countBytes(onBytes: (receivedBytes: number) => void, startBytes = 0): Transform {
  let received = startBytes;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      received += part.length;
      onBytes(received);
      done(null, part);
    },
  });
}
