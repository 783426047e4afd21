import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import type { ModelSettings } from '#config';
import { Embedder, Fault, invariant } from '#core';
import type { EmbedAs } from '#core';
import type { EmbedModel } from './manifest.ts';
import { modelFilePath } from './model-files.ts';
import { openSession } from './onnx-session.ts';
import type { Device, DeviceInUse, OpenedSession } from './onnx-session.ts';
import { Permits } from './permits.ts';
import { poolFirst, poolMean } from './pooling.ts';
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

/** Embeds with an ONNX encoder of the manifest. Vectors have length 1 and come in the order of the texts. */
export class OnnxEmbedder extends Embedder implements AsyncDisposable {
  readonly id: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  readonly deviceInUse: DeviceInUse;
  private readonly model: EmbedModel;
  private readonly session: InferenceSession;
  private readonly tokenizer: TextTokenizer;
  private readonly passageRuns: number;
  private readonly passagePermits: Permits;
  private readonly limits: BatchLimits;
  private readonly running = new Set<Promise<unknown>>();
  private isClosed = false;

  private constructor(model: EmbedModel, opened: OpenedSession, tokenizer: TextTokenizer, passageRuns: number) {
    super();
    this.id = model.id;
    this.dimensions = model.dimensions;
    this.model = model;
    this.session = opened.session;
    this.tokenizer = tokenizer;
    this.deviceInUse = { device: opened.device, why: opened.why };
    this.limits = limitsOf[opened.device];
    this.passageRuns = passageRuns;
    this.passagePermits = new Permits(passageRuns);
    // The longer prefix counts for both, so that a text that fits as a passage fits as a question too.
    this.maxTokens = model.contextTokens - Math.max(tokenizer.count(model.prefixes.query), tokenizer.count(model.prefixes.passage));
  }

  /** The model's files must be in place: `fetchModel` first. */
  static async open(model: EmbedModel, settings: Pick<ModelSettings, 'dir'>, options: OnnxEmbedderOptions): Promise<OnnxEmbedder> {
    const tokenizer = await TextTokenizer.open(modelFilePath(settings.dir, model, 'tokenizer.json'));
    const opened = await openSession(modelFilePath(settings.dir, model, 'model.onnx'), options.device, options.threads);
    return new OnnxEmbedder(model, opened, tokenizer, options.passageRuns);
  }

  /** Includes the marks the model puts around every text, not the prefix. */
  countTokens(text: string): number {
    return this.tokenizer.count(text) + 2;
  }

  async embed(texts: readonly string[], as: EmbedAs, signal: AbortSignal): Promise<Float32Array[]> {
    signal.throwIfAborted();
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
        using _permit = as === 'passage' ? await this.passagePermits.take(signal) : null;
        signal.throwIfAborted();
        const pooled = await this.run(batch.map((index) => encoded[index] ?? []));
        for (const [row, index] of batch.entries()) vectors[index] = pooled[row];
      }
    };
    await Promise.all(Array.from({ length: as === 'passage' ? this.passageRuns : 1 }, runAll));
    return vectors.map((vector) => {
      invariant(vector, 'every text has a vector');
      return vector;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await Promise.allSettled(this.running);
    await this.session.release();
  }

  private async run(rows: readonly number[][]): Promise<Float32Array[]> {
    if (this.isClosed) throw new Fault('model_unavailable', `embedder ${this.id} is shutting down`);
    const tokens = Math.max(...rows.map((ids) => ids.length));
    const running = this.session.run(this.feeds(rows, tokens));
    this.running.add(running);
    try {
      const states = (await running)[this.session.outputNames[0] ?? ''];
      invariant(states?.data instanceof Float32Array, `${this.id} returns token states`);
      const shaped = { data: states.data, tokens, width: this.dimensions };
      const isFirst = this.model.pooling === 'cls';
      return rows.map((ids, row) => (isFirst ? poolFirst(shaped, row) : poolMean(shaped, row, ids.length)));
    } finally {
      this.running.delete(running);
    }
  }

  private feeds(rows: readonly number[][], tokens: number): Record<string, Tensor> {
    const size = rows.length * tokens;
    const ids = new BigInt64Array(size);
    const mask = new BigInt64Array(size);
    for (const [row, own] of rows.entries()) {
      for (const [column, id] of own.entries()) {
        ids[row * tokens + column] = BigInt(id);
        mask[row * tokens + column] = 1n;
      }
    }
    const tensor = (data: BigInt64Array) => new Tensor('int64', data, [rows.length, tokens]);
    const all: Record<string, Tensor> = {
      input_ids: tensor(ids),
      attention_mask: tensor(mask),
      token_type_ids: tensor(new BigInt64Array(size)),
    };
    return Object.fromEntries(this.session.inputNames.map((name) => [name, all[name] ?? tensor(mask)]));
  }

  private tooLong(index: number, tokens: number): Fault {
    return new Fault(
      'prompt_too_long',
      `text ${index + 1} has ${tokens} tokens and ${this.id} takes ${this.maxTokens}; cut it into shorter passages`,
    );
  }
}
