import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Fault, invariant } from '#core';
import type { DeviceInUse } from './onnx-session.ts';
import type { ClassifyRows, Done, EmbeddedRow, EmbedRows, FromWorker, OnnxTask, ScoreRows, ToWorker, Work } from './onnx-worker.ts';

interface Waiting {
  readonly resolve: (done: Done) => void;
  readonly reject: (error: unknown) => void;
}

/** A model that breaks as soon as it runs must not keep a core busy with being opened. */
const reopenPauseMs = 1000;

/** A session in a thread of its own. Runs are done one after another, in the order they came. A thread that ended unasked is begun anew. */
export class OnnxThread implements AsyncDisposable {
  readonly deviceInUse: DeviceInUse;
  private readonly task: OnnxTask;
  private current: RunningThread;
  private opening: Promise<void> | null = null;
  private openedMs = performance.now();
  private isClosed = false;

  private constructor(task: OnnxTask, current: RunningThread) {
    this.task = task;
    this.current = current;
    this.deviceInUse = current.deviceInUse;
  }

  static async open(task: OnnxTask): Promise<OnnxThread> {
    return new OnnxThread(task, await RunningThread.open(task));
  }

  async embed(request: EmbedRows): Promise<EmbeddedRow[]> {
    const done = await (await this.running()).do({ kind: 'embed', ...request });
    invariant(done.kind === 'embedded', 'the thread does what it is asked');
    return done.rows;
  }

  /** A score for each row, in their order; it may be no number. */
  async score(request: ScoreRows): Promise<number[]> {
    const done = await (await this.running()).do({ kind: 'score', ...request });
    invariant(done.kind === 'scored', 'the thread does what it is asked');
    return done.scores;
  }

  /** The logits of each row, in their order; they may be no numbers. */
  async classify(request: ClassifyRows): Promise<number[][]> {
    const done = await (await this.running()).do({ kind: 'classify', ...request });
    invariant(done.kind === 'classified', 'the thread does what it is asked');
    return done.logits;
  }

  /** What was asked for before is still computed. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.isClosed = true;
    await this.opening?.catch(() => undefined);
    await this.current[Symbol.asyncDispose]();
  }

  private async running(): Promise<RunningThread> {
    const isOver = this.current.hasEnded && !this.isClosed;
    if (isOver && (this.opening || performance.now() - this.openedMs >= reopenPauseMs)) {
      this.opening ??= this.reopen().finally(() => (this.opening = null));
      await this.opening;
    }
    return this.current;
  }

  private async reopen(): Promise<void> {
    try {
      this.current = await RunningThread.open(this.task);
    } catch (error) {
      // Where its file lies is for the log.
      throw new Fault('model_unavailable', "the model's thread has ended and cannot be begun anew; the log tells why", { cause: error });
    } finally {
      this.openedMs = performance.now();
    }
  }
}

/** A thread from its beginning to its end. */
class RunningThread implements AsyncDisposable {
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
      this.end(
        new Fault('model_unavailable', `a model's thread broke down: ${error.message}; it is begun anew, so ask again`, { cause: error }),
      ),
    );
    this.exited = new Promise((resolve) => {
      worker.on('exit', () => {
        this.end(new Fault('model_unavailable', "the model's thread has ended; it is begun anew, so ask again"));
        resolve();
      });
    });
  }

  static async open(task: OnnxTask): Promise<RunningThread> {
    // The build renames .ts to .js in imports but not in this address.
    const worker = new Worker(new URL(`./onnx-worker${extname(import.meta.url)}`, import.meta.url), { workerData: task, execArgv: [] });
    const { promise, resolve, reject } = Promise.withResolvers<DeviceInUse>();
    const refuse = (error: Error) =>
      reject(
        new Fault('model_unavailable', `${task.path} does not open as an ONNX model (${error.message}); run "aquifer models verify"`, {
          cause: error,
        }),
      );
    const isGone = (): void => refuse(new Error('its thread ended'));
    worker.once('error', refuse);
    worker.once('exit', isGone);
    worker.once('message', (message: FromWorker) => message.kind === 'ready' && resolve({ device: message.device, why: message.why }));
    const thread = new RunningThread(worker, await promise);
    worker.off('error', refuse);
    worker.off('exit', isGone);
    return thread;
  }

  get hasEnded(): boolean {
    return this.ended !== null;
  }

  /** What was asked for before is still computed. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.send({ kind: 'close' });
    await this.exited;
  }

  async do(work: Work): Promise<Done> {
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
