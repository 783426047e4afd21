import { setTimeout as pause } from 'node:timers/promises';
import type { Document, Received } from '#contract';
import { until } from '../../test/service.ts';
import { deadlineMs, type Seen, SteadyQuestions } from './steady-questions.ts';
import type { Trouble } from './troubles.ts';
import type { World } from './world.ts';

const beforeMs = 6000;
const awayMs = 20_000;
const uploadAfterMs = 5000;
const longestRecoveryMs = 90_000;
/** So many in a row show that it is over. */
const normalInRow = 12;
/** On top of the deadline, for the way there and back. */
const graceMs = 1000;

export interface TroubleFigures {
  readonly name: string;
  readonly how: string;
  readonly before: PhaseFigures;
  readonly away: PhaseFigures;
  readonly after: PhaseFigures;
  /** From giving back until the first answer for which nothing stood in; null: none came. */
  readonly normalAgainMs: number | null;
  /** A document sent while it was away: what came of the upload, and how long after giving back it was live. */
  readonly upload: { readonly status: number | null; readonly ms: number; readonly liveAfterMs: number | null };
  /** What GET /health/ready said meanwhile. */
  readonly ready: { readonly status: number | null; readonly ms: number };
  /** At the end: requests in hand of models, open connections to them, questions on their way. */
  readonly left: number;
  readonly memoryMb: { readonly before: number; readonly after: number };
}

interface PhaseFigures {
  readonly questions: number;
  /** Answers and errors alike, within the deadline and `graceMs`. */
  readonly inTime: number;
  readonly answered: number;
  readonly normal: number;
  readonly longestMs: number;
  /** How many stood on each rung, or ended with each code. */
  readonly stood: Readonly<Record<string, number>>;
  /** Of errors, those that say when to come again. */
  readonly saysWhen: number;
}

/** Takes something away under load, gives it back, and waits until nothing stands in any more. */
export async function runTrouble(world: World, trouble: Trouble): Promise<TroubleFigures> {
  const memoryBefore = await memoryMb(world);
  const startMs = performance.now();
  const since = (): number => performance.now() - startMs;
  const load = new SteadyQuestions(world.api, startMs);
  await pause(beforeMs);
  const takenMs = since();
  await trouble.take(world);
  await pause(uploadAfterMs);
  const uploading = upload(world, trouble.name);
  const ready = await look(world, '/health/ready');
  await pause(Math.max(0, takenMs + awayMs - since()));
  const backMs = since();
  await trouble.giveBack(world);
  await untilNormal(load, since, backMs);
  await load.stop();
  const uploaded = await uploading;
  const liveMs = uploaded.id === null ? null : await untilLive(world, uploaded.id, since);
  const { seen } = load;
  const first = seen.find(({ isNormal, atMs, ms }) => isNormal && atMs + ms > backMs);
  return {
    name: trouble.name,
    how: trouble.how,
    before: figuresOf(seen.filter(({ atMs, ms }) => atMs + ms < takenMs)),
    away: figuresOf(seen.filter(({ atMs, ms }) => atMs + ms >= takenMs && atMs < backMs)),
    after: figuresOf(seen.filter(({ atMs }) => atMs >= backMs)),
    normalAgainMs: first ? Math.round(first.atMs + first.ms - backMs) : null,
    upload: { status: uploaded.status, ms: uploaded.ms, liveAfterMs: liveMs === null ? null : Math.round(Math.max(0, liveMs - backMs)) },
    ready,
    left: load.open + world.large.open() + world.small.open() + (await inHand(world)),
    memoryMb: { before: memoryBefore, after: await memoryMb(world) },
  };
}

async function untilNormal({ seen }: SteadyQuestions, since: () => number, backMs: number): Promise<void> {
  const isNormal = (): boolean => {
    const latest = seen.slice(-normalInRow);
    return latest.length === normalInRow && latest.every((each) => each.isNormal && each.atMs > backMs);
  };
  while (!isNormal() && since() < backMs + longestRecoveryMs) await pause(200);
}

function figuresOf(seen: readonly Seen[]): PhaseFigures {
  const stood: Record<string, number> = {};
  for (const each of seen) stood[each.stood] = (stood[each.stood] ?? 0) + 1;
  const count = (holds: (each: Seen) => boolean): number => seen.filter(holds).length;
  return {
    questions: seen.length,
    inTime: count(({ status, ms }) => status !== null && ms <= deadlineMs + graceMs),
    answered: count(({ isAnswered }) => isAnswered),
    normal: count(({ isNormal }) => isNormal),
    longestMs: Math.round(Math.max(0, ...seen.map(({ ms }) => ms))),
    stood,
    saysWhen: count(({ retryAfterSeconds }) => retryAfterSeconds !== null),
  };
}

async function upload({ api }: World, name: string): Promise<{ id: string | null; status: number | null; ms: number }> {
  const startMs = performance.now();
  const form = new FormData();
  form.set('file', new Blob([`The ${name} was away when this was sent.`], { type: 'text/plain' }), `${name}.txt`);
  const sent = await fetch(new URL('/v1/collections/house/documents', api.url), {
    method: 'POST',
    body: form,
    signal: AbortSignal.timeout(60_000),
  })
    .then(async (response) => ({ status: response.status, body: (await response.json()) as Partial<Received> }))
    .catch(() => ({ status: null, body: {} as Partial<Received> }));
  return { id: sent.body.items?.[0]?.documentId ?? null, status: sent.status, ms: Math.round(performance.now() - startMs) };
}

async function untilLive({ api }: World, id: string, since: () => number): Promise<number | null> {
  const isLive = async (): Promise<true | null> => ((await api.json<Document>(`/v1/documents/${id}`)).status === 'live' ? true : null);
  return until(isLive, 120_000).then(since, () => null);
}

async function look({ api }: World, path: string): Promise<TroubleFigures['ready']> {
  const startMs = performance.now();
  const response = await fetch(new URL(path, api.url), { signal: AbortSignal.timeout(30_000) }).catch(() => null);
  await response?.body?.cancel();
  return { status: response?.status ?? null, ms: Math.round(performance.now() - startMs) };
}

/** What the service says of its models. */
async function inHand({ api }: World): Promise<number> {
  const text = await (await api.fetch('/metrics')).text();
  const gauges = [...text.matchAll(/^aquifer_model_requests\{[^}]*\} (\d+)$/gm)];
  return gauges.reduce((sum, [, value]) => sum + Number(value), 0);
}

async function memoryMb({ api }: World): Promise<number> {
  const { memory } = await api.json<{ memory: { rssBytes: number } }>('/v1/system');
  return Math.round(memory.rssBytes / 1024 ** 2);
}
