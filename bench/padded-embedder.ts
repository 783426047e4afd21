import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const batchSize = 32;

/** The peer: the library's own defaults, fixed batches, padding to the longest text of each. */
export class PaddedEmbedder {
  private readonly session: InferenceSession;
  private readonly tokenizer: Tokenizer;

  private constructor(session: InferenceSession, tokenizer: Tokenizer) {
    this.session = session;
    this.tokenizer = tokenizer;
  }

  static async open(modelPath: string, tokenizerPath: string): Promise<PaddedEmbedder> {
    const session = await InferenceSession.create(modelPath);
    return new PaddedEmbedder(session, new Tokenizer(JSON.parse(readFileSync(tokenizerPath, 'utf8')) as object, {}));
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += batchSize) vectors.push(...(await this.run(texts.slice(start, start + batchSize))));
    return vectors;
  }

  private async run(texts: readonly string[]): Promise<Float32Array[]> {
    const rows = texts.map((text) => this.tokenizer.encode(text).ids);
    const length = Math.max(...rows.map((ids) => ids.length));
    const cells = (value: (ids: number[], column: number) => number) =>
      BigInt64Array.from(rows.flatMap((ids) => Array.from({ length }, (_, column) => BigInt(value(ids, column)))));
    const tensor = (data: BigInt64Array) => new Tensor('int64', data, [rows.length, length]);
    const output = await this.session.run({
      input_ids: tensor(cells((ids, column) => ids[column] ?? 0)),
      attention_mask: tensor(cells((ids, column) => (column < ids.length ? 1 : 0))),
      token_type_ids: tensor(cells(() => 0)),
    });
    const states = output[this.session.outputNames[0] ?? '']?.data as Float32Array;
    const width = states.length / rows.length / length;
    return rows.map((_, row) => normalised(states.slice(row * length * width, row * length * width + width)));
  }
}

function normalised(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}
