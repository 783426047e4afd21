import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { int64s, type OnnxNode, onnxModel, scalar } from './onnx-file.ts';

/**
 * A cross-encoder in a folder that knows only the words given: its score is how often tokens of the question stand in the passage, and one
 * for the mark at their ends, times `factor`. It runs where a real one runs, and takes its pairs as a real one does.
 */
export async function writeTinyCrossEncoder(folder: string, words: readonly string[], factor = 1): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.onnx'), overlapTimes(factor));
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizerOf(words)));
}

const nodes: readonly OnnxNode[] = [
  { op: 'Cast', inputs: ['token_type_ids'], output: 'second', integers: { to: 1 } },
  { op: 'Cast', inputs: ['attention_mask'], output: 'mask', integers: { to: 1 } },
  { op: 'Sub', inputs: ['mask', 'second'], output: 'first' },
  { op: 'Unsqueeze', inputs: ['first', 'axis2'], output: 'firstColumn' },
  { op: 'Unsqueeze', inputs: ['second', 'axis1'], output: 'secondRow' },
  { op: 'Mul', inputs: ['firstColumn', 'secondRow'], output: 'across' },
  { op: 'Unsqueeze', inputs: ['input_ids', 'axis2'], output: 'column' },
  { op: 'Unsqueeze', inputs: ['input_ids', 'axis1'], output: 'row' },
  { op: 'Equal', inputs: ['column', 'row'], output: 'isSame' },
  { op: 'Cast', inputs: ['isSame'], output: 'same', integers: { to: 1 } },
  { op: 'Mul', inputs: ['same', 'across'], output: 'matches' },
  { op: 'ReduceSum', inputs: ['matches', 'axes12'], output: 'sum', integers: { keepdims: 0 } },
  { op: 'Unsqueeze', inputs: ['sum', 'axis1'], output: 'score' },
  { op: 'Mul', inputs: ['score', 'factor'], output: 'logits' },
];

const overlapTimes = (factor: number) =>
  onnxModel({
    nodes,
    constants: [int64s('axis1', [1]), int64s('axis2', [2]), int64s('axes12', [1, 2]), scalar('factor', factor)],
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'],
    output: 'logits',
  });

/** A `tokenizer.json` that knows four marks and the words given, in their order. */
export function tokenizerOf(words: readonly string[]): object {
  const marks = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const second = { SpecialToken: { id: '[SEP]', type_id: 1 } };
  const sequence = (id: 'A' | 'B', type: number) => ({ Sequence: { id, type_id: type } });
  const token = (id: string) => [id, { id, ids: [marks.indexOf(id)], tokens: [id] }] as const;
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: marks.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), sequence('A', 0), special('[SEP]')],
      pair: [special('[CLS]'), sequence('A', 0), special('[SEP]'), sequence('B', 1), second],
      special_tokens: Object.fromEntries([token('[CLS]'), token('[SEP]')]),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries([...marks, ...words].map((word, id) => [word, id])),
    },
  };
}
