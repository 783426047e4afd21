import { LRUCache } from 'lru-cache';

/** What one look into a cache came to. `changed`: it was there, and what it was made from is not what it was. */
export interface CacheLookup {
  readonly cache: 'results' | 'vectors';
  readonly outcome: 'hit' | 'miss' | 'changed';
  /** What the kept thing took when it was made, less what finding it took; 0 unless it is a hit. */
  readonly savedMs: number;
  /** What the cache holds then. */
  readonly bytes: number;
  readonly entries: number;
}

export interface CacheLimits {
  readonly maxBytes: number;
  readonly onLookup: (lookup: CacheLookup) => void;
}

/** However small, so that the keys of many empty results do not pile up. */
const maxEntries = 20_000;
/** No longer in memory either, so that what was deleted is gone for good soon. */
const keptMs = 5 * 60_000;

/** Forgets what was used longest ago when it is full, and everything after five minutes. */
export class BoundedCache<Value extends object> {
  private readonly kept: LRUCache<string, Value>;
  private readonly name: CacheLookup['cache'];
  private readonly onLookup: CacheLimits['onLookup'];

  constructor(name: CacheLookup['cache'], { maxBytes, onLookup }: CacheLimits, bytesOf: (value: Value) => number) {
    this.name = name;
    this.onLookup = onLookup;
    this.kept = new LRUCache({
      max: maxEntries,
      maxSize: maxBytes,
      ttl: keptMs,
      ttlAutopurge: true,
      sizeCalculation: (value, key) => bytesOf(value) + 2 * key.length + 200,
    });
  }

  get(key: string): Value | undefined {
    return this.kept.get(key);
  }

  /** A thing larger than the whole cache is not kept. */
  set(key: string, value: Value): void {
    this.kept.set(key, value);
  }

  delete(key: string): void {
    this.kept.delete(key);
  }

  tell(outcome: CacheLookup['outcome'], savedMs = 0): void {
    const { calculatedSize: bytes, size: entries } = this.kept;
    this.onLookup({ cache: this.name, outcome, savedMs: Math.max(0, savedMs), bytes, entries });
  }
}
