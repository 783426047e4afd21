import { Transform } from 'node:stream';

const mostBytes = 16 * 1024 * 1024;

/** Passes on the lines of a client that are JSON; the others are told one by one, as nobody answers them. */
export function clientLines(onBroken: () => void): Transform {
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done): void {
      held = Buffer.concat([held, chunk]);
      if (held.length > mostBytes) return done(new Error(`a message is longer than ${mostBytes / 1024 / 1024} MB; send less at once`));
      const end = held.lastIndexOf('\n') + 1;
      const lines = held
        .toString('utf8', 0, end)
        .split('\n')
        .map((line) => line.trim());
      held = held.subarray(end);
      for (const line of lines.filter((each) => each !== '')) {
        if (isJson(line)) this.push(`${line}\n`);
        else onBroken();
      }
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
