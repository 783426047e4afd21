import { parentPort, workerData } from 'node:worker_threads';
import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { openSession } from './onnx-session.ts';
import type { Device, DeviceInUse } from './onnx-session.ts';
import { poolFirst, poolMean, statesOf } from './pooling.ts';

// The body of a thread that holds one session. Imports nothing by "#": it runs from source and from dist alike.

export interface OnnxTask {
  readonly path: string;
  readonly device: Device;
  readonly threads: number;
}

export interface EmbedRows {
  readonly rows: readonly (readonly number[])[];
  readonly pooling: 'cls' | 'mean';
  /** Of a token's state. */
  readonly dimensions: number;
  readonly withStates: boolean;
}

/** A row's vector and, where asked for, the states of all its tokens, one after another. */
export interface EmbeddedRow {
  readonly vector: Float32Array;
  readonly states: Float32Array | null;
}

export interface ScoreRows {
  readonly rows: readonly (readonly number[])[];
  /** Tokens that each row has of the first of its two texts. */
  readonly firstTokens: readonly number[];
}

/** Each is one text. */
export interface ClassifyRows {
  readonly rows: readonly (readonly number[])[];
}

export type Work =
  | ({ readonly kind: 'embed' } & EmbedRows)
  | ({ readonly kind: 'score' } & ScoreRows)
  | ({ readonly kind: 'classify' } & ClassifyRows);
export type Done =
  | { readonly kind: 'embedded'; readonly rows: EmbeddedRow[] }
  | { readonly kind: 'scored'; readonly scores: number[] }
  | { readonly kind: 'classified'; readonly logits: number[][] };
export type ToWorker = { readonly kind: 'work'; readonly id: number; readonly work: Work } | { readonly kind: 'close' };
export type FromWorker =
  | ({ readonly kind: 'ready' } & DeviceInUse)
  | { readonly kind: 'done'; readonly id: number; readonly done: Done }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

const task = workerData as OnnxTask;
const port = parentPort;
if (!port) throw new Error('onnx-worker runs as a worker thread only');

const { session, device, why } = await openSession(task.path, task.device, task.threads);
const send = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
send({ kind: 'ready', device, why });
// One after the other: closing waits for the runs asked for before it.
let last: Promise<void> = Promise.resolve();
port.on('message', (message: ToWorker) => {
  last = last.then(() => (message.kind === 'close' ? close() : answer(message)));
});

async function close(): Promise<void> {
  await session.release();
  port?.close();
}

async function answer({ id, work }: Extract<ToWorker, { kind: 'work' }>): Promise<void> {
  try {
    const done = await doneOf(work);
    send({ kind: 'done', id, done }, buffersOf(done));
  } catch (error) {
    send({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
}

function doneOf(work: Work): Promise<Done> {
  if (work.kind === 'embed') return embed(work);
  return work.kind === 'score' ? score(work) : classify(work);
}

/** What need not be copied to the other thread. */
function buffersOf(done: Done): ArrayBuffer[] {
  if (done.kind !== 'embedded') return [];
  return done.rows.flatMap(({ vector, states }) => (states ? [vector, states] : [vector])).map((array) => array.buffer as ArrayBuffer);
}

async function embed({ rows, pooling, dimensions, withStates }: EmbedRows): Promise<Done> {
  const tokens = longest(rows);
  const states = await run(feedsOf(rows, null));
  if (!(states?.data instanceof Float32Array)) throw new Error(`${task.path} returns no token states`);
  const shaped = { data: states.data, tokens, width: dimensions };
  const embedded = rows.map((ids, row) => ({
    vector: pooling === 'cls' ? poolFirst(shaped, row) : poolMean(shaped, row, ids.length),
    states: withStates ? statesOf(shaped, row, ids.length) : null,
  }));
  return { kind: 'embedded', rows: embedded };
}

/** One logit a row, or two, for "no" and "yes": then it is by how much yes is the likelier. */
async function score({ rows, firstTokens }: ScoreRows): Promise<Done> {
  const logits = await run(feedsOf(rows, firstTokens));
  const { data } = logits ?? {};
  const width = (logits?.size ?? 0) / rows.length;
  if (!(data instanceof Float32Array) || (width !== 1 && width !== 2)) throw new Error(`${task.path} gives no score for a pair of texts`);
  const scoreOf = (row: number): number => (data[row * width + width - 1] ?? 0) - (width === 2 ? (data[row * width] ?? 0) : 0);
  return { kind: 'scored', scores: rows.map((_, row) => scoreOf(row)) };
}

/** A logit for each label. */
async function classify({ rows }: ClassifyRows): Promise<Done> {
  const logits = await run(feedsOf(rows, null));
  const { data } = logits ?? {};
  const labels = (logits?.size ?? 0) / rows.length;
  if (!(data instanceof Float32Array) || !Number.isInteger(labels) || logits?.dims.length !== 2)
    throw new Error(`${task.path} gives no row of labels for a text`);
  return { kind: 'classified', logits: rows.map((_, row) => [...data.subarray(row * labels, (row + 1) * labels)]) };
}

async function run(feeds: InferenceSession.FeedsType): Promise<Tensor | undefined> {
  return (await session.run(feeds))[session.outputNames[0] ?? ''];
}

function longest(rows: readonly (readonly number[])[]): number {
  return Math.max(...rows.map((ids) => ids.length));
}

/** `firstTokens`: of a row, those of the first of two texts; null where there is one. */
function feedsOf(rows: readonly (readonly number[])[], firstTokens: readonly number[] | null): InferenceSession.FeedsType {
  const tokens = longest(rows);
  const ids = new BigInt64Array(rows.length * tokens);
  const mask = new BigInt64Array(rows.length * tokens);
  const types = new BigInt64Array(rows.length * tokens);
  for (const [row, own] of rows.entries()) {
    for (const [column, id] of own.entries()) {
      ids[row * tokens + column] = BigInt(id);
      mask[row * tokens + column] = 1n;
      if (column >= (firstTokens?.[row] ?? tokens)) types[row * tokens + column] = 1n;
    }
  }
  const tensor = (data: BigInt64Array) => new Tensor('int64', data, [rows.length, tokens]);
  const known: Readonly<Record<string, Tensor>> = {
    input_ids: tensor(ids),
    attention_mask: tensor(mask),
    token_type_ids: tensor(types),
  };
  return Object.fromEntries(Object.entries(known).filter(([name]) => session.inputNames.includes(name)));
}
