/** Relevance of documents for one query: grade by document id; grades of 0 or less count as not relevant. */
export type Judgements = ReadonlyMap<string, number>;

/** nDCG@10 with linear gain, as trec_eval's `ndcg_cut_10`. Without a relevant document it is 0. */
export function ndcgAt10(ranking: readonly string[], judged: Judgements): number {
  const ideal = discounted([...judged.values()].filter((grade) => grade > 0).sort((a, b) => b - a));
  return ideal === 0 ? 0 : discounted(ranking.map((id) => Math.max(0, judged.get(id) ?? 0))) / ideal;
}

/** Share of the relevant documents among the first `depth`. */
export function recallAt(depth: number, ranking: readonly string[], judged: Judgements): number {
  const relevant = [...judged.values()].filter((grade) => grade > 0).length;
  if (relevant === 0) return 0;
  return ranking.slice(0, depth).filter((id) => (judged.get(id) ?? 0) > 0).length / relevant;
}

/** 1 / rank of the first relevant document among the first ten, else 0. */
export function mrrAt10(ranking: readonly string[], judged: Judgements): number {
  const at = ranking.slice(0, 10).findIndex((id) => (judged.get(id) ?? 0) > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** 1 when a relevant document is among the first ten, else 0: its mean is the hit rate (success@10). */
export function hitAt10(ranking: readonly string[], judged: Judgements): number {
  return mrrAt10(ranking, judged) > 0 ? 1 : 0;
}

function discounted(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
}
