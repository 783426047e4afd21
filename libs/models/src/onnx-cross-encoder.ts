import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ModelSettings } from '#config';
import { CrossEncoder, Fault, invariant } from '#core';
import type { RerankModel } from './model-entry.ts';
import { modelFilePath } from './model-files.ts';
import { type BatchLimits, cutBatches } from './token-batches.ts';
import type { Device, DeviceInUse } from './onnx-session.ts';
import { OnnxThread } from './onnx-thread.ts';
import { TextTokenizer, type TokenPair } from './text-tokenizer.ts';

/** What of a manifest's entry matters to run it: a folder that somebody brings has no more. */
export type CrossEncoderModel = Pick<RerankModel, 'id' | 'contextTokens' | 'languages'>;

interface Piece extends TokenPair {
  /** Of the passage it is of. */
  readonly passage: number;
}

/** As for embedders: on a CPU a pair is a run, and an 8-bit graph gives a pair the same score whatever else is asked. */
const limitsOf: Readonly<Record<Device, BatchLimits>> = {
  cpu: { maxTokens: 1, maxPadding: 0 },
  cuda: { maxTokens: 16_384, maxPadding: 0.15 },
};
/** Of the context, for the passage: with less than this a question is refused. */
const leastPassageTokens = 64;

/** Scores pairs of question and passage with an ONNX graph, in a thread of its own. Stops within one run of an abort. */
export class OnnxCrossEncoder extends CrossEncoder implements AsyncDisposable {
  readonly id: string;
  override readonly languages: readonly string[] | null;
  readonly deviceInUse: DeviceInUse;
  private readonly contextTokens: number;
  private readonly tokenizer: TextTokenizer;
  private readonly thread: OnnxThread;

  private constructor(model: CrossEncoderModel, tokenizer: TextTokenizer, thread: OnnxThread) {
    super();
    this.id = model.id;
    this.languages = model.languages;
    this.contextTokens = model.contextTokens;
    this.deviceInUse = thread.deviceInUse;
    this.tokenizer = tokenizer;
    this.thread = thread;
  }

  /** The files must be in `dir`/`model.id`. Refuses a graph that gives no score for a pair. */
  static async open(
    model: CrossEncoderModel,
    { dir }: Pick<ModelSettings, 'dir'>,
    options: { readonly device: Device; readonly threads: number },
  ): Promise<OnnxCrossEncoder> {
    const tokenizer = await TextTokenizer.open(modelFilePath(dir, model, 'tokenizer.json'));
    const path = modelFilePath(dir, model, 'model.onnx');
    const thread = await OnnxThread.open({ path, ...options });
    const encoder = new OnnxCrossEncoder(model, tokenizer, thread);
    try {
      await encoder.score('a', ['b'], new AbortController().signal);
      return encoder;
    } catch (error) {
      await thread[Symbol.asyncDispose]();
      throw new Fault('model_unavailable', `${path} is no cross-encoder; it must give a logit for a pair of texts`, { cause: error });
    }
  }

  async score(query: string, passages: readonly string[], signal: AbortSignal): Promise<number[]> {
    const pieces = await this.cut(query, passages, signal);
    const best: number[] = passages.map(() => -Infinity);
    const batches = cutBatches(
      pieces.map(({ ids }) => ids.length),
      limitsOf[this.deviceInUse.device],
    );
    for (const batch of batches) {
      const own = batch.map((index) => pieces[index]).filter((piece) => piece !== undefined);
      const scores = await this.thread.score({ rows: own.map(({ ids }) => ids), firstTokens: own.map(({ firstTokens }) => firstTokens) });
      signal.throwIfAborted();
      for (const [row, { passage }] of own.entries()) best[passage] = Math.max(best[passage]!, this.finite(scores[row]));
    }
    return best;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.thread[Symbol.asyncDispose]();
  }

  /** One that is no number would put the whole ranking in no order. */
  private finite(score: number | undefined): number {
    if (score !== undefined && Number.isFinite(score)) return score;
    throw new Fault(
      'model_unavailable',
      `${this.id} gave no number for a pair of texts; run "aquifer models verify", or name another model`,
    );
  }

  /** Every passage beside the question, in as many pieces as it needs to fit. */
  private async cut(query: string, passages: readonly string[], signal: AbortSignal): Promise<Piece[]> {
    signal.throwIfAborted();
    const asked = this.tokenizer.encodePair(query, '').ids.length;
    if (asked > this.contextTokens - leastPassageTokens)
      throw new Fault(
        'prompt_too_long',
        `the question has ${asked} tokens and ${this.id} takes ${this.contextTokens} with its passage; ask in fewer words`,
      );
    const pieces: Piece[] = [];
    for (const [passage, text] of passages.entries()) {
      for (const { ids, firstTokens } of this.piecesOf(query, text)) pieces.push({ ids, firstTokens, passage });
      await nextTurn();
      signal.throwIfAborted();
    }
    return pieces;
  }

  /** Halves with a quarter in common, so that what stands at the border is read whole by one of them, and these again, until all fit. */
  private piecesOf(query: string, text: string): TokenPair[] {
    const pair = this.tokenizer.encodePair(query, text);
    if (pair.ids.length <= this.contextTokens) return [pair];
    invariant(text.length > 1, 'one character and a question that was measured fit');
    const middle = Math.floor(text.length / 2);
    const common = Math.floor(text.length / 8);
    return [text.slice(0, middle + common), text.slice(middle - common)].flatMap((half) => this.piecesOf(query, half.toWellFormed()));
  }
}
