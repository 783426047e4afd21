import { Transform } from 'node:stream';

/** Less than the protocol's library holds of one message. */
const mostBytes = 8 * 1024 * 1024;

/** Passes on the lines of a client that are JSON, the last one also without its end; the others are told one by one, as nobody answers them. */
export function clientLines(onBroken: () => void): Transform {
  let held = Buffer.alloc(0);
  const pass = (to: Transform, text: string): void => {
    for (const line of text.split('\n').map((each) => each.trim()))
      if (isJson(line)) to.push(`${line}\n`);
      else if (line !== '') onBroken();
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done): void {
      held = Buffer.concat([held, chunk]);
      const end = held.lastIndexOf('\n') + 1;
      pass(this, held.toString('utf8', 0, end));
      held = held.subarray(end);
      done(held.length > mostBytes ? new Error(`a message is longer than ${mostBytes / 1024 / 1024} MB; send less at once`) : null);
    },
    flush(done): void {
      pass(this, held.toString());
      done();
    },
  });
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
