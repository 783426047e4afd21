import { readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ModelSettings } from '#config';
import { Embedder, Fault } from '#core';
import type { EmbedAs } from '#core';
import type { EmbedModel } from './model-entry.ts';
import { modelFilePath } from './model-files.ts';
import type { DeviceInUse } from './onnx-session.ts';
import { readTable } from './safetensors.ts';
import { TextTokenizer } from './text-tokenizer.ts';

const textsPerTurn = 16;

/**
 * Embeds with a table: a vector for each token, and their mean, scaled to length 1. It knows words and no order, and is hundreds of times
 * faster than an encoder: for tests, for measuring everything but the model, and as a last resort.
 */
export class StaticEmbedder extends Embedder implements AsyncDisposable {
  readonly id: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  override readonly languages: readonly string[] | null;
  readonly deviceInUse: DeviceInUse = { device: 'cpu', why: 'a table of vectors needs no device' };
  private readonly tokenizer: TextTokenizer;
  private readonly table: Float32Array;
  private readonly unknownId: number | undefined;

  private constructor(model: EmbedModel, tokenizer: TextTokenizer, table: Float32Array) {
    super();
    this.id = model.id;
    this.dimensions = model.dimensions;
    this.languages = model.languages;
    this.maxTokens = model.contextTokens;
    this.tokenizer = tokenizer;
    this.table = table;
    this.unknownId = tokenizer.idOf('[UNK]');
  }

  /** The model's files must be in place: `fetchModel` first. */
  static async open(model: EmbedModel, settings: Pick<ModelSettings, 'dir'>): Promise<StaticEmbedder> {
    const tokenizer = await TextTokenizer.open(modelFilePath(settings.dir, model, 'tokenizer.json'));
    const path = modelFilePath(settings.dir, model, 'model.safetensors');
    return new StaticEmbedder(model, tokenizer, readTable(await readFile(path), path, model.dimensions));
  }

  countTokens(text: string): number {
    return this.tokenizer.count(text);
  }

  async embed(texts: readonly string[], _as: EmbedAs, signal: AbortSignal): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    signal.throwIfAborted();
    for (const [index, text] of texts.entries()) {
      vectors.push(this.embedOne(text, index));
      if (index % textsPerTurn === textsPerTurn - 1) await nextTurn();
      signal.throwIfAborted();
    }
    return vectors;
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  private embedOne(text: string, index: number): Float32Array {
    const ids = this.tokenizer.encode(text, { marks: false });
    if (ids.length > this.maxTokens)
      throw new Fault(
        'prompt_too_long',
        `text ${index + 1} has ${ids.length} tokens and ${this.id} takes ${this.maxTokens}; cut it into shorter passages`,
      );
    const sum = new Float32Array(this.dimensions);
    for (const id of ids) {
      if (id === this.unknownId) continue;
      const row = id * this.dimensions;
      for (let column = 0; column < sum.length; column += 1) sum[column] = (sum[column] ?? 0) + (this.table[row + column] ?? 0);
    }
    return unit(sum);
  }
}

/** A text without a word points nowhere: all directions alike. */
function unit(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm > 0 ? vector.map((value) => value / norm) : vector.fill(1 / Math.sqrt(vector.length));
}
