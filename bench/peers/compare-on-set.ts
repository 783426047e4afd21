import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Pool } from 'pg';
import { readConfig } from '#config';
import type { Principal, SearchScope } from '#core';
import { type EvalDocument, readRetrievalSet, type RetrievalSet } from '#quality';
import { openRuntime, type Runtime } from '#runtime';
import { defaultOrganisationId } from '#store';
import { openLog } from '#telemetry';
import { keptEmbedders } from '../../apps/cli/src/eval/passage-embedders.ts';
import { retrievalSubject } from '../../apps/cli/src/eval/retrieval-subject.ts';
import type { RealPostgres } from '../../test/servers/index.ts';
import { root } from '../../test/service.ts';
import { commonContenders } from './common-contender.ts';
import { type AnsweredQuestion, compareRankings, type RankingFigures } from './compare-rankings.ts';
import type { AbsentPeer, Contender, EmbedQuestion } from './contender.ts';
import { langchainContender } from './langchain-contender.ts';
import { ourContender, plainRrfContender, served } from './our-contenders.ts';
import { servedChunks, type ServedChunk } from './served-chunks.ts';
import { txtaiContender } from './txtai-contender.ts';

export interface SetReport {
  readonly set: string;
  readonly documents: number;
  readonly chunks: number;
  readonly questions: number;
  readonly embedder: string;
  readonly rankings: readonly RankingFigures[];
  readonly absent: readonly AbsentPeer[];
  readonly about: Readonly<Record<string, string>>;
}

export interface SetOptions {
  /** As `xquad/de`: the last part names the language there, every other set is English. */
  readonly name: string;
  readonly folder: string;
  /** Questions at most. */
  readonly limit: number;
  /** A folder that keeps passages' vectors between runs. */
  readonly vectors: string | null;
}

const never = new AbortController().signal;
const principal: Principal = { organisationId: defaultOrganisationId, keyId: null, role: 'admin', groups: [] };
const warmUps = 5;

/** Ingests one set with the product, hands its chunks and vectors to every peer, and asks all of them the same questions in turn. */
export async function compareOnSet(server: RealPostgres, { name, folder, limit, vectors }: SetOptions): Promise<SetReport> {
  const set = await readSet(folder);
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'aquifer-peers-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const url = await server.freshDatabase();
  const runtime = stack.use(await openOurs(url, dataDir));
  const scope = await ingest(runtime, url, { documents: set.documents, vectors });
  const chunks = await allChunks(url, runtime.models.embedder.id);
  const { contenders, absent } = await openContenders({
    server,
    runtime,
    scope,
    chunks,
    language: name.startsWith('xquad/') ? basename(name) : 'en',
  });
  for (const contender of contenders) stack.use(contender);
  const questions = set.queries.filter(({ id }) => [...(set.judgements.get(id)?.values() ?? [])].some((grade) => grade > 0));
  const answered = await askInTurn(contenders, questions.slice(0, limit), set);
  return {
    set: name,
    documents: set.documents.length,
    chunks: chunks.length,
    questions: answered.length,
    embedder: runtime.models.embedder.id,
    rankings: compareRankings(answered, served),
    absent,
    about: Object.fromEntries(contenders.map((contender) => [contender.name, contender.about])),
  };
}

async function readSet(folder: string): Promise<RetrievalSet> {
  const [corpus = '', queries = '', qrels = ''] = await Promise.all(
    ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((file) => readFile(join(folder, file), 'utf8')),
  );
  return readRetrievalSet({ corpus, queries, qrels });
}

/** The product with its own defaults; variables named AQUIFER_… change them. Sets ask some questions twice: nothing may remember them. */
async function openOurs(url: string, dataDir: string): Promise<Runtime> {
  const given = Object.entries(process.env).filter(([name]) => name.startsWith('AQUIFER_'));
  const defaults = { AQUIFER_MODELS: join(root, '.cache/models'), AQUIFER_GENERATOR: 'none', AQUIFER_OCR: 'off', AQUIFER_CACHE_MB: '0' };
  const config = readConfig({ ...defaults, ...Object.fromEntries(given), AQUIFER_DATA: dataDir, DATABASE_URL: url });
  return openRuntime(config, openLog({ level: 'warn', format: 'pretty' }));
}

async function ingest(
  runtime: Runtime,
  url: string,
  { documents, vectors }: { readonly documents: readonly EvalDocument[]; readonly vectors: string | null },
): Promise<SearchScope> {
  using embedders = keptEmbedders(runtime, vectors);
  await using subject = await retrievalSubject(runtime, embedders);
  await subject.ingest(documents, never);
  await using pool = closing(url);
  const { rows } = await pool.query<{ id: string }>("select id from collection where name = 'evaluation'");
  return { principal, collectionIds: rows.map(({ id }) => id), filter: {}, asOf: null };
}

async function allChunks(url: string, modelId: string): Promise<ServedChunk[]> {
  await using pool = closing(url);
  const chunks: ServedChunk[] = [];
  for await (const page of servedChunks(pool, modelId)) chunks.push(...page);
  return chunks;
}

function closing(url: string): Pool & AsyncDisposable {
  const pool = new Pool({ connectionString: url, max: 2 });
  return Object.assign(pool, { [Symbol.asyncDispose]: () => pool.end() });
}

interface Opening {
  readonly server: RealPostgres;
  readonly runtime: Runtime;
  readonly scope: SearchScope;
  readonly chunks: readonly ServedChunk[];
  readonly language: string;
}

/** Each peer has a database of its own on the same server. */
async function openContenders(opening: Opening): Promise<{ contenders: Contender[]; absent: AbsentPeer[] }> {
  const { server, runtime, scope, chunks, language } = opening;
  const documentOf = new Map(chunks.map(({ id, document }) => [id, document]));
  const embed: EmbedQuestion = async (question) => {
    const [vector] = await runtime.models.embedder.embed([question], 'query', never);
    return vector ?? new Float32Array();
  };
  const txtai = await txtaiContender({ chunks, embed }, documentOf);
  return {
    contenders: [
      ourContender(runtime, scope, documentOf),
      plainRrfContender(runtime, scope, { embed, documentOf }),
      await langchainContender({ url: await server.emptyDatabase(), chunks, embed }),
      ...(await commonContenders({ url: await server.emptyDatabase(), chunks, language, embed }, documentOf)),
      ...('absent' in txtai ? [] : [txtai]),
    ],
    absent: 'absent' in txtai ? [txtai] : [],
  };
}

/** One question after the other to all of them; who comes first moves on with every question, so that noise hits all alike. */
async function askInTurn(
  contenders: readonly Contender[],
  questions: RetrievalSet['queries'],
  set: RetrievalSet,
): Promise<AnsweredQuestion[]> {
  for (const { text } of questions.slice(0, warmUps)) for (const contender of contenders) await contender.rank(text);
  const answered: AnsweredQuestion[] = [];
  for (const [turn, { id, text }] of questions.entries()) {
    const rankings = {};
    for (let place = 0; place < contenders.length; place += 1)
      Object.assign(rankings, await contenders[(turn + place) % contenders.length]?.rank(text));
    answered.push({ judged: set.judgements.get(id) ?? new Map<string, number>(), rankings });
    if (answered.length % 100 === 0) console.error(`${answered.length} of ${questions.length} questions`);
  }
  return answered;
}
