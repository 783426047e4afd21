/** A ranking by BM25 as Lucene writes it, over terms given; in memory, best first. */
export class PlainBm25 {
  private readonly postings = new Map<string, [document: number, times: number][]>();
  private readonly lengths: number[];
  private readonly meanLength: number;

  constructor(documents: readonly (readonly string[])[]) {
    this.lengths = documents.map((terms) => terms.length);
    this.meanLength = this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
    documents.forEach((terms, document) => {
      for (const [term, times] of timesOf(terms)) {
        const list = this.postings.get(term) ?? [];
        list.push([document, times]);
        this.postings.set(term, list);
      }
    });
  }

  /** Places of the documents. */
  rank(terms: readonly string[], limit: number): number[] {
    const scores = new Map<number, number>();
    for (const [term, weight] of timesOf(terms)) {
      const list = this.postings.get(term) ?? [];
      const rarity = Math.log(1 + (this.lengths.length - list.length + 0.5) / (list.length + 0.5));
      for (const [document, times] of list) {
        const share = times / (times + 1.2 * (0.25 + (0.75 * (this.lengths[document] ?? 0)) / this.meanLength));
        scores.set(document, (scores.get(document) ?? 0) + weight * rarity * share);
      }
    }
    return [...scores]
      .sort(([a, left], [b, right]) => right - left || a - b)
      .slice(0, limit)
      .map(([document]) => document);
  }
}

function timesOf(terms: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1);
  return times;
}
