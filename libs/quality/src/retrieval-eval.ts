import { figuresOf, type JudgedRanking, type LegFigures, type LegRanking, type StageFigures, stageFigures } from './leg-figures.ts';
import { ndcgAt10 } from './ranking-metrics.ts';
import { type EvalDocument, judgedQueries, type RetrievalSet } from './retrieval-set.ts';
import { mean } from './statistics.ts';

/** What came of one query: every leg's ranking, and how long each stage of the served retrieval took. */
export interface SearchedQuery {
  readonly legs: Readonly<Record<string, LegRanking>>;
  readonly timings: Readonly<Record<string, number>>;
  /** Of an exact search's first ten, the share that the vector leg found too; null where it was not looked at. */
  readonly approximateRecall10: number | null;
  /** What this search went without, in words: a leg or a judge that failed or was late. */
  readonly lacked: readonly string[];
}

/** The product under measurement. `search` names every leg it has; `reranked` is what search serves. */
export interface RetrievalSubject {
  readonly configuration: Readonly<Record<string, unknown>>;
  ingest(documents: readonly EvalDocument[], signal: AbortSignal): Promise<void>;
  search(query: string, signal: AbortSignal): Promise<SearchedQuery>;
}

/** One query's nDCG@10 by leg: what two runs over the same queries are compared by. */
export interface QueryScores {
  readonly id: string;
  readonly text: string;
  readonly ndcg10: Readonly<Record<string, number>>;
}

export interface RetrievalReport {
  readonly legs: Readonly<Record<string, LegFigures>>;
  readonly stages: Readonly<Record<string, StageFigures>>;
  /** Recall of the vector leg's first ten against an exact search's; null where none was looked at. */
  readonly approximateRecall10: number | null;
  /** Searches that went without something, by what it was: their rankings are not what the product can do. */
  readonly lacked: Readonly<Record<string, number>>;
  readonly documents: number;
  readonly queries: number;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly perQuery: readonly QueryScores[];
}

export interface EvalProgress {
  readonly done: number;
  readonly total: number;
}

/** Measures every leg on the queries that have a relevant document. */
export async function runRetrievalEval(
  set: RetrievalSet,
  subject: RetrievalSubject,
  { signal, onProgress = () => undefined }: { readonly signal: AbortSignal; readonly onProgress?: (progress: EvalProgress) => void },
): Promise<RetrievalReport> {
  await subject.ingest(set.documents, signal);
  const judged = judgedQueries(set);
  const searched: SearchedQuery[] = [];
  for (const { query } of judged) {
    searched.push(await subject.search(query.text, signal));
    onProgress({ done: searched.length, total: judged.length });
  }
  const legs = new Map<string, JudgedRanking[]>();
  const stages = new Map<string, number[]>();
  const perQuery = searched.map(({ legs: rankings, timings }, index): QueryScores => {
    const { query, judged: judgements } = judged[index] as (typeof judged)[number];
    for (const [leg, ranking] of Object.entries(rankings)) push(legs, leg, { judged: judgements, ranking });
    for (const [stage, ms] of Object.entries(timings)) push(stages, stage, ms);
    const scores = Object.entries(rankings).map(([leg, { documentIds }]) => [leg, ndcgAt10(documentIds, judgements)] as const);
    return { id: query.id, text: query.text, ndcg10: Object.fromEntries(scores) };
  });
  const compared = searched.flatMap(({ approximateRecall10 }) => approximateRecall10 ?? []);
  return {
    legs: mapped(legs, figuresOf),
    stages: mapped(stages, stageFigures),
    approximateRecall10: compared.length === 0 ? null : mean(compared),
    lacked: counted(searched.flatMap(({ lacked }) => lacked)),
    documents: set.documents.length,
    queries: judged.length,
    configuration: subject.configuration,
    perQuery,
  };
}

/** A ranking of chunks as one of documents: a document stands where its best chunk does. */
export function documentRanking(chunks: readonly { readonly documentId: string }[]): string[] {
  return [...new Set(chunks.map((chunk) => chunk.documentId))];
}

function counted(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]));
}

function push<Value>(lists: Map<string, Value[]>, name: string, value: Value): void {
  const list = lists.get(name) ?? [];
  list.push(value);
  lists.set(name, list);
}

function mapped<From, To>(lists: ReadonlyMap<string, From>, change: (list: From) => To): Record<string, To> {
  return Object.fromEntries([...lists].map(([name, list]) => [name, change(list)]));
}
