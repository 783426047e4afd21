/** What models did for somebody: tokens read and written, and the time they worked. */
export interface ModelWork {
  readonly tokens: number;
  readonly ms: number;
}

/** A limit that is used up. */
export interface UsedUp {
  readonly limit: 'tokens' | 'compute_seconds';
  /** For the key's holder, with when a model works for it again. */
  readonly words: string;
  readonly retryAfterSeconds: number;
}

/** What models may still do for an API key. Implementers count for all processes alike, and keep their counts over a restart. */
export abstract class ModelAllowance {
  /** Why no model is to be asked for this key now; null where one may be. Whoever asks without a key has no limit. */
  abstract usedUp(keyId: string | null): Promise<UsedUp | null>;
  /** Counts what was done for it. Does not reject: what could not be counted is told to whoever runs the service. */
  abstract add(keyId: string, work: ModelWork): Promise<void>;
}
