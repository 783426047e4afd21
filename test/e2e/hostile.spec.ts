import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileFiles } from '../fixtures/index.ts';
import { tryFile } from '../hostile-trial.ts';
import { expectClean } from '../problems.ts';
import { Service } from '../service.ts';

/** Ceilings far below the defaults: what is refused here is refused there. */
const ceilings = { seconds: 15, parserMb: 700 };
let service: Service;

beforeAll(async () => {
  service = await Service.start({
    environment: {
      AQUIFER_EMBEDDER: 'potion-base-8m',
      AQUIFER_PARSE_TIMEOUT_SECONDS: String(ceilings.seconds),
      AQUIFER_PARSE_MEMORY_MB: String(ceilings.parserMb),
    },
  });
  await service.post('/v1/collections', { name: 'c' });
  await service.settle('c', { name: 'good.txt', bytes: 'The good document is still found.' });
});
afterAll(() => service[Symbol.asyncDispose]());

describe('files made to hurt their reader', { timeout: 60_000 }, () => {
  test.each(Object.entries(hostileFiles))('%s ends within the ceilings, with a reason, and the service goes on', async (_what, build) => {
    const { expected, ...file } = await build();
    const trial = await tryFile(service, 'c', file);
    expect(trial.outcome).toMatch(expected);
    if (trial.outcome !== 'live') expect(trial.reason).toMatch(/^.{40}/);
    expect(trial.seconds).toBeLessThan(ceilings.seconds + 10);
    // The watch looks ten times a second, and a parser may take its last bite in between.
    expect(trial.parserMb).toBeLessThan(ceilings.parserMb * 1.5);
    expect(trial.serviceMb).toBeLessThan(900);
    const found = await service.post('/v1/search', { query: 'good document' });
    expect(((await found.json()) as { items: { text: string }[] }).items.map(({ text }) => text)).toContain(
      'The good document is still found.',
    );
    await expectClean(service, 'c');
  });
});
