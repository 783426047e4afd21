import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Collection, GoldenList, type GoldenQuestion, type System } from '#contract';
import type { Config } from '#config';
import { Fault } from '#core';
import { scorePassages, tune, type TriedQuestion, type Tuned } from '#quality';
import type { Runtime } from '#runtime';
import { call, type Server } from './client.ts';
import { OwnFolders } from './eval/own-folders.ts';
import { type IngestedDocument, retrievalSubject } from './eval/retrieval-subject.ts';
import { inRuntimeOf } from './evaluate.ts';
import { exportCollection, ExportedDocument, manifestName } from './export.ts';

type Chunking = Collection['settings']['chunking'];

const sizes = [128, 256, 400] as const;
const passagesAsked = 50;

/**
 * Cuts and embeds the collection's files anew in a product of its own, once for every size, and asks its golden questions there. The
 * service only hands out what the key may read; nothing in it changes.
 */
export async function tuneChunking(config: Config, server: Server, name: string): Promise<Tuned<Chunking>> {
  using folders = new OwnFolders();
  const address = `/v1/collections/${encodeURIComponent(name)}`;
  const collection = await read<Collection>(server, address);
  const golden = await goldenOf(server, `${address}/golden`);
  const { chunking } = collection.settings;
  const grid = [chunking, ...sizes.filter((size) => size !== chunking.targetTokens).map((size) => withSize(chunking, size))];
  const tokens = Math.round((collection.chunks * chunking.targetTokens * grid.length) / 1000);
  process.stderr.write(
    `${collection.documents} documents are cut and embedded ${grid.length} times, at most ${tokens} thousand tokens in all, and asked ${golden.length} questions each time\n`,
  );
  return folders.within('aquifer-tune-files-', async (folder) => {
    await exportCollection(server, name, folder);
    const documents = await filesOf(folder);
    const scores: TriedQuestion['scores'][] = [];
    const ranks: (number | null)[] = [];
    for (const [index, cut] of grid.entries()) {
      process.stderr.write(`${cut.targetTokens} tokens a chunk\n`);
      const settings = { chunking: cut, ranking: collection.settings.ranking, synonyms: collection.settings.synonyms };
      const asked = await folders.within('aquifer-tune-', (dataDir) =>
        inRuntimeOf(config, dataDir, async (runtime) => {
          if (index === 0) await refuseOtherModel(server, runtime);
          return askAll(runtime, { documents, golden, settings }, folders.signal);
        }),
      );
      scores.push(asked.map(({ ndcg10 }) => ndcg10));
      if (index === 0) ranks.push(...asked.map(({ rank }) => rank));
    }
    return tune(
      grid,
      golden.map(({ expected, quote, id }, question) => ({
        scores: scores.map((own) => own[question] ?? 0),
        rank: ranks[question] ?? null,
        about: expected.length > 0 ? expected : [quote ?? id],
      })),
    );
  });
}

interface Asked {
  readonly documents: readonly IngestedDocument[];
  readonly golden: readonly GoldenQuestion[];
  readonly settings: Pick<Collection['settings'], 'chunking' | 'ranking' | 'synonyms'>;
}

async function askAll(
  runtime: Runtime,
  { documents, golden, settings }: Asked,
  signal: AbortSignal,
): Promise<ReturnType<typeof scorePassages>[]> {
  await using subject = await retrievalSubject(runtime, undefined, settings);
  await subject.ingest(documents, signal);
  const scored: ReturnType<typeof scorePassages>[] = [];
  for (const question of golden) {
    const request = { query: question.question, scope: subject.scope, limit: passagesAsked };
    const { passages } = await runtime.retriever.retrieve(request, signal);
    scored.push(scorePassages(question, passages));
  }
  return scored;
}

function withSize(chunking: Chunking, targetTokens: number): Chunking {
  return { ...chunking, targetTokens, overlapTokens: Math.min(chunking.overlapTokens, Math.floor(targetTokens / 2)) };
}

/** Those that people wrote; where there are none, those made by rule. */
async function goldenOf(server: Server, address: string): Promise<GoldenQuestion[]> {
  const all: GoldenQuestion[] = [];
  for (let next: string | null = `${address}?limit=200`; next !== null;) {
    const page = GoldenList.parse(await (await call(server, next)).json());
    all.push(...page.items);
    next = page.nextCursor === null ? null : `${address}?limit=200&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  const real = all.filter(({ synthetic }) => !synthetic);
  if (all.length === 0) throw new Fault('conflict', `the collection has no golden questions; add some, or make them with --synthetic 100`);
  return real.length > 0 ? real : all;
}

async function filesOf(folder: string): Promise<IngestedDocument[]> {
  const lines = (await readFile(join(folder, manifestName), 'utf8')).split('\n').filter(Boolean);
  return Promise.all(
    lines.map(async (line) => {
      const { externalId, title, file, fileName, mediaType } = ExportedDocument.parse(JSON.parse(line));
      const bytes = await readFile(join(folder, file));
      return { id: externalId, title: title ?? '', text: '', file: { bytes, name: fileName, mediaType } };
    }),
  );
}

/** What was measured with another embedder says nothing of the service. */
async function refuseOtherModel(server: Server, { models }: Runtime): Promise<void> {
  const system = await read<System>(server, '/v1/system');
  const theirs = system.models.find(({ role, state }) => role === 'embed' && state === 'ready')?.id;
  if (theirs === undefined || models.embedder.id.includes(theirs)) return;
  throw new Fault('conflict', `the service embeds with ${theirs}, this machine with ${models.embedder.id}; set AQUIFER_EMBEDDER=${theirs}`);
}

async function read<Body>(server: Server, path: string): Promise<Body> {
  return (await (await call(server, path)).json()) as Body;
}
