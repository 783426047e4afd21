/** What onnxruntime holds for an encoder. */
export interface EncoderMemory {
  /** The graph and its weights, once for each session, packed for its kernels. */
  readonly weightsBytes: number;
  /** What a run of a text as long as the context leaves behind in each session. */
  readonly arenaBytes: number;
  /** The library, the tokeniser and the threads. */
  readonly baseBytes: number;
  readonly totalBytes: number;
}

export interface EncoderFile {
  readonly id: string;
  /** Of the graph's file. */
  readonly bytes: number;
  readonly sessions: number;
}

/** Fitted to three encoders of 23 to 133 MB with two and three sessions each (bench/memory.ts); an 8-bit graph is unpacked further. */
const fitted = { eightBit: 2.45, whole: 1.6, arena: 48e6, base: 35e6 } as const;

/** Of a graph in a folder of somebody's nobody knows its numbers: it counts as one of 8 bits, which takes more. */
export function encoderMemory({ id, bytes, sessions }: EncoderFile, isWhole = isOf32Bits(id)): EncoderMemory {
  const weightsBytes = Math.round(sessions * bytes * (isWhole ? fitted.whole : fitted.eightBit));
  const arenaBytes = sessions * fitted.arena;
  return { weightsBytes, arenaBytes, baseBytes: fitted.base, totalBytes: weightsBytes + arenaBytes + fitted.base };
}

const isOf32Bits = (id: string): boolean => id === 'bge-small-en-v1.5' || id === 'deberta-v3-base-prompt-injection-v2';
