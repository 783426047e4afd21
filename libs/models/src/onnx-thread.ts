import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Fault, invariant } from '#core';
import type { DeviceInUse } from './onnx-session.ts';
import type { Done, EmbeddedRow, EmbedRows, FromWorker, OnnxTask, ScoreRows, ToWorker, Work } from './onnx-worker.ts';

interface Waiting {
  readonly resolve: (done: Done) => void;
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

  async embed(request: EmbedRows): Promise<EmbeddedRow[]> {
    const done = await this.do({ kind: 'embed', ...request });
    invariant(done.kind === 'embedded', 'the thread does what it is asked');
    return done.rows;
  }

  /** A score for each row, in their order; it may be no number. */
  async score(request: ScoreRows): Promise<number[]> {
    const done = await this.do({ kind: 'score', ...request });
    invariant(done.kind === 'scored', 'the thread does what it is asked');
    return done.scores;
  }

  /** What was asked for before is still computed. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.send({ kind: 'close' });
    await this.exited;
  }

  private async do(work: Work): Promise<Done> {
    if (this.ended) throw this.ended;
    const { promise, resolve, reject } = Promise.withResolvers<Done>();
    this.lastId += 1;
    this.waiting.set(this.lastId, { resolve, reject });
    this.send({ kind: 'work', id: this.lastId, work });
    return await promise;
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message, []);
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'ready') return;
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'done') waiting?.resolve(message.done);
    else waiting?.reject(new Fault('internal', `a run of the model failed: ${message.reason}`));
  }

  private end(fault: Fault): void {
    this.ended ??= fault;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}
