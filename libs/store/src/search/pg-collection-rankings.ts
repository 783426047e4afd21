import { LRUCache } from 'lru-cache';
import {
  type CollectionProfile,
  type CollectionRanking,
  CollectionRankings,
  defaultCollectionSettings,
  type KeywordMethod,
  type RankingSettings,
} from '#core';
import type { Database } from '../database/database.ts';

interface RankingRow {
  readonly id: string;
  readonly ranking: Partial<RankingSettings> | null;
  /** Null where nothing was measured, as all that follows. */
  readonly chunks: number | null;
  readonly sharpness: number | null;
  readonly languages: CollectionProfile['languages'] | null;
  readonly keyword_method: KeywordMethod | null;
}

interface Seen {
  readonly mark: string;
  readonly at: number;
  readonly ranking?: CollectionRanking;
}

const collectionsKept = 500;
/** A search reads the marks right before it is made: what is older was read for another. */
const trustedMs = 1000;

/** Kept by the collections' marks: whoever reads those for a search says so here, and the statement is spared until a mark moves. */
export class PgCollectionRankings extends CollectionRankings {
  private readonly database: Database;
  private readonly seen = new LRUCache<string, Seen>({ max: collectionsKept });

  constructor(database: Database) {
    super();
    this.database = database;
  }

  marksRead(marks: ReadonlyMap<string, string>): void {
    const at = performance.now();
    for (const [id, mark] of marks) {
      const before = this.seen.get(id);
      this.seen.set(id, before?.mark === mark ? { ...before, at } : { mark, at });
    }
  }

  async read(collectionIds: readonly string[]): Promise<CollectionRanking[]> {
    const rows = await this.database.query<RankingRow>('read_collection_rankings', [collectionIds]);
    return rows.map(toRanking).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async readKept(collectionIds: readonly string[]): Promise<CollectionRanking[]> {
    const kept = collectionIds.map((id) => this.kept(id));
    const known = kept.flatMap((seen) => seen?.ranking ?? []);
    if (known.length === collectionIds.length) return known;
    const read = await this.read(collectionIds);
    // A mark that moved while they were read may stand for what they do not say yet.
    for (const ranking of read) {
      const before = kept[collectionIds.indexOf(ranking.id)];
      const now = this.seen.get(ranking.id);
      if (before && now?.mark === before.mark) this.seen.set(ranking.id, { ...now, ranking });
    }
    return read;
  }

  private kept(id: string): Seen | undefined {
    const seen = this.seen.get(id);
    return seen && performance.now() - seen.at < trustedMs ? seen : undefined;
  }
}

function toRanking({ id, ranking, chunks, sharpness, languages, keyword_method: keywordMethod }: RankingRow): CollectionRanking {
  const profile = chunks === null ? null : { chunks, sharpness, languages: languages ?? {}, keywordMethod };
  return { id, profile, ranking: { ...defaultCollectionSettings.ranking, ...ranking } };
}
