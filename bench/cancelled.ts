// A thousand streamed questions that are left at random moments, with a model of this process and with one behind an address: what the
// service holds afterwards, against what it held after some hundred of the same. `--count 1000 --warm-up 200 --at-once 8 --generator ID`.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serveOpenAi } from '#testing';
import { askWhole, fillHarbours, leaveQuestions, type Stage, untilNothingInHand } from '../test/cancelled-questions.ts';
import { seededRandom } from '../test/conformance/random.ts';
import { Inspector, inspectable, type Memory } from '../test/inspector.ts';
import { Service, until } from '../test/service.ts';
import { writeResult } from './result.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    'warm-up': { type: 'string', default: '200' },
    'at-once': { type: 'string', default: '8' },
    generator: { type: 'string', default: 'smollm2-135m-instruct-q4_1' },
  },
});
const count = Number(values.count);
const atOnce = Number(values['at-once']);
/** Questions that are waited for, to compare. */
const answered = Math.ceil(count / 5);
const portions = 4;
const readings = 5;
const betweenReadingsMs = 1000;
const random = seededRandom(20_261_122);

const remote = await serveOpenAi({ reply: () => '1. The ferry of Lindow leaves the harbour at 7.\n2. –\n3. –', wordMs: 20 });
const local = await measured({ AQUIFER_GENERATOR: values.generator });
const far = await measured({ AQUIFER_GENERATOR: 'none', AQUIFER_REMOTE_MODELS: `far=${remote.url}#tiny` });
await remote[Symbol.asyncDispose]();
writeResult({
  name: 'cancelled',
  ratio: local.before.rssBytes / local.after.rssBytes,
  measure: 'resident memory after the warm-up over that after all; 1 or nearly so: nothing leaked',
  ours: { what: `${count} questions left, a model of this process`, ...local },
  peer: { what: 'the same service after its warm-up', ...local.before },
  remote: { what: `${count} questions left, a model behind an address`, ...far },
  count,
  warmUp: Number(values['warm-up']),
  atOnce,
});
process.exit(0);

async function measured(environment: Readonly<Record<string, string>>) {
  const settings = { AQUIFER_ANSWER_MODE: 'compose', AQUIFER_ANSWER_CACHE_MB: '0', ...inspectable, ...environment };
  await using service = await Service.start({ environment: settings });
  using inspector = await Inspector.of(service);
  await fillHarbours(service);
  const usual = await usualOf(service);
  const leave = (many: number): Promise<Record<Stage, number>> => leaveQuestions(service, { count: many, atOnce, random, usual });
  await leave(Number(values['warm-up']));
  const before = await held(service, inspector);
  console.error(before);
  const leftAfter: Record<string, number> = {};
  const onTheWay = [];
  for (let portion = 0; portion < portions; portion += 1) {
    for (const [stage, many] of Object.entries(await leave(Math.round(count / portions))))
      leftAfter[stage] = (leftAfter[stage] ?? 0) + many;
    onTheWay.push(await held(service, inspector));
    console.error({ leftAfter, ...onTheWay.at(-1) });
  }
  const after = onTheWay.at(-1) ?? before;
  // What traces, caches and the allocator keep of a question that nobody left is no leak of those that were.
  for (let from = 0; from < answered; from += atOnce)
    await Promise.all(Array.from({ length: atOnce }, (_, index) => askWhole(service, from + index)));
  const afterAnswers = await held(service, inspector);
  const nextMs = await timed(() => askWhole(service, 0));
  const fourAtOnceMs = await timed(() => Promise.all([1, 2, 3, 4].map((index) => askWhole(service, index))));
  const perQuestion = {
    leftRssBytes: Math.round((after.rssBytes - before.rssBytes) / count),
    leftHeapBytes: Math.round((after.heapBytes - before.heapBytes) / count),
    answeredRssBytes: Math.round((afterAnswers.rssBytes - after.rssBytes) / answered),
    answeredHeapBytes: Math.round((afterAnswers.heapBytes - after.heapBytes) / answered),
  };
  return {
    leftAfter,
    perQuestion,
    before,
    after,
    afterAnswers,
    onTheWay,
    aloneMs: usual.wholeMs,
    nextMs,
    fourAtOnceMs,
    openToRemote: remote.open(),
  };
}

/** By medians of what is asked alone. */
async function usualOf(service: Service): Promise<{ firstMs: number; wholeMs: number }> {
  const all = [];
  for (let index = 0; index < 5; index += 1) all.push(await timed(() => askWhole(service, index)));
  const wholeMs = median(all);
  return { firstMs: wholeMs / 2, wholeMs };
}

/** Medians over some seconds, once nothing is in hand. */
async function held(
  service: Service,
  inspector: Inspector,
): Promise<Memory & { readonly rssSpread: number; readonly connections: number }> {
  await untilNothingInHand(service);
  await until(async () => (remote.open() === 0 ? true : null));
  const all: Memory[] = [];
  for (let reading = 0; reading < readings; reading += 1) {
    all.push(await inspector.memory());
    await pause(betweenReadingsMs);
  }
  const of = (pick: (memory: Memory) => number): number => median(all.map(pick));
  const rss = all.map(({ rssBytes }) => rssBytes);
  return {
    rssBytes: of(({ rssBytes }) => rssBytes),
    heapBytes: of(({ heapBytes }) => heapBytes),
    externalBytes: of(({ externalBytes }) => externalBytes),
    rssSpread: Math.max(...rss) - Math.min(...rss),
    connections: await inspector.connections(),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return Math.round(performance.now() - startMs);
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}
