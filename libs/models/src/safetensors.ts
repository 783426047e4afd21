import { Fault } from '#core';

/** The one tensor of a file in safetensors: 8 bytes of length, a header in JSON, then the numbers. Rows of `width` 32-bit floats. */
export function readTable(file: Buffer, path: string, width: number): Float32Array {
  const problem = (what: string): Fault =>
    new Fault('model_unavailable', `${path} is no table of vectors (${what}); run "aquifer models verify"`);
  if (file.length < 8) throw problem('cut off');
  const headerBytes = Number(file.readBigUInt64LE(0));
  if (8 + headerBytes > file.length) throw problem('cut off');
  const header = readHeader(file.toString('utf8', 8, 8 + headerBytes), problem);
  const [tensor] = Object.entries(header).flatMap(([name, entry]) => (name === '__metadata__' ? [] : [entry]));
  if (tensor?.dtype !== 'F32' || tensor.shape[1] !== width) throw problem(`expected 32-bit floats in rows of ${width}`);
  const [start = 0, end = 0] = tensor.data_offsets;
  if (end - start !== 4 * width * (tensor.shape[0] ?? 0) || 8 + headerBytes + end > file.length) throw problem('cut off');
  // Copied: the numbers need not begin at a multiple of four.
  return new Float32Array(Uint8Array.from(file.subarray(8 + headerBytes + start, 8 + headerBytes + end)).buffer);
}

type Header = Record<string, { dtype: string; shape: number[]; data_offsets: number[] }>;

function readHeader(text: string, problem: (what: string) => Fault): Header {
  try {
    return JSON.parse(text) as Header;
  } catch {
    throw problem('its header is no JSON');
  }
}
