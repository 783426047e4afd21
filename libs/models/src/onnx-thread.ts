import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Fault } from '#core';
import type { DeviceInUse } from './onnx-session.ts';
import type { FromWorker, OnnxTask, RowResult, ToWorker } from './onnx-worker.ts';

interface RunRequest {
  readonly withStates?: boolean;
  readonly firstTokens?: readonly number[] | null;
}

interface Waiting {
  readonly resolve: (results: RowResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A session in a thread of its own. Runs are done one after another, in the order they came. */
export class OnnxThread implements AsyncDisposable {
  readonly deviceInUse: DeviceInUse;
  private readonly worker: Worker;
  private readonly exited: Promise<void>;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private ended: Fault | null = null;

  private constructor(worker: Worker, deviceInUse: DeviceInUse) {
    this.worker = worker;
    this.deviceInUse = deviceInUse;
    worker.on('message', (message: FromWorker) => this.receive(message));
    worker.on('error', (error) =>
      this.end(new Fault('model_unavailable', `a model's thread broke down: ${error.message}; restart Aquifer`, { cause: error })),
    );
    this.exited = new Promise((resolve) => {
      worker.on('exit', () => {
        this.end(new Fault('model_unavailable', "the model's thread has ended"));
        resolve();
      });
    });
  }

  static async open(task: OnnxTask): Promise<OnnxThread> {
    // The build renames .ts to .js in imports but not in this address.
    const worker = new Worker(new URL(`./onnx-worker${extname(import.meta.url)}`, import.meta.url), { workerData: task, execArgv: [] });
    const { promise, resolve, reject } = Promise.withResolvers<DeviceInUse>();
    const refuse = (error: Error) =>
      reject(
        new Fault('model_unavailable', `${task.path} does not open as an ONNX model (${error.message}); run "aquifer models verify"`, {
          cause: error,
        }),
      );
    worker.once('error', refuse);
    worker.once('message', (message: FromWorker) => message.kind === 'ready' && resolve({ device: message.device, why: message.why }));
    const thread = new OnnxThread(worker, await promise);
    worker.off('error', refuse);
    return thread;
  }

  async run(rows: readonly number[][], { withStates = false, firstTokens = null }: RunRequest = {}): Promise<RowResult[]> {
    if (this.ended) throw this.ended;
    const { promise, resolve, reject } = Promise.withResolvers<RowResult[]>();
    this.lastId += 1;
    this.waiting.set(this.lastId, { resolve, reject });
    this.send({ kind: 'run', id: this.lastId, rows, withStates, firstTokens });
    return await promise;
  }

  /** What was asked for before is still computed. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.send({ kind: 'close' });
    await this.exited;
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message, []);
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'ready') return;
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'results') waiting?.resolve(message.results);
    else waiting?.reject(new Fault('internal', `a run of the model failed: ${message.reason}`));
  }

  private end(fault: Fault): void {
    this.ended ??= fault;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
