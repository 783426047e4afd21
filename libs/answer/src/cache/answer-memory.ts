import { LRUCache } from 'lru-cache';
import type { Answer, AnswerEvent, CollectionChanges, Principal, SearchScope } from '#core';

/** An answer as it was given, with all that tells whether it may be given again. */
export interface KeptAnswer {
  readonly answer: Answer;
  /** What its asker was told on the way, in order. */
  readonly events: readonly AnswerEvent[];
  /** The question as it stood alone. */
  readonly asked: string;
  /** Of its collections, as they were before it was answered. */
  readonly marks: string;
  /** Whose marks these are: configurations that rank otherwise read others of the same collections. */
  readonly changes: CollectionChanges;
  readonly scope: Pick<SearchScope, 'principal' | 'collectionIds'>;
  readonly at: Date;
  /** What making it took. */
  readonly ms: number;
}

/** What one look came to. `changed`: there was one, and what it rests on is not what it was; `refuted`: its quotes no longer stood. */
export type RecallOutcome = 'repeated' | 'reworded' | 'miss' | 'changed' | 'refuted';

export interface Recall {
  readonly outcome: RecallOutcome;
  /** What a hit saved; 0 otherwise. */
  readonly savedMs: number;
  readonly savedTokens: number;
  readonly bytes: number;
  readonly entries: number;
}

/** However small, so that keys do not pile up. */
const mostEntries = 20_000;
/** A popular question is worth keeping as long as nothing moves; what moved is swept out within seconds. */
const keptMs = 60 * 60_000;

/** One answer for each form of a question, asked alike. Forgets what was used longest ago when it is full, and everything after an hour. */
export class AnswerMemory {
  private readonly kept: LRUCache<string, KeptAnswer>;
  private readonly onRecall: (recall: Recall) => void;

  constructor(maxBytes: number, onRecall: (recall: Recall) => void) {
    this.onRecall = onRecall;
    this.kept = new LRUCache({
      max: mostEntries,
      maxSize: maxBytes,
      ttl: keptMs,
      ttlAutopurge: true,
      sizeCalculation: ({ answer }, key) => 2 * (JSON.stringify(answer).length + key.length) + 2000,
    });
  }

  get(key: string): KeptAnswer | undefined {
    return this.kept.get(key);
  }

  set(key: string, kept: KeptAnswer): void {
    this.kept.set(key, kept);
  }

  delete(key: string): void {
    this.kept.delete(key);
  }

  tell(outcome: RecallOutcome, savedMs = 0, savedTokens = 0): void {
    const { calculatedSize: bytes, size: entries } = this.kept;
    this.onRecall({ outcome, savedMs: Math.max(0, savedMs), savedTokens, bytes, entries });
  }

  /** Drops every answer of which a collection moved, so that deleted text does not wait in memory for somebody to ask again. */
  async sweep(): Promise<void> {
    const looked = new Map<CollectionChanges, Map<string, Promise<string | null>>>();
    for (const [key, kept] of this.kept.entries()) {
      const { scope, marks, changes } = kept;
      const places = looked.get(changes) ?? new Map<string, Promise<string | null>>();
      looked.set(changes, places);
      const place = `${scope.principal.organisationId} ${scope.collectionIds.join()}`;
      const now = places.get(place) ?? marksOf(changes, scope.principal, scope.collectionIds);
      places.set(place, now);
      // What was kept meanwhile in its place is looked at next time.
      if ((await now) !== marks && this.kept.peek(key) === kept) this.kept.delete(key);
    }
  }
}

/** In the order of the ids; null where one of them has none. */
export async function marksOf(
  changes: CollectionChanges,
  { organisationId }: Principal,
  collectionIds: readonly string[],
): Promise<string | null> {
  const ids = [...new Set(collectionIds)].sort();
  const marks = await changes.marks(organisationId, ids);
  return ids.every((id) => marks.has(id)) ? ids.map((id) => `${id} ${marks.get(id)}`).join() : null;
}
