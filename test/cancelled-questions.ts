import { setTimeout as sleep } from 'node:timers/promises';
import { Answer } from '#contract';
import type { Random } from './conformance/random.ts';
import { type Service, until } from './service.ts';

/** How far a question had come when its reader left; `done`: the answer was whole before he could. */
export const stages = ['nothing', 'passages', 'words', 'done'] as const;
export type Stage = (typeof stages)[number];

export interface Leaving {
  readonly count: number;
  /** As many at once, so that some stand in line. */
  readonly atOnce: number;
  readonly random: Random;
  /** How long one that is not cancelled takes to its first words, and to its end. */
  readonly usual: { readonly firstMs: number; readonly wholeMs: number };
}

const collection = 'harbours';
const places = 'Lindow Marham Oxley Penrith Quarley Rusholm Selby Tarvin Ulley Venmore'.split(' ');

/** One of thirty that the harbours answer. */
export function questionOf(index: number): string {
  const place = places[index % places.length];
  const asked = [
    `When does the ferry of ${place} leave?`,
    `What does a ticket of ${place} cost?`,
    `Where does the pilot of ${place} live?`,
  ];
  return asked[Math.floor(index / places.length) % asked.length] ?? '';
}

/** Documents to ask about. */
export async function fillHarbours(service: Service): Promise<void> {
  await service.post('/v1/collections', { name: collection });
  const documents = places.map((place, index) => ({
    externalId: place,
    title: `Harbour of ${place}`,
    text: `The ferry of ${place} leaves the harbour at ${index + 7}. The pilot of ${place} lives by the lock. A ticket of ${place} costs ${index + 3} crowns.`,
  }));
  const body = documents.map((each) => JSON.stringify(each)).join('\n');
  const headers = { 'content-type': 'application/x-ndjson' };
  await service.fetch(`/v1/collections/${collection}/documents`, { method: 'POST', headers, body });
  await service.untilIdle(collection);
}

/** Asks and waits for the answer. */
export async function askWhole(service: Service, index: number): Promise<Answer> {
  return Answer.parse(await (await ask(service, index, {})).json());
}

/** Streams questions and hangs up on each at a moment of its own; tells how far they had come. */
export async function leaveQuestions(service: Service, leaving: Leaving): Promise<Record<Stage, number>> {
  const seen: Record<Stage, number> = { nothing: 0, passages: 0, words: 0, done: 0 };
  let next = 0;
  const reader = async (): Promise<void> => {
    for (let index = next++; index < leaving.count; index = next++) seen[await leaveOne(service, leaving, index)] += 1;
  };
  await Promise.all(Array.from({ length: leaving.atOnce }, reader));
  return seen;
}

/** Before anything is said, while the prompt is read, while it is written, or at the end: each as often as the others. */
async function leaveOne(service: Service, { random, usual }: Leaving, index: number): Promise<Stage> {
  const hangUp = new AbortController();
  const from = stages[index % stages.length] ?? 'nothing';
  const delayMs = random.upTo(mostMs(from, usual));
  const leaveAt = (stage: Stage): void => {
    if (stage === from) void sleep(delayMs).then(() => hangUp.abort());
  };
  leaveAt('nothing');
  let last: Stage = 'nothing';
  try {
    for await (const stage of stagesOf(service, index, hangUp.signal)) leaveAt((last = stage));
  } catch (error) {
    if (!hangUp.signal.aborted) throw error;
  }
  return last;
}

/** After which a stage is over, mostly. */
const mostMs = (from: Stage, { firstMs, wholeMs }: Leaving['usual']): number =>
  ({ nothing: 30, passages: firstMs, words: wholeMs - firstMs, done: 0 })[from];

async function* stagesOf(service: Service, index: number, signal: AbortSignal): AsyncGenerator<Stage> {
  const response = await ask(service, index, { stream: true, signal });
  if (!response.body) return;
  const last: Stage[] = [];
  for await (const text of response.body.pipeThrough(new TextDecoderStream()))
    for (const [, event = ''] of text.matchAll(/^event: (\w+)$/gm)) {
      const stage = ({ passages: 'passages', token: 'words', done: 'done' } as const)[event];
      if (stage && last.at(-1) !== stage) yield ((last.push(stage), stage));
    }
}

async function ask(
  service: Service,
  index: number,
  { stream = false, signal }: { stream?: boolean; signal?: AbortSignal },
): Promise<Response> {
  const response = await service.fetch('/v1/questions', {
    method: 'POST',
    // Nothing is to stay open for the next one.
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ question: questionOf(index), collections: [collection], mode: 'compose', stream, deadlineMs: 300_000 }),
    ...(signal && { signal }),
  });
  if (!response.ok) throw new Error(`"${questionOf(index)}" was answered with ${response.status}: ${await response.text()}`);
  return response;
}

export interface InHand {
  readonly running: number;
  readonly waiting: number;
}

/** What the models of a service have in hand, by its own gauges. */
export async function inHand(service: Service): Promise<InHand> {
  const text = await (await service.fetch('/metrics')).text();
  const sum = (state: string): number =>
    [...text.matchAll(new RegExp(`^aquifer_model_requests\\{.*state="${state}"\\} (\\d+)$`, 'gm'))].reduce(
      (total, [, count]) => total + Number(count),
      0,
    );
  return { running: sum('running'), waiting: sum('waiting') };
}

/** Once nobody reads any more, nothing is in hand. */
export function untilNothingInHand(service: Service): Promise<InHand> {
  return until(async () => {
    const now = await inHand(service);
    return now.running + now.waiting === 0 ? now : null;
  });
}
