/** Live revisions that lack something, in the order of their ids. */
export interface LackingPage {
  readonly limit: number;
  /** The revision to go on behind; empty for the first. */
  readonly after: string;
  /** Of those that became live in the last seconds, which is quick however many there are; null for all. */
  readonly seconds: number | null;
}
