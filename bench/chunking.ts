// What is found of the passages that questions ask for, by chunks cut our way and by LangChain's RecursiveCharacterTextSplitter at the
// same size, with the same embedder: Chroma's chunking evaluation (../shared/eval/retrieval/chroma-chunking), the best five chunks by cosine.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { readConfig } from '#config';
import { defaultCollectionSettings, type ParsedDocument } from '#core';
import { ChildParser, cutDocument, embeddingText } from '#ingest';
import { fetchModel, findEmbedModel, OnnxEmbedder } from '#models';
import { bootstrapInterval, type DocumentSpan, type Interval, type SpanScores, spanScores } from '#quality';
import { root } from '../test/service.ts';
import { writeResult } from './result.ts';
import { VectorCache } from './vector-cache.ts';

const folder = join(root, '../shared/eval/retrieval/chroma-chunking');
const sizes = (process.env['CHUNKING_SIZES'] ?? '128,200,256,400,512').split(',').map(Number);
const perQuestion = 5;
const never = new AbortController().signal;

interface Text {
  readonly id: string;
  readonly text: string;
}
/** A chunk and what of it is embedded. */
type Cut = DocumentSpan & { readonly embedded: string };
type Cutter = (document: Text, size: number) => Promise<Cut[]>;
interface Measured extends SpanScores {
  readonly chunks: number;
  readonly meanCharacters: number;
}
interface Scored {
  readonly measured: Measured;
  /** By question. */
  readonly scores: readonly SpanScores[];
}
interface Row {
  readonly size: number;
  readonly ours: Measured;
  readonly peer: Measured;
  /** Recall less the peer's, and IoU over the peer's: 95 % intervals, questions drawn again. */
  readonly recallGain: Interval;
  readonly iouRatio: Interval;
}

if (!existsSync(folder)) throw new Error(`the evaluation set is not here: ${folder}`);
const settings = readConfig({ AQUIFER_MODELS: process.env['AQUIFER_MODELS'] ?? join(root, '.cache/models') }).models;
const model = findEmbedModel(settings.embedderId);
await fetchModel(model, settings, { signal: never });
await using embedder = await OnnxEmbedder.open(model, settings, { device: 'cpu', threads: 1, passageRuns: 2 });
await using parser = new ChildParser({ timeoutMs: 60_000, memoryMb: 1024, maxPages: 10, children: 1 });
const vectors = new VectorCache(embedder, process.env['CHUNKING_VECTORS'] ?? null);

const corpus = await readLines<Text>('corpus.jsonl');
const gold = Map.groupBy(await readGold(), (span) => span.question);
const questions = (await readLines<Text>('queries.jsonl')).filter(({ id }) => gold.has(id));
const questionVectors = await vectors.of(
  questions.map(({ text }) => text),
  'query',
);
const parsed = new Map<string, ParsedDocument>();
for (const document of corpus) parsed.set(document.id, await parse(document));

const table: Row[] = [];
for (const size of sizes) {
  table.push(compare(size, await measure(ours, size), await measure(langchain, size)));
  console.error(JSON.stringify(table.at(-1)));
}
const { targetTokens } = defaultCollectionSettings.chunking;
const chosen = table.find(({ size }) => size === targetTokens) ?? table[0];
if (!chosen) throw new Error('no size was measured');
writeResult({
  name: 'chunking',
  ratio: round(chosen.ours.iou / chosen.peer.iou, 2),
  measure: `IoU of the best ${perQuestion} chunks by cosine at ${chosen.size} tokens, the default size`,
  ours: chosen.ours,
  peer: { name: 'RecursiveCharacterTextSplitter, no overlap, lengths in the same tokens, chunks embedded as they are', ...chosen.peer },
  embedder: embedder.id,
  questions: questions.length,
  sizes: table,
});

/** As the product cuts and embeds a text without title. */
async function ours({ id }: Text, size: number): Promise<Cut[]> {
  const document = parsed.get(id);
  if (!document) throw new Error(`${id} was not parsed`);
  const chunking = { strategy: 'structure', targetTokens: size, overlapTokens: 0 } as const;
  const { chunks } = await cutDocument({ ...document, title: '' }, chunking, embedder, never);
  return chunks.map(({ start, end, headings, context, text }) => ({
    documentId: id,
    start,
    end,
    embedded: embeddingText({ title: '', headings, context, text }),
  }));
}

/** As its documentation shows it. A chunk larger than the model takes would be cut off by it. */
async function langchain({ id, text }: Text, size: number): Promise<Cut[]> {
  const special = embedder.countTokens('');
  const chunkSize = Math.min(size, embedder.maxTokens - special);
  const lengthFunction = (part: string): number => embedder.countTokens(part) - special;
  const splitter = new RecursiveCharacterTextSplitter({ chunkSize, chunkOverlap: 0, lengthFunction });
  let from = 0;
  return (await splitter.splitText(text)).map((piece) => {
    const start = text.indexOf(piece, from);
    from = start + piece.length;
    return { documentId: id, start, end: from, embedded: piece };
  });
}

function compare(size: number, mine: Scored, theirs: Scored): Row {
  const pairs = mine.scores.map((score, index) => ({ mine: score, theirs: theirs.scores[index] ?? score }));
  const sum = (sample: typeof pairs, pick: (pair: (typeof pairs)[number]) => number): number =>
    sample.reduce((total, pair) => total + pick(pair), 0);
  const gain = bootstrapInterval(pairs, (sample) => sum([...sample], (pair) => pair.mine.recall - pair.theirs.recall) / sample.length);
  const ratio = bootstrapInterval(
    pairs,
    (sample) => sum([...sample], (pair) => pair.mine.iou) / sum([...sample], (pair) => pair.theirs.iou),
  );
  return { size, ours: mine.measured, peer: theirs.measured, recallGain: rounded(gain, 4), iouRatio: rounded(ratio, 2) };
}

function rounded([low, high]: Interval, digits: number): Interval {
  return [round(low, digits), round(high, digits)];
}

async function measure(cut: Cutter, size: number): Promise<Scored> {
  const chunks: Cut[] = [];
  for (const document of corpus) chunks.push(...(await cut(document, size)));
  const chunkVectors = await vectors.of(
    chunks.map(({ embedded }) => embedded),
    'passage',
  );
  const scores = questions.map(({ id }, index) => {
    const question = questionVectors[index] ?? new Float32Array();
    const ranked = chunks
      .map((chunk, place) => ({ chunk, cosine: dot(question, chunkVectors[place] ?? question) }))
      .toSorted((a, b) => b.cosine - a.cosine);
    return spanScores(
      gold.get(id) ?? [],
      ranked.slice(0, perQuestion).map(({ chunk }) => chunk),
    );
  });
  const mean = (pick: (score: SpanScores) => number): number =>
    round(scores.reduce((sum, score) => sum + pick(score), 0) / scores.length, 4);
  const characters = chunks.reduce((sum, { start, end }) => sum + end - start, 0);
  const measured = {
    recall: mean(({ recall }) => recall),
    precision: mean(({ precision }) => precision),
    iou: mean(({ iou }) => iou),
    chunks: chunks.length,
    meanCharacters: Math.round(characters / chunks.length),
  };
  return { measured, scores };
}

/** The gold spans count characters of the text as it is: it must come through parsing unchanged. */
async function parse({ id, text }: Text): Promise<ParsedDocument> {
  const dir = await mkdtemp(join(tmpdir(), 'aquifer-chunking-'));
  try {
    const filePath = join(dir, `${id}.txt`);
    await writeFile(filePath, text);
    const document = await parser.parse({ filePath, mediaType: 'text/plain; charset=utf-8', fileName: `${id}.txt` }, never);
    if (document.text !== text) throw new Error(`${id} is not the same after parsing: its gold spans would not hold`);
    return document;
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function readGold(): Promise<(DocumentSpan & { readonly question: string })[]> {
  const [, ...rows] = (await readFile(join(folder, 'gold_spans.tsv'), 'utf8')).trim().split('\n');
  return rows.map((row) => {
    const [question = '', documentId = '', start, end] = row.split('\t');
    return { question, documentId, start: Number(start), end: Number(end) };
  });
}

async function readLines<Line>(name: string): Promise<Line[]> {
  const lines = (await readFile(join(folder, name), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
