/** What a collection's own texts say about how it is best searched. */
export interface CollectionProfile {
  /** Live chunks when it was measured. */
  readonly chunks: number;
  /** By how many of the rarest words' worth the words of one passage lift the best other passage above the mean of the first hundred; null when that cannot be measured. */
  readonly sharpness: number | null;
  /** Share of the sampled chunks by language (ISO 639-1); what is missing to 1 is of unknown language. */
  readonly languages: Readonly<Record<string, number>>;
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
  /** Collections large enough to be measured that never were, or have doubled or halved since. */
  abstract outdated(limit: number): Promise<UnprofiledCollection[]>;
  /** Live chunks drawn from all over the collection, the same ones each time. */
  abstract sample(collectionId: string): Promise<SampledChunk[]>;
  abstract save(collectionId: string, profile: CollectionProfile): Promise<void>;
  /** Those that were measured; may be a minute old. */
  abstract read(collectionIds: readonly string[]): Promise<CollectionProfile[]>;
}
