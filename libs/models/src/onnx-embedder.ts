import type { ModelSettings } from '#config';
import { Embedder, Fault, invariant } from '#core';
import type { EmbedAs } from '#core';
import type { EmbedModel } from './manifest.ts';
import { modelFilePath } from './model-files.ts';
import type { Device, DeviceInUse } from './onnx-session.ts';
import { OnnxThread } from './onnx-thread.ts';
import { Permits } from './permits.ts';
import { TextTokenizer } from './text-tokenizer.ts';
import { cutBatches } from './token-batches.ts';
import type { BatchLimits } from './token-batches.ts';

export interface OnnxEmbedderOptions {
  readonly device: Device;
  /** Threads within one run. */
  readonly threads: number;
  /** Runs of passages in flight; a question never waits for one of these places. */
  readonly passageRuns: number;
}

/**
 * On a CPU one text is one run: with one thread, runs of 1 and of 8 texts of 200 tokens cost the same 72 to 77 ms a text
 * (5 to 6 ms at 16 tokens), and an 8-bit graph quantises per run, so alone a vector depends on nothing but its text.
 * A GPU wants much work at once.
 */
const limitsOf: Readonly<Record<Device, BatchLimits>> = {
  cpu: { maxTokens: 1, maxPadding: 0 },
  cuda: { maxTokens: 16_384, maxPadding: 0.15 },
};

/**
 * Embeds with an ONNX encoder of the manifest. Vectors have length 1 and come in the order of the texts.
 * onnxruntime-node computes on the thread that calls it, so every session lives in a thread of its own: one for questions,
 * which thus never wait behind passages, and one for each run of passages.
 */
export class OnnxEmbedder extends Embedder implements AsyncDisposable {
  readonly id: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  readonly deviceInUse: DeviceInUse;
  private readonly model: EmbedModel;
  private readonly tokenizer: TextTokenizer;
  private readonly queryThread: OnnxThread;
  private readonly passageThreads: readonly OnnxThread[];
  private readonly idleThreads: OnnxThread[];
  private readonly passagePermits: Permits;
  private readonly limits: BatchLimits;
  private isClosed = false;

  private constructor(model: EmbedModel, tokenizer: TextTokenizer, queryThread: OnnxThread, passageThreads: readonly OnnxThread[]) {
    super();
    this.id = model.id;
    this.dimensions = model.dimensions;
    this.model = model;
    this.tokenizer = tokenizer;
    this.queryThread = queryThread;
    this.passageThreads = passageThreads;
    this.idleThreads = [...passageThreads];
    this.passagePermits = new Permits(passageThreads.length);
    this.deviceInUse = queryThread.deviceInUse;
    this.limits = limitsOf[this.deviceInUse.device];
    // The longer prefix counts for both, so that a text that fits as a passage fits as a question too.
    this.maxTokens = model.contextTokens - Math.max(tokenizer.count(model.prefixes.query), tokenizer.count(model.prefixes.passage));
  }

  /** The model's files must be in place: `fetchModel` first. */
  static async open(model: EmbedModel, settings: Pick<ModelSettings, 'dir'>, options: OnnxEmbedderOptions): Promise<OnnxEmbedder> {
    const tokenizer = await TextTokenizer.open(modelFilePath(settings.dir, model, 'tokenizer.json'));
    const task = {
      path: modelFilePath(settings.dir, model, 'model.onnx'),
      device: options.device,
      threads: options.threads,
      pooling: model.pooling,
      dimensions: model.dimensions,
    };
    const queryThread = await OnnxThread.open(task);
    const passageThreads = await Promise.all(Array.from({ length: options.passageRuns }, () => OnnxThread.open(task)));
    return new OnnxEmbedder(model, tokenizer, queryThread, passageThreads);
  }

  /** Includes the marks the model puts around every text, not the prefix. */
  countTokens(text: string): number {
    return this.tokenizer.count(text) + 2;
  }

  async embed(texts: readonly string[], as: EmbedAs, signal: AbortSignal): Promise<Float32Array[]> {
    signal.throwIfAborted();
    if (this.isClosed) throw new Fault('model_unavailable', `embedder ${this.id} is closed`);
    const prefix = this.model.prefixes[as];
    const encoded = await this.tokenizer.encodeAll(
      texts.map((text) => prefix + text),
      signal,
    );
    const room = this.maxTokens + this.tokenizer.count(prefix);
    for (const [index, ids] of encoded.entries()) if (ids.length > room) throw this.tooLong(index, ids.length - (room - this.maxTokens));
    const vectors: (Float32Array | undefined)[] = texts.map(() => undefined);
    const batches = cutBatches(
      encoded.map((ids) => ids.length),
      this.limits,
    );
    const left = batches.values();
    const runAll = async () => {
      for (const batch of left) {
        const rows = batch.map((index) => encoded[index] ?? []);
        const pooled = as === 'query' ? await this.queryThread.run(rows) : await this.runPassages(rows, signal);
        for (const [row, index] of batch.entries()) vectors[index] = pooled[row];
        signal.throwIfAborted();
      }
    };
    await Promise.all(Array.from({ length: as === 'query' ? 1 : this.passageThreads.length }, runAll));
    return vectors.map((vector) => {
      invariant(vector, 'every text has a vector');
      return vector;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await Promise.all([this.queryThread, ...this.passageThreads].map((thread) => thread[Symbol.asyncDispose]()));
  }

  private async runPassages(rows: readonly number[][], signal: AbortSignal): Promise<Float32Array[]> {
    using _permit = await this.passagePermits.take(signal);
    const thread = this.idleThreads.pop();
    invariant(thread, 'there are as many threads as permits');
    try {
      return await thread.run(rows);
    } finally {
      this.idleThreads.push(thread);
    }
  }

  private tooLong(index: number, tokens: number): Fault {
    return new Fault(
      'prompt_too_long',
      `text ${index + 1} has ${tokens} tokens and ${this.id} takes ${this.maxTokens}; cut it into shorter passages`,
    );
  }
}
