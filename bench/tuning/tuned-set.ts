import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#config';
import { defaultCollectionSettings, type FoundChunk, type Principal, type RankingSettings, type SearchScope } from '#core';
import { documentRanking, type Judgements, ndcgAt10, readRetrievalSet, type TriedQuestion, tuningGrid } from '#quality';
import { openRuntime, type Runtime } from '#runtime';
import { defaultOrganisationId, PgCollections } from '#store';
import { openLog } from '#telemetry';
import { keptEmbedders } from '../../apps/cli/src/eval/passage-embedders.ts';
import { retrievalSubject } from '../../apps/cli/src/eval/retrieval-subject.ts';
import { root } from '../../test/service.ts';

const principal: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
const never = new AbortController().signal;
/** As many passages as the product's own tuning asks for. */
const limit = 50;

export interface AskedQuestion {
  readonly text: string;
  readonly judged: Judgements;
}

/** One data set in a product of its own, and questions tried on it under every setting of the grid. */
export interface TunedSet extends AsyncDisposable {
  readonly grid: readonly RankingSettings[];
  readonly questions: readonly AskedQuestion[];
  /** Passages drawn as synthetic questions are made of them. */
  passages(count: number): Promise<readonly FoundChunk[]>;
  attempt(questions: readonly AskedQuestion[]): Promise<TriedQuestion[]>;
}

export async function tunedSet(folder: string, vectors: string | null): Promise<TunedSet> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'aquifer-tuning-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const runtime = stack.use(await openOurs(dataDir));
  const [corpus = '', queries = '', qrels = ''] = await Promise.all(
    ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  const set = readRetrievalSet({ corpus, queries, qrels });
  const subject = stack.use(await retrievalSubject(runtime, stack.use(keptEmbedders(runtime, vectors))));
  await subject.ingest(set.documents, never);
  const { id } = await new PgCollections(runtime.database).find(principal, 'evaluation');
  const scope: SearchScope = { principal, collectionIds: [id], filter: {}, asOf: null };
  const { rerank, candidatesPerLeg } = runtime.retriever.settings;
  const ordinary = { rerankShare: rerank.share, rerankDepth: rerank.depth, candidates: candidatesPerLeg };
  const grid = tuningGrid(defaultCollectionSettings.ranking, ordinary);
  const closing = stack.move();
  return {
    grid,
    questions: set.queries.flatMap(({ id: queryId, text }) => {
      const judged = set.judgements.get(queryId);
      return judged ? [{ text, judged }] : [];
    }),
    passages: async (count) => {
      const drawn = (await runtime.profiles.sample(id)).slice(0, count).map(({ chunkId }) => chunkId);
      const found = new Map((await runtime.search.chunks(drawn, scope)).map((chunk) => [chunk.chunkId, chunk]));
      return drawn.flatMap((chunkId) => found.get(chunkId) ?? []);
    },
    attempt: async (questions) => {
      const tried: TriedQuestion[] = [];
      for (const question of questions) tried.push(await attempt(question, { runtime, scope, grid }));
      return tried;
    },
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

interface Trying {
  readonly runtime: Runtime;
  readonly scope: SearchScope;
  readonly grid: readonly RankingSettings[];
}

async function attempt({ text, judged }: AskedQuestion, { runtime, scope, grid }: Trying): Promise<TriedQuestion> {
  const deepest = Math.max(...grid.map(({ candidates }) => candidates ?? runtime.retriever.settings.candidatesPerLeg));
  const trial = runtime.trialOf({ query: text, scope, limit }, deepest);
  const rankings: (readonly string[])[] = [];
  for (const ranking of grid) rankings.push((await trial(ranking, never)).chunkIds);
  const chunks = await runtime.search.chunks([...new Set(rankings.flat())], scope);
  const documents = new Map(chunks.map(({ chunkId, externalId }) => [chunkId, externalId]));
  const found = rankings.map((ids) => documentRanking(ids.map((id) => ({ documentId: documents.get(id) ?? '' }))));
  const first = found[0]?.findIndex((document) => judged.has(document)) ?? -1;
  return { scores: found.map((ranking) => ndcgAt10(ranking, judged)), rank: first < 0 ? null : first + 1, about: [...judged.keys()] };
}

/** The product with its own defaults; variables named AQUIFER_… change them. */
function openOurs(dataDir: string): Promise<Runtime> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('AQUIFER_')));
  const defaults = { AQUIFER_MODELS: join(root, '.cache/models'), AQUIFER_GENERATOR: 'none', AQUIFER_OCR: 'off', AQUIFER_CACHE_MB: '0' };
  return openRuntime(readConfig({ ...defaults, ...given, AQUIFER_DATA: dataDir }), openLog({ level: 'warn', format: 'pretty' }));
}
