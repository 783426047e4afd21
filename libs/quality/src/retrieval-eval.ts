import { mrrAt10, ndcgAt10, recallAt, type Judgements } from './ranking-metrics.ts';
import { bootstrapInterval, mean, percentile, type Interval } from './statistics.ts';

export interface EvalDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface RetrievalSet {
  readonly documents: readonly EvalDocument[];
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  readonly judgements: ReadonlyMap<string, Judgements>;
}

/** One leg's answer to one query: document ids, best first, each once (see `documentRanking`). */
export interface LegRanking {
  readonly documentIds: readonly string[];
  readonly ms: number;
}

/** The product under measurement. `search` names every leg it has; `reranked` is what search serves. */
export interface RetrievalSubject {
  readonly configuration: Readonly<Record<string, unknown>>;
  ingest(documents: readonly EvalDocument[], signal: AbortSignal): Promise<void>;
  search(query: string, signal: AbortSignal): Promise<Readonly<Record<string, LegRanking>>>;
}

export interface LegFigures {
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall100: number;
  readonly mrr10: number;
  /** 95 % bootstrap interval of ndcg10. */
  readonly interval: Interval;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface RetrievalReport {
  readonly legs: Readonly<Record<string, LegFigures>>;
  readonly documents: number;
  readonly queries: number;
  readonly configuration: Readonly<Record<string, unknown>>;
}

/** Measures every leg on the queries that have a relevant document. */
export async function runRetrievalEval(set: RetrievalSet, subject: RetrievalSubject, signal: AbortSignal): Promise<RetrievalReport> {
  await subject.ingest(set.documents, signal);
  const rankings = new Map<string, { judged: Judgements; ranking: LegRanking }[]>();
  const queries = set.queries.filter((query) => isJudged(set.judgements.get(query.id)));
  for (const query of queries) {
    const judged = set.judgements.get(query.id) ?? new Map<string, number>();
    for (const [leg, ranking] of Object.entries(await subject.search(query.text, signal))) {
      const list = rankings.get(leg) ?? [];
      list.push({ judged, ranking });
      rankings.set(leg, list);
    }
  }
  const legs = Object.fromEntries([...rankings].map(([leg, list]) => [leg, figuresOf(list)]));
  return { legs, documents: set.documents.length, queries: queries.length, configuration: subject.configuration };
}

/** A ranking of chunks as one of documents: a document stands where its best chunk does. */
export function documentRanking(chunks: readonly { readonly documentId: string }[]): string[] {
  return [...new Set(chunks.map((chunk) => chunk.documentId))];
}

/** Reads the three files of a data set folder, given as text. */
export function readRetrievalSet(files: { readonly corpus: string; readonly queries: string; readonly qrels: string }): RetrievalSet {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of linesOf(files.qrels).slice(1)) {
    const [query = '', document = '', score = '0'] = line.split('\t');
    const judged = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, judged.set(document, Number(score)));
  }
  const documents = linesOf(files.corpus).map((line) => {
    const { id, title, text } = JSON.parse(line) as Partial<EvalDocument>;
    return { id: String(id), title: title ?? '', text: text ?? '' };
  });
  const queries = linesOf(files.queries).map((line) => JSON.parse(line) as { id: string; text: string });
  return { documents, queries, judgements };
}

function isJudged(judged: Judgements | undefined): boolean {
  return judged !== undefined && [...judged.values()].some((grade) => grade > 0);
}

function figuresOf(list: readonly { readonly judged: Judgements; readonly ranking: LegRanking }[]): LegFigures {
  const over = (metric: (ranking: readonly string[], judged: Judgements) => number): number[] =>
    list.map(({ ranking, judged }) => metric(ranking.documentIds, judged));
  const ndcg = over(ndcgAt10);
  const times = list.map(({ ranking }) => ranking.ms);
  return {
    ndcg10: mean(ndcg),
    recall10: mean(over((ranking, judged) => recallAt(10, ranking, judged))),
    recall100: mean(over((ranking, judged) => recallAt(100, ranking, judged))),
    mrr10: mean(over(mrrAt10)),
    interval: bootstrapInterval(ndcg, mean),
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  };
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
