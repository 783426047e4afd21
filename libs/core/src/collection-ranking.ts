import type { CollectionProfile } from './collection-profile.ts';
import type { RankingSettings } from './collection-settings.ts';

/** What decides how passages of one collection are ranked: what was measured of its texts, and what was set for it. */
export interface CollectionRanking {
  readonly id: string;
  /** Null where nothing was measured: too small, or not yet. */
  readonly profile: CollectionProfile | null;
  readonly ranking: RankingSettings;
}

export abstract class CollectionRankings {
  /** One for each collection that there is, as it is now. */
  abstract read(collectionIds: readonly string[]): Promise<CollectionRanking[]>;
  /** The same; implementers may answer what they kept, no older than the marks that a search was compared by, or a second. */
  abstract readKept(collectionIds: readonly string[]): Promise<CollectionRanking[]>;
}
