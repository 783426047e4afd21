import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { int64s, type OnnxNode, onnxModel } from './onnx-file.ts';
import { tokenizerOf } from './tiny-cross-encoder.ts';

export interface TinyClassifier {
  /** What each word speaks for an attack; others say nothing. */
  readonly words: Readonly<Record<string, number>>;
  /** What a text without any of them has. */
  readonly bias?: number;
  readonly labels?: readonly string[];
  readonly contextTokens?: number;
}

/** A classifier in a folder: its two logits are the sum of what the words weigh, negative and as it is. It runs where a real one runs. */
export async function writeTinyClassifier(folder: string, { words, bias = -4, labels, contextTokens }: TinyClassifier): Promise<void> {
  const names = labels ?? ['SAFE', 'INJECTION'];
  const config = { id2label: Object.fromEntries(names.entries()), max_position_embeddings: contextTokens ?? 512 };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.onnx'), sumOf(words, bias));
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizerOf(Object.keys(words))));
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
}

const nodes: readonly OnnxNode[] = [
  { op: 'Gather', inputs: ['table', 'input_ids'], output: 'weighed' },
  { op: 'Mul', inputs: ['weighed', 'attention_mask'], output: 'read' },
  { op: 'ReduceSum', inputs: ['read', 'axis1'], output: 'sum', integers: { keepdims: 1 } },
  { op: 'Mul', inputs: ['sum', 'signs'], output: 'both' },
  { op: 'Cast', inputs: ['both'], output: 'logits', integers: { to: 1 } },
];

/** Marks of the tokenizer come first: the one at the beginning of each text has the bias. */
function sumOf(words: TinyClassifier['words'], bias: number): Uint8Array {
  return onnxModel({
    nodes,
    constants: [int64s('table', [0, 0, bias, 0, ...Object.values(words)]), int64s('axis1', [1]), int64s('signs', [-1, 1])],
    inputs: ['input_ids', 'attention_mask'],
    output: 'logits',
  });
}
