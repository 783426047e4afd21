// Questions in eight languages that share words, as they stand, with exactly one passage, and where the keyword leg ranks it: asked whole,
// by those words alone, and by those words in quotation marks. Beside plain BM25 in the same run. The sets' texts are not kept, only ids.
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRetrievalSet } from '#quality';
import { earlierTermsOf, FileBlobStore, openDatabase } from '#store';
import { root } from '../test/service.ts';
import { type KeywordSet, openKeywordSet } from './keyword-world.ts';
import { PlainBm25 } from './plain-bm25.ts';
import { writeResult } from './result.ts';
import { type SharedWords, sharedWordsOf } from './shared-words.ts';

const folder = join(root, '../shared/eval/retrieval/xquad');
if (!existsSync(folder)) throw new Error(`the retrieval sets are not here: ${folder}`);
const known = ['zh', 'ar', 'th', 'en', 'de', 'es', 'ru', 'hi'];
const languages = process.env['AQUIFER_BENCH_LANGUAGES']?.split(',') ?? known;
/** Of a language, from all over its set. */
const mostQuestions = Number(process.env['AQUIFER_BENCH_QUERIES'] ?? 200);
const shown = 8;
const ways = ['question', 'words', 'quoted', 'plainQuestion', 'plainWords'] as const;
type Ranks = Readonly<Record<(typeof ways)[number], number | null>>;

const dir = await mkdtemp(join(tmpdir(), 'aquifer-words-'));
await using stack = new AsyncDisposableStack();
stack.defer(() => rm(dir, { recursive: true, force: true }));
const log = { info: () => undefined, warn: () => undefined };
const database = stack.use(
  await openDatabase({ kind: 'embedded', dir: join(dir, 'database') }, { log, signal: new AbortController().signal }),
);
const blobs = new FileBlobStore(join(dir, 'blobs'));

const resultFile = join(root, 'bench/results/exact-words.json');
/** Languages may be measured one by one: what an earlier run found of others stays. */
const measured = (): Record<string, Figures> =>
  existsSync(resultFile) ? (JSON.parse(readFileSync(resultFile, 'utf8')) as { languages: Record<string, Figures> }).languages : {};
for (const language of languages) {
  const figures = await measure(language);
  console.log(language, JSON.stringify({ ...figures, examples: undefined, notFirst: undefined }));
  save({ ...measured(), [language]: figures });
}

/** After every language, so that a run that is cut off leaves what it found. */
function save(figures: Readonly<Record<string, Figures>>): void {
  const all = Object.values(figures);
  const firstOf = (way: (typeof ways)[number]): number => sum(all.map(({ first }) => first[way]));
  writeResult({
    name: 'exact-words',
    ratio: Math.round((firstOf('words') / firstOf('plainWords')) * 1000) / 1000,
    ours: { asked: sum(all.map(({ asked }) => asked)), firstByWords: firstOf('words'), firstByQuestion: firstOf('question') },
    peer: {
      what: 'plain BM25 of the same run: Porter for everything, pairs of characters',
      firstByWords: firstOf('plainWords'),
      firstByQuestion: firstOf('plainQuestion'),
    },
    sets: 'xquad; of its texts only ids are kept, the run prints the words',
    missing: known.filter((language) => !(language in figures)),
    languages: figures,
  });
}

type Counts = Readonly<Record<(typeof ways)[number], number>>;

interface Figures {
  /** Questions with such words, and those asked of them. */
  readonly having: number;
  readonly asked: number;
  readonly first: Counts;
  readonly amongTen: Counts;
  readonly examples: readonly object[];
  readonly notFirst: readonly object[];
}

async function measure(language: string): Promise<Figures> {
  const [corpus = '', queries = '', qrels = ''] = ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((file) =>
    readFileSync(join(folder, language, file), 'utf8'),
  );
  const set = readRetrievalSet({ corpus, queries, qrels });
  const having = sharedWordsOf(set, language);
  const asked = spread(having, mostQuestions);
  const leg = await openKeywordSet(database, blobs, { name: `xquad/${language}`, language, documents: set.documents });
  const peer = new PlainBm25(set.documents.map(({ title, text }) => earlierTermsOf(`${title}\n${text}`)));
  const found: { readonly shared: SharedWords; readonly ranks: Ranks }[] = [];
  for (const shared of asked) found.push({ shared, ranks: await ranksOf(shared, leg, peer) });
  const within = (most: number): Counts => {
    const count = (way: (typeof ways)[number]): number => found.filter(({ ranks }) => (ranks[way] ?? Infinity) <= most).length;
    const [question, words, quoted] = [count('question'), count('words'), count('quoted')];
    return { question, words, quoted, plainQuestion: count('plainQuestion'), plainWords: count('plainWords') };
  };
  const told = ({ shared, ranks }: (typeof found)[number]) => ({
    query: shared.queryId,
    document: set.documents[shared.place]?.id,
    characters: shared.words.length,
    ranks,
  });
  const notFirst = found.filter(({ ranks }) => ranks.question !== 1 || ranks.words !== 1 || ranks.quoted !== 1);
  for (const { shared, ranks } of [...spread(found, shown), ...notFirst]) print(shared, set.documents[shared.place]?.id, ranks);
  return {
    having: having.length,
    asked: asked.length,
    first: within(1),
    amongTen: within(10),
    examples: spread(found, shown).map(told),
    notFirst: notFirst.map(told),
  };
}

async function ranksOf({ query, words, place }: SharedWords, leg: KeywordSet, peer: PlainBm25): Promise<Ranks> {
  const rankIn = (places: readonly number[]): number | null => places.indexOf(place) + 1 || null;
  const ours = async (asked: string): Promise<number | null> => rankIn((await leg.rank(asked, 100)).places);
  const plain = (asked: string): number | null => rankIn(peer.rank(earlierTermsOf(asked), 100));
  return {
    question: await ours(query),
    words: await ours(words),
    quoted: await ours(`“${words}”`),
    plainQuestion: plain(query),
    plainWords: plain(words),
  };
}

function print({ queryId, query, words }: SharedWords, document: string | undefined, ranks: Ranks): void {
  console.log(`  ${queryId} ${query} | ${words} | ${document} | ${ways.map((way) => `${way} ${ranks[way] ?? '-'}`).join(', ')}`);
}

/** The same ones in every run, from all over. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  return Array.from(
    { length: Math.min(most, items.length) },
    (_, index) => items[Math.floor((index * items.length) / Math.min(most, items.length))],
  ).filter((item) => item !== undefined);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
