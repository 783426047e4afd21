/** A graph small enough to be written by hand, as an ONNX file. Of the format it knows what such graphs need (onnx.proto, operators of version 13). */
export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly Uint8Array[];
  /** Names of whole numbers by row and column. */
  readonly inputs: readonly string[];
  /** Name of a table of floats. */
  readonly output: string;
}

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly integers?: Readonly<Record<string, number>>;
}

const floatType = 1;
const int64Type = 7;

export function onnxModel({ nodes, constants, inputs, output }: OnnxGraph): Uint8Array {
  const graph = [
    ...nodes.map((node) => bytes(1, nodeOf(node))),
    text(2, 'graph'),
    ...constants.map((constant) => bytes(5, constant)),
    ...inputs.map((name) => bytes(11, valueOf(name, int64Type))),
    bytes(12, valueOf(output, floatType)),
  ];
  return Buffer.concat([whole(1, 8), bytes(7, Buffer.concat(graph)), bytes(8, Buffer.concat([text(1, ''), whole(2, 13)]))]);
}

/** A constant: whole numbers in a row. */
export function int64s(name: string, values: readonly number[]): Uint8Array {
  const data = Buffer.from(BigInt64Array.from(values.map(BigInt)).buffer);
  return Buffer.concat([whole(1, values.length), whole(2, int64Type), text(8, name), bytes(9, data)]);
}

/** A constant: one number, by itself. */
export function scalar(name: string, value: number): Uint8Array {
  return Buffer.concat([whole(2, floatType), text(8, name), bytes(9, Buffer.from(Float32Array.of(value).buffer))]);
}

function nodeOf({ op, inputs, output, integers = {} }: OnnxNode): Uint8Array {
  const attributes = Object.entries(integers).map(([name, value]) =>
    bytes(5, Buffer.concat([text(1, name), whole(3, value), whole(20, 2)])),
  );
  return Buffer.concat([...inputs.map((name) => text(1, name)), text(2, output), text(4, op), ...attributes]);
}

/** Rows and columns as many as there are. */
function valueOf(name: string, type: number): Uint8Array {
  const dimension = (of: string) => bytes(1, text(2, of));
  const shape = Buffer.concat([dimension('rows'), dimension(`columns of ${name}`)]);
  const tensor = Buffer.concat([whole(1, type), bytes(2, shape)]);
  return Buffer.concat([text(1, name), bytes(2, bytes(1, tensor))]);
}

const text = (field: number, value: string): Uint8Array => bytes(field, Buffer.from(value, 'utf8'));
const bytes = (field: number, value: Uint8Array): Uint8Array => Buffer.concat([varint(field * 8 + 2), varint(value.byteLength), value]);
const whole = (field: number, value: number): Uint8Array => Buffer.concat([varint(field * 8), varint(value)]);

function varint(value: number): Uint8Array {
  const parts: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) parts.push((rest % 128) + 128);
  return Uint8Array.from([...parts, rest]);
}
