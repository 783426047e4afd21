import { describe, expect, it } from 'vitest';
import { readAhead } from './read-ahead.ts';

describe('reading ahead', () => {
  it('keeps the order, and does not let a source wait for its reader', async () => {
    const given: number[] = [];
    async function* source(): AsyncGenerator<number> {
      for (let item = 0; item < 5; item++) {
        given.push(item);
        yield item;
      }
    }
    const reading = readAhead(source());
    expect((await reading.next()).value).toBe(0);
    await expect.poll(() => given).toEqual([0, 1, 2, 3, 4]);
    const rest: number[] = [];
    for await (const item of reading) rest.push(item);
    expect(rest).toEqual([1, 2, 3, 4]);
  });

  it('gives what came before a failure, then the failure', async () => {
    async function* source(): AsyncGenerator<string> {
      yield 'a';
      throw new Error('broke');
    }
    const reading = readAhead(source());
    expect((await reading.next()).value).toBe('a');
    await expect(reading.next()).rejects.toThrow('broke');
  });
});
