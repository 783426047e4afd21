// The keyword leg on every retrieval set of ../shared/eval beside plain BM25: the published anchor (k1 1.2, b 0.75, Porter, pairs of
// characters) and the same computed here. Then identifiers, versions, phrases and words taken from the sets, and where the leg ranks them.
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mean, ndcgAt10, readRetrievalSet, type RetrievalSet } from '#quality';
import { earlierTermsOf, FileBlobStore, openDatabase } from '#store';
import { root } from '../test/service.ts';
import { answersOf, type ExactQuestion, identifiersOf, phrasesOf, typingErrorsOf } from './exact-examples.ts';
import { type KeywordSet, openKeywordSet } from './keyword-world.ts';
import { PlainBm25 } from './plain-bm25.ts';
import { percentileMs, writeResult } from './result.ts';

const folder = join(root, '../shared/eval/retrieval');
/** From ../shared/eval/README.md, nDCG@10 in points. */
const anchors: Readonly<Record<string, number>> = {
  'product-docs': 70.4,
  stackfaq: 46.8,
  scifact: 68.3,
  clapnq: 89.5,
  'covidqa/passages': 64.4,
  'chroma-chunking/passages': 76.9,
  'musique-sample': 53.9,
  'xquad/en': 96.5,
  'xquad/de': 92.7,
  'xquad/es': 95.1,
  'xquad/ru': 87.1,
  'xquad/zh': 96.3,
  'xquad/ar': 88.5,
  'xquad/hi': 94.4,
  'xquad/th': 94.1,
};
if (!existsSync(folder)) throw new Error(`the retrieval sets are not here: ${folder}`);
const wanted = process.env['AQUIFER_BENCH_SETS']?.split(',');
const names = wanted ?? Object.keys(anchors);
/** Every so many queries of a set are asked when there is no time for all. */
const mostQueries = process.env['AQUIFER_BENCH_QUERIES'] ? Number(process.env['AQUIFER_BENCH_QUERIES']) : null;

const dir = await mkdtemp(join(tmpdir(), 'aquifer-keyword-'));
await using stack = new AsyncDisposableStack();
stack.defer(() => rm(dir, { recursive: true, force: true }));
const log = { info: () => undefined, warn: () => undefined };
const database = stack.use(
  await openDatabase({ kind: 'embedded', dir: join(dir, 'database') }, { log, signal: new AbortController().signal }),
);
const blobs = new FileBlobStore(join(dir, 'blobs'));

const sets: Record<string, object> = {};
const examples: object[] = [];
const shares = new Map<string, boolean[]>();
const times: number[] = [];
for (const name of names) {
  const set = readSet(name);
  const language = name.startsWith('xquad/') ? name.slice(-2) : 'en';
  const leg = await openKeywordSet(database, blobs, { name, language, documents: set.documents });
  const figures = await measure(name, set, leg);
  sets[name] = figures;
  console.log(name, JSON.stringify(figures));
  for (const question of questionsOf(name, set)) await ask(name, set, leg, question);
  save();
}

/** After every set, so that a run that is cut off leaves what it found; `missing` says what is not in it. */
function save(): void {
  const [ours, peer] = [pointsOf('leg'), pointsOf('plain')];
  writeResult({
    name: 'keyword',
    ratio: Math.round((ours / peer) * 1000) / 1000,
    ours: { meanNdcgAt10: ours, searchP50Ms: percentileMs(times, 0.5), searchP95Ms: percentileMs(times, 0.95) },
    peer: { meanNdcgAt10: peer, what: 'plain BM25 of the same run: Porter for everything, pairs of characters, title once' },
    queriesPerSet: mostQueries ?? 'all',
    missing: Object.keys(anchors).filter((name) => !(name in sets)),
    sets,
    foundFirst: Object.fromEntries([...shares].map(([kind, first]) => [kind, { of: first.length, first: first.filter(Boolean).length }])),
    examples,
  });
}

async function measure(name: string, set: RetrievalSet, leg: KeywordSet) {
  const plain = new PlainBm25(set.documents.map(({ title, text }) => earlierTermsOf(`${title}\n${text}`)));
  const scores: { leg: number; plain: number; corrected: boolean }[] = [];
  const idOf = (place: number): string => set.documents[place]?.id ?? '';
  const step = mostQueries === null ? 1 : Math.max(1, Math.floor(set.queries.length / mostQueries));
  for (const { id, text } of set.queries.filter((_, index) => index % step === 0)) {
    const judged = set.judgements.get(id);
    if (!judged || ![...judged.values()].some((grade) => grade > 0)) continue;
    const startedAt = performance.now();
    const { places, notes } = await leg.rank(text, 10);
    times.push(performance.now() - startedAt);
    const peer = plain.rank(earlierTermsOf(text), 10).map(idOf);
    scores.push({ leg: ndcgAt10(places.map(idOf), judged), plain: ndcgAt10(peer, judged), corrected: notes.length > 0 });
  }
  const points = (which: 'leg' | 'plain'): number => Math.round(mean(scores.map((score) => score[which])) * 1000) / 10;
  const found = { anchor: anchors[name], plain: points('plain'), leg: points('leg') };
  return { ...found, queries: scores.length, withNote: scores.filter(({ corrected }) => corrected).length };
}

function questionsOf(name: string, { documents, answers }: AnsweredSet): ExactQuestion[] {
  if (name === 'product-docs' || name === 'stackfaq' || name === 'covidqa/passages')
    return [...identifiersOf(documents), ...phrasesOf(documents), ...(name === 'product-docs' ? typingErrorsOf(documents) : [])];
  const kind = { 'xquad/zh': 'Chinese', 'xquad/ar': 'Arabic', 'xquad/th': 'Thai', 'xquad/ru': 'Russian', 'xquad/hi': 'Hindi' }[name];
  if (!kind) return [];
  return [...answersOf(kind, documents, answers), ...phrasesOf(documents)];
}

async function ask(name: string, set: RetrievalSet, leg: KeywordSet, { kind, query, expected }: ExactQuestion): Promise<void> {
  const { places, notes } = await leg.rank(query, 10);
  const rank = places.findIndex((place) => expected.includes(place)) + 1;
  const known = shares.get(kind) ?? [];
  shares.set(kind, [...known, rank === 1]);
  const shown = known.length < 8 || rank !== 1;
  if (shown)
    examples.push({ kind, set: name, query, expected: expected.map((place) => set.documents[place]?.id), rank: rank || null, notes });
}

type AnsweredSet = RetrievalSet & { readonly answers: readonly string[] };

function readSet(name: string): AnsweredSet {
  const [corpus = '', queries = '', qrels = ''] = ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((file) =>
    readFileSync(join(folder, name, file), 'utf8'),
  );
  const records = queries
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { answers?: unknown[] });
  const answers = records.flatMap((record) => record.answers ?? []).filter((answer) => typeof answer === 'string');
  return { ...readRetrievalSet({ corpus, queries, qrels }), answers };
}

function pointsOf(which: 'leg' | 'plain'): number {
  return Math.round(mean(Object.values(sets as Record<string, Record<typeof which, number>>).map((figures) => figures[which])) * 10) / 10;
}
