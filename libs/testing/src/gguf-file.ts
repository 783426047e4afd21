import { closeSync, openSync, writeSync } from 'node:fs';

/** A model that says nothing of sense, made as large and in as many parts as a test or a measurement wants one. */
export interface GgufModel {
  readonly name: string;
  readonly layers: number;
  readonly width: number;
  readonly feedForward: number;
  readonly heads: number;
  readonly valueHeads: number;
  readonly contextTokens: number;
  /** 1,000 at least. */
  readonly tokens: number;
}

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: 'F32' | 'Q8_0';
}

const alignment = 32;
const headLength = 64;
const [uint32, float32, bool, string, array] = [4, 6, 7, 8, 9];
const template =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** Writes a Qwen3 of random weights in Q8_0, which llama.cpp loads and runs. */
export function writeGguf(path: string, model: GgufModel): void {
  const tensors = tensorsOf(model);
  const { tokens, merges } = vocabularyOf(model.tokens);
  const values = [
    text('general.architecture', 'qwen3'),
    text('general.name', model.name),
    ...Object.entries(numbersOf(model)).map(([name, value]) => key(`qwen3.${name}`, uint32, u32(value))),
    key('qwen3.attention.layer_norm_rms_epsilon', float32, f32(1e-6)),
    text('tokenizer.ggml.model', 'gpt2'),
    text('tokenizer.ggml.pre', 'qwen2'),
    strings('tokenizer.ggml.tokens', tokens),
    strings('tokenizer.ggml.merges', merges),
    key(
      'tokenizer.ggml.token_type',
      array,
      Buffer.concat([u32(5), u64(tokens.length), ...tokens.map((token) => u32(token.startsWith('<|') ? 3 : 1))]),
    ),
    key('tokenizer.ggml.bos_token_id', uint32, u32(tokens.indexOf('<|im_start|>'))),
    key('tokenizer.ggml.eos_token_id', uint32, u32(tokens.indexOf('<|im_end|>'))),
    key('tokenizer.ggml.add_bos_token', bool, Buffer.from([0])),
    text('tokenizer.chat_template', template),
  ];
  const file = openSync(path, 'w');
  try {
    const head = Buffer.concat([Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(values.length), ...values, ...placed(tensors)]);
    writeSync(file, Buffer.concat([head, Buffer.alloc(padded(head.length) - head.length)]));
    for (const tensor of tensors) writeTensor(file, tensor);
  } finally {
    closeSync(file);
  }
}

function numbersOf({ contextTokens, width, layers, feedForward, heads, valueHeads }: GgufModel): Record<string, number> {
  return {
    context_length: contextTokens,
    embedding_length: width,
    block_count: layers,
    feed_forward_length: feedForward,
    'attention.head_count': heads,
    'attention.head_count_kv': valueHeads,
    'attention.key_length': headLength,
    'attention.value_length': headLength,
  };
}

function tensorsOf({ layers, width, feedForward, heads, valueHeads, tokens }: GgufModel): Tensor[] {
  const matrix = (name: string, from: number, to: number): Tensor => ({ name: `${name}.weight`, shape: [from, to], type: 'Q8_0' });
  const norm = (name: string, length: number): Tensor => ({ name: `${name}.weight`, shape: [length], type: 'F32' });
  const blocks = Array.from({ length: layers }, (_, layer) => [
    norm(`blk.${layer}.attn_norm`, width),
    norm(`blk.${layer}.attn_q_norm`, headLength),
    norm(`blk.${layer}.attn_k_norm`, headLength),
    matrix(`blk.${layer}.attn_q`, width, heads * headLength),
    matrix(`blk.${layer}.attn_k`, width, valueHeads * headLength),
    matrix(`blk.${layer}.attn_v`, width, valueHeads * headLength),
    matrix(`blk.${layer}.attn_output`, heads * headLength, width),
    norm(`blk.${layer}.ffn_norm`, width),
    matrix(`blk.${layer}.ffn_gate`, width, feedForward),
    matrix(`blk.${layer}.ffn_up`, width, feedForward),
    matrix(`blk.${layer}.ffn_down`, feedForward, width),
  ]);
  return [matrix('token_embd', width, tokens), norm('output_norm', width), matrix('output', width, tokens), ...blocks.flat()];
}

/** Every byte as GPT-2 writes it, then pairs of letters, threes and fours, until there are enough. */
function vocabularyOf(count: number): { readonly tokens: string[]; readonly merges: string[] } {
  const isPlain = (byte: number): boolean => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  let next = 256;
  const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPlain(byte) ? byte : next++));
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  const merges: string[] = [];
  const made: string[] = [];
  const enough = count - bytes.length - 2;
  let shorter = letters;
  while (made.length < enough) {
    const longer = shorter.flatMap((left) => letters.map((right) => [left, right] as const)).slice(0, enough - made.length);
    merges.push(...longer.map(([left, right]) => `${left} ${right}`));
    shorter = longer.map(([left, right]) => left + right);
    made.push(...shorter);
  }
  return { tokens: [...bytes, ...made, '<|im_start|>', '<|im_end|>'], merges };
}

function placed(tensors: readonly Tensor[]): Buffer[] {
  let offset = 0;
  return tensors.map((tensor) => {
    const { name, shape, type } = tensor;
    const from = offset;
    offset += padded(bytesOf(tensor));
    return Buffer.concat([quoted(name), u32(shape.length), ...shape.map(u64), u32(type === 'F32' ? 0 : 8), u64(from)]);
  });
}

const weightsOf = ({ shape }: Tensor): number => shape.reduce((product, length) => product * length, 1);
/** A block of Q8_0 is a scale of 16 bits and 32 weights of 8. */
const bytesOf = (tensor: Tensor): number => (tensor.type === 'F32' ? 4 * weightsOf(tensor) : (weightsOf(tensor) / 32) * 34);

function writeTensor(file: number, tensor: Tensor): void {
  const bytes = bytesOf(tensor);
  const end = Buffer.alloc(padded(bytes) - bytes);
  if (tensor.type === 'F32') {
    writeSync(file, Buffer.concat([Buffer.from(new Float32Array(weightsOf(tensor)).fill(1).buffer), end]));
    return;
  }
  for (let left = bytes; left > 0; left -= noise.length) writeSync(file, noise, 0, Math.min(left, noise.length));
  writeSync(file, end);
}

/** Blocks of Q8_0 with small scales; the same in every file. */
const noise = noiseOf(10_000);

function noiseOf(blocks: number): Buffer {
  const bytes = Buffer.alloc(blocks * 34);
  let state = 1;
  for (let index = 0; index < bytes.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  for (let block = 0; block < blocks; block += 1) bytes.writeUInt16LE(0x10_00, block * 34);
  return bytes;
}

const padded = (length: number): number => Math.ceil(length / alignment) * alignment;
const u32 = (value: number): Buffer => filled(4, (bytes) => bytes.writeUInt32LE(value));
const u64 = (value: number): Buffer => filled(8, (bytes) => bytes.writeBigUInt64LE(BigInt(value)));
const f32 = (value: number): Buffer => filled(4, (bytes) => bytes.writeFloatLE(value));
const quoted = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const key = (name: string, type: number, value: Buffer): Buffer => Buffer.concat([quoted(name), u32(type), value]);
const text = (name: string, value: string): Buffer => key(name, string, quoted(value));
const strings = (name: string, values: readonly string[]): Buffer =>
  key(name, array, Buffer.concat([u32(string), u64(values.length), ...values.map(quoted)]));

function filled(length: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(length);
  write(bytes);
  return bytes;
}
