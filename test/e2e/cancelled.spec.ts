import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenAiServer, serveOpenAi } from '#testing';
import { askWhole, fillHarbours, type Leaving, leaveQuestions, untilNothingInHand } from '../cancelled-questions.ts';
import { seededRandom } from '../conformance/random.ts';
import { Inspector, inspectable } from '../inspector.ts';
import { Service, until } from '../service.ts';

/** By guess, for a model of the size that tests run. */
const usual = { firstMs: 400, wholeMs: 1200 };
let remote: OpenAiServer;

beforeAll(async () => {
  remote = await serveOpenAi({ reply: () => '1. The ferry of Lindow leaves the harbour at 7.\n2. –\n3. –', wordMs: 20 });
});
afterAll(() => remote[Symbol.asyncDispose]());

describe.each([
  ['a model of this process', 12, () => ({ AQUIFER_GENERATOR: 'smollm2-135m-instruct-q4_1' })],
  ['a model behind an address', 40, () => ({ AQUIFER_GENERATOR: 'none', AQUIFER_REMOTE_MODELS: `far=${remote.url}#tiny` })],
])('questions that are left at any moment, with %s', (_name, count, environment) => {
  let service: Service;
  beforeAll(async () => {
    service = await start(environment());
  });
  afterAll(() => service[Symbol.asyncDispose]());

  test('leave nothing behind, and the next one is answered', async () => {
    using inspector = await Inspector.of(service);
    const leaving: Leaving = { count, atOnce: 6, random: seededRandom(7), usual };
    await leaveQuestions(service, { ...leaving, count: 8 });
    const before = await settled(service, inspector);

    const seen = await leaveQuestions(service, leaving);
    expect(seen.nothing).toBeGreaterThan(0);
    expect(seen.passages + seen.words).toBeGreaterThan(0);
    const after = await settled(service, inspector);
    expect(remote.open()).toBe(0);
    // Looks at rest differ by 2 MB over a thousand of them; the first dozens still fill caches.
    expect(after.memory.heapBytes - before.memory.heapBytes).toBeLessThan(12_000_000);
    await until(async () => ((await inspector.connections()) <= before.connections + 1 ? true : null), 30_000);
    const answers = await Promise.all(Array.from({ length: 4 }, (_, index) => askWhole(service, index)));
    expect(answers.map(({ status }) => status)).toEqual(Array(4).fill('answered'));
  });
});

async function start(environment: Record<string, string>): Promise<Service> {
  const settings = { AQUIFER_ANSWER_MODE: 'compose', AQUIFER_ANSWER_CACHE_MB: '0', ...inspectable, ...environment };
  const service = await Service.start({ environment: settings });
  await fillHarbours(service);
  return service;
}

/** Once nothing is in hand and the connections of those who left are gone. */
async function settled(service: Service, inspector: Inspector) {
  await untilNothingInHand(service);
  await until(async () => (remote.open() === 0 ? true : null));
  return { memory: await inspector.memory(), connections: await inspector.connections() };
}
