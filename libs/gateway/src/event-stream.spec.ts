import { expect, it } from 'vitest';
import { eventsIn } from './event-stream.ts';

it('says of an event without an end that it is too long', async () => {
  const chunk = new TextEncoder().encode(`data: ${'x'.repeat(600_000)}`);
  const body = ReadableStream.from([chunk, chunk, chunk]) as ReadableStream<Uint8Array>;
  const all = eventsIn(body).next();
  await expect(all).rejects.toThrow(RangeError);
  await expect(all).rejects.toThrow('longer than 1000000 characters');
});
