/** `activity` is a sentence for sources that cannot count bytes (package clients); null while bytes are counted. */
export interface ModelProgress {
  readonly modelId: string;
  readonly file: string;
  readonly source: string;
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
  readonly activity: string | null;
}

export type OnProgress = (progress: ModelProgress) => void;
