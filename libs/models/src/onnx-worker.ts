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
  /** What becomes of the output: one vector of the token states, or a logit for each row as it is. */
  readonly pooling: 'cls' | 'mean' | 'logits';
  /** Of a state; not looked at for logits. */
  readonly dimensions: number;
}

/** A row's vector and, where asked for, the states of all its tokens, one after another. */
export interface RowResult {
  readonly vector: Float32Array;
  readonly states: Float32Array | null;
}

export type ToWorker =
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly rows: readonly number[][];
      readonly withStates: boolean;
      /** Tokens that each row has of the first of two texts. All of them where there is one. */
      readonly firstTokens: readonly number[] | null;
    }
  | { readonly kind: 'close' };
type Asked = Omit<Extract<ToWorker, { kind: 'run' }>, 'kind' | 'id'>;
export type FromWorker =
  | ({ readonly kind: 'ready' } & DeviceInUse)
  | { readonly kind: 'results'; readonly id: number; readonly results: RowResult[] }
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

async function answer({ id, ...asked }: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  try {
    const results = await (task.pooling === 'logits' ? scoreRows(asked) : embedRows(asked));
    const arrays = results.flatMap(({ vector, states }) => (states ? [vector, states] : [vector]));
    send(
      { kind: 'results', id, results },
      arrays.map((array) => array.buffer as ArrayBuffer),
    );
  } catch (error) {
    send({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
}

async function embedRows({ rows, withStates, firstTokens }: Asked): Promise<RowResult[]> {
  const tokens = Math.max(...rows.map((ids) => ids.length));
  const states = (await session.run(feedsOf(rows, tokens, firstTokens)))[session.outputNames[0] ?? ''];
  if (!(states?.data instanceof Float32Array)) throw new Error(`${task.path} returns no token states`);
  const shaped = { data: states.data, tokens, width: task.dimensions };
  return rows.map((ids, row) => ({
    vector: task.pooling !== 'mean' ? poolFirst(shaped, row) : poolMean(shaped, row, ids.length),
    states: withStates ? statesOf(shaped, row, ids.length) : null,
  }));
}

/** One logit a row, or two, for "no" and "yes": then it is by how much yes is the likelier. */
async function scoreRows({ rows, firstTokens }: Asked): Promise<RowResult[]> {
  const tokens = Math.max(...rows.map((ids) => ids.length));
  const logits = (await session.run(feedsOf(rows, tokens, firstTokens)))[session.outputNames[0] ?? ''];
  const { data } = logits ?? {};
  const width = (logits?.size ?? 0) / rows.length;
  if (!(data instanceof Float32Array) || (width !== 1 && width !== 2)) throw new Error(`${task.path} gives no score for a pair of texts`);
  const scoreOf = (row: number): number => (data[row * width + width - 1] ?? 0) - (width === 2 ? (data[row * width] ?? 0) : 0);
  return rows.map((_, row) => ({ vector: Float32Array.of(scoreOf(row)), states: null }));
}

function feedsOf(rows: readonly number[][], tokens: number, firstTokens: readonly number[] | null): InferenceSession.FeedsType {
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
