export interface RankedRow {
  readonly chunk_id: string;
  readonly score: number;
  /** How many of the quoted phrases stand in it. */
  readonly phrases: number;
  readonly found: readonly string[];
}

/** What one collection's index ranked, best first. */
export interface RankedList {
  readonly collectionId: string;
  readonly rows: readonly RankedRow[];
  /** Whether there may be more: then how many passages hold a term is reckoned from a sample too. */
  readonly isCut: boolean;
}
