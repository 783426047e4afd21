import type { ModelSettings } from '#config';
import { Fault, invariant, TokenEmbedder } from '#core';
import type { EmbedAs, PassageEmbedding, QueryTokens } from '#core';
import { calibrationTexts } from './calibration-texts.ts';
import type { EmbedModel } from './model-entry.ts';
import { modelFilePath } from './model-files.ts';
import type { Device, DeviceInUse } from './onnx-session.ts';
import { OnnxThread } from './onnx-thread.ts';
import type { EmbeddedRow, EmbedRows } from './onnx-worker.ts';
import { Permits } from './permits.ts';
import { TextTokenizer } from './text-tokenizer.ts';
import { cutBatches } from './token-batches.ts';
import type { BatchLimits } from './token-batches.ts';
import { centredRows, centreOf, signatureOf, type TextStates } from './token-signature.ts';
import { wordsOf } from './token-words.ts';

export interface OnnxEmbedderOptions {
  readonly device: Device;
  /** Threads within one run. */
  readonly threads: number;
  /** Runs of passages in flight; a question never waits for one of these places. */
  readonly passageRuns: number;
}

interface RunOptions {
  readonly as: EmbedAs;
  readonly withStates: boolean;
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
export class OnnxEmbedder extends TokenEmbedder implements AsyncDisposable {
  readonly id: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  override readonly languages: readonly string[] | null;
  readonly deviceInUse: DeviceInUse;
  private readonly model: EmbedModel;
  private readonly tokenizer: TextTokenizer;
  private readonly queryThread: OnnxThread;
  private readonly passageThreads: readonly OnnxThread[];
  private readonly idleThreads: OnnxThread[];
  private readonly passagePermits: Permits;
  private readonly limits: BatchLimits;
  private centre: Promise<Float32Array> | null = null;
  private isClosed = false;

  private constructor(model: EmbedModel, tokenizer: TextTokenizer, queryThread: OnnxThread, passageThreads: readonly OnnxThread[]) {
    super();
    this.id = model.id;
    this.dimensions = model.dimensions;
    this.model = model;
    this.languages = model.languages;
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
    const encoded = await this.encode(texts, as, signal);
    return (await this.run(encoded, { as, withStates: false }, signal)).map(({ vector }) => vector);
  }

  async embedQuery(text: string, signal: AbortSignal): Promise<{ vector: Float32Array; tokens: QueryTokens }> {
    const [ids = []] = await this.encode([text], 'query', signal);
    const [centre, [result]] = await Promise.all([this.centreAt(), this.run([ids], { as: 'query', withStates: true }, signal)]);
    invariant(result, 'one text has one result');
    const states = this.kept(ids, result, 'query');
    const own = ids.slice(this.firstToken('query'), -1);
    const tokens = { dimensions: this.dimensions, states: centredRows(states, centre), words: wordsOf(this.tokenizer, text, own) };
    return { vector: result.vector, tokens };
  }

  async embedPassages(texts: readonly string[], signal: AbortSignal): Promise<PassageEmbedding[]> {
    const encoded = await this.encode(texts, 'passage', signal);
    const centre = await this.centreAt();
    const results = await this.run(encoded, { as: 'passage', withStates: true }, signal);
    return results.map((result, index) => ({
      vector: result.vector,
      signature: signatureOf(this.kept(encoded[index] ?? [], result, 'passage'), centre),
    }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await Promise.all([this.queryThread, ...this.passageThreads].map((thread) => thread[Symbol.asyncDispose]()));
  }

  private async encode(texts: readonly string[], as: EmbedAs, signal: AbortSignal): Promise<number[][]> {
    signal.throwIfAborted();
    if (this.isClosed) throw new Fault('model_unavailable', `embedder ${this.id} is closed`);
    const prefix = this.model.prefixes[as];
    const encoded = await this.tokenizer.encodeAll(
      texts.map((text) => prefix + text),
      signal,
    );
    const room = this.maxTokens + this.tokenizer.count(prefix);
    for (const [index, ids] of encoded.entries()) if (ids.length > room) throw this.tooLong(index, ids.length - (room - this.maxTokens));
    return encoded;
  }

  private async run(encoded: readonly number[][], { as, withStates }: RunOptions, signal: AbortSignal): Promise<EmbeddedRow[]> {
    const results: (EmbeddedRow | undefined)[] = encoded.map(() => undefined);
    const batches = cutBatches(
      encoded.map((ids) => ids.length),
      this.limits,
    );
    const left = batches.values();
    const runAll = async () => {
      for (const batch of left) {
        const rows = batch.map((index) => encoded[index] ?? []);
        const request = this.requestOf(rows, withStates);
        const found = as === 'query' ? await this.queryThread.embed(request) : await this.runPassages(request, signal);
        for (const [row, index] of batch.entries()) results[index] = found[row];
        signal.throwIfAborted();
      }
    };
    await Promise.all(Array.from({ length: as === 'query' ? 1 : this.passageThreads.length }, runAll));
    return results.map((result) => {
      invariant(result, 'every text has a result');
      return result;
    });
  }

  private requestOf(rows: EmbedRows['rows'], withStates: boolean): EmbedRows {
    return { rows, withStates, pooling: this.model.pooling, dimensions: this.dimensions };
  }

  private async runPassages(request: EmbedRows, signal: AbortSignal): Promise<EmbeddedRow[]> {
    using _permit = await this.passagePermits.take(signal);
    const thread = this.idleThreads.pop();
    invariant(thread, 'there are as many threads as permits');
    try {
      return await thread.embed(request);
    } finally {
      this.idleThreads.push(thread);
    }
  }

  private firstToken(as: EmbedAs): number {
    return 1 + this.tokenizer.count(this.model.prefixes[as]);
  }

  /** The text's own tokens that are words: no marks around it, no prefix, no punctuation. */
  private kept(ids: readonly number[], { states }: EmbeddedRow, as: EmbedAs): TextStates {
    invariant(states, 'the run was asked for states');
    const first = this.firstToken(as);
    const kept = [...ids.keys()].filter((row) => row >= first && row < ids.length - 1 && this.tokenizer.isWord(ids[row] ?? 0));
    return { states, width: this.dimensions, kept };
  }

  /** Measured once, when it is first needed. */
  private centreAt(): Promise<Float32Array> {
    this.centre ??= this.measureCentre().catch((error: unknown) => {
      this.centre = null;
      throw error;
    });
    return this.centre;
  }

  private async measureCentre(): Promise<Float32Array> {
    const never = new AbortController().signal;
    const encoded = await this.encode(calibrationTexts, 'passage', never);
    // On the thread of questions, one by one: a question waits for this, and must not wait for passages with it.
    const results: EmbeddedRow[] = [];
    for (const ids of encoded) results.push(...(await this.queryThread.embed(this.requestOf([ids], true))));
    return centreOf(
      results.map((result, index) => this.kept(encoded[index] ?? [], result, 'passage')),
      this.dimensions,
    );
  }

  private tooLong(index: number, tokens: number): Fault {
    return new Fault(
      'prompt_too_long',
      `text ${index + 1} has ${tokens} tokens and ${this.id} takes ${this.maxTokens}; cut it into shorter passages`,
    );
  }
}
