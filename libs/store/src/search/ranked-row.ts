/** A passage as the words ranked it. */
export interface RankedRow {
  readonly chunk_id: string;
  readonly score: number;
  /** How many of the quoted phrases stand in it. */
  readonly phrases: number;
  readonly found: readonly string[];
}
