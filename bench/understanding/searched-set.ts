import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#config';
import type { Principal, Retriever, SearchScope } from '#core';
import { documentRanking, ndcgAt10, type PairedDifference, readRetrievalSet, type RetrievalSet } from '#quality';
import { openRuntime, type Runtime } from '#runtime';
import { defaultOrganisationId, PgCollections } from '#store';
import { openLog } from '#telemetry';
import { keptEmbedders } from '../../apps/cli/src/eval/passage-embedders.ts';
import { retrievalSubject } from '../../apps/cli/src/eval/retrieval-subject.ts';
import { root } from '../../test/service.ts';

const principal: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
const never = new AbortController().signal;

/** One set in a product of its own. */
export interface SearchedSet extends AsyncDisposable {
  readonly set: RetrievalSet;
  readonly runtime: Runtime;
  /** nDCG@10 of a ranking against the judgements of one query, or of several at once. */
  readonly score: (retriever: Retriever, asked: Asked, queryIds: readonly string[]) => Promise<Scored>;
}

export interface Asked {
  readonly query: string;
  readonly turns?: readonly string[];
}

export interface Scored {
  readonly ndcg: number;
  readonly ms: number;
  /** What was to be done for the question and was not. */
  readonly notes: number;
}

export async function searchedSet(folder: string, vectors: string | null): Promise<SearchedSet> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'aquifer-understanding-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const models = process.env['AQUIFER_MODELS'] ?? join(root, '.cache/models');
  const config = readConfig({ ...ours(process.env), AQUIFER_DATA: dataDir, AQUIFER_MODELS: models });
  const runtime = stack.use(await openRuntime(config, openLog({ level: 'warn', format: 'pretty' })));
  const [corpus, queries, qrels] = await Promise.all(
    ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const set = readRetrievalSet({ corpus: corpus ?? '', queries: queries ?? '', qrels: qrels ?? '' });
  const subject = stack.use(await retrievalSubject(runtime, stack.use(keptEmbedders(runtime, vectors))));
  await subject.ingest(set.documents, never);
  const collection = await new PgCollections(runtime.database).find(principal, 'evaluation');
  const scope: SearchScope = { principal, collectionIds: [collection.id], filter: {}, asOf: null };
  const closing = stack.move();
  return {
    set,
    runtime,
    score: (retriever, asked, queryIds) => score(retriever, asked, { scope, set, queryIds }),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

interface Against {
  readonly scope: SearchScope;
  readonly set: RetrievalSet;
  readonly queryIds: readonly string[];
}

async function score(retriever: Retriever, asked: Asked, { scope, set, queryIds }: Against): Promise<Scored> {
  const started = performance.now();
  const { passages, understood } = await retriever.retrieve({ ...asked, scope, limit: 60 }, never);
  const ms = performance.now() - started;
  const relevant = new Map(queryIds.flatMap((id) => [...(set.judgements.get(id) ?? [])]));
  return {
    ndcg: ndcgAt10(documentRanking(passages.map(({ externalId }) => ({ documentId: externalId }))), relevant),
    ms,
    notes: understood?.notes.length ?? 0,
  };
}

/** The settings of this project among the variables there are. */
const ours = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('AQUIFER_')));

export function rounded({ difference, interval: [low, high], pValue }: PairedDifference): object {
  return { difference: round(difference), interval: [round(low), round(high)], pValue: round(pValue) };
}

export function meanOf(numbers: readonly number[]): number {
  return round(numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length));
}

export function round(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
