import type { KeywordMethod } from './search.ts';

/** What a collection's own texts say about how it is best searched. */
export interface CollectionProfile {
  /** Live chunks when it was measured. */
  readonly chunks: number;
  /** By how many of the rarest words' worth the words of one passage lift the best other passage above the mean of the first hundred; null when that cannot be measured. */
  readonly sharpness: number | null;
  /** Share of the sampled chunks by language (ISO 639-1); what is missing to 1 is of unknown language. */
  readonly languages: Readonly<Record<string, number>>;
  /** How the database scored words when it was measured: sharpness is of BM25 only. Null where that was not kept. */
  readonly keywordMethod: KeywordMethod | null;
}

export interface UnprofiledCollection {
  readonly id: string;
  readonly organisationId: string;
  readonly chunks: number;
}

export interface SampledChunk {
  readonly chunkId: string;
  readonly text: string;
  readonly language: string | null;
}

export abstract class CollectionProfiles {
  /**
   * Takes collections large enough to be measured that never were, have doubled or halved since, or whose words are scored in another way
   * now. Nobody else gets them for some minutes, or until they are saved or given up.
   */
  abstract takeOutdated(limit: number, method: KeywordMethod): Promise<UnprofiledCollection[]>;
  /** They could not be measured: whoever is next may try. */
  abstract giveUp(collectionIds: readonly string[]): Promise<void>;
  /** Live chunks drawn from all over the collection, the same ones each time. */
  abstract sample(collectionId: string): Promise<SampledChunk[]>;
  abstract save(collectionId: string, profile: CollectionProfile): Promise<void>;
}
