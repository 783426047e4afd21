import type { CollectionProfile } from './collection-profile.ts';
import type { GuardSettings, RankingSettings } from './collection-settings.ts';
import type { PersonalDataSettings } from './personal-data.ts';
import type { SearchScope } from './search.ts';

/** What decides how passages of one collection are ranked, and when they answer: what was measured of its texts, and what was set for it. */
export interface CollectionRanking {
  readonly id: string;
  /** Null where nothing was measured: too small, or not yet. */
  readonly profile: CollectionProfile | null;
  readonly ranking: RankingSettings;
  /** Evidence that an answer needs here; null or missing where none was set. */
  readonly threshold?: number | null;
  /** What other words must reach in meaning to get an answer again; null or missing where nobody measured. */
  readonly rewordings?: { readonly threshold: number | null; readonly embedder: string | null } | null;
  /** What answers from it may say; null or left out where nobody set it. */
  readonly output?: Partial<Pick<GuardSettings, 'allowedHosts' | 'secrets'>> | null;
  readonly personalData?: PersonalDataSettings | null;
}

/** Of a search: what is answered for its marks may be kept until one of them moves. */
export type RankedScope = Pick<SearchScope, 'collectionIds' | 'marks'>;

export abstract class CollectionRankings {
  /** One for each collection that there is, in the order of their ids: as it is now, or no older than the marks. Ends with the signal. */
  abstract read(scope: RankedScope, signal?: AbortSignal): Promise<CollectionRanking[]>;
}
