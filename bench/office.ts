// How much of what a file says arrives in its canonical text, and how much is there beside it: words of the reference Markdown, as a multiset,
// beside what people use for the format as it comes. Where a format has no such reader installed, there is no peer.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ChildParser, detectMedia } from '#ingest';
import { read, utils } from '@e965/xlsx';
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { writeResult } from './result.ts';

interface Score {
  readonly recall: number;
  readonly precision: number;
}

const folder = ['../../shared', '../../../shared']
  .map((path) => join(import.meta.dirname, path, 'eval/documents/office-html-md-csv'))
  .find((path) => existsSync(path));
if (!folder) throw new Error('the documents are not here: ../shared/eval/documents/office-html-md-csv');

const peers: Readonly<Record<string, { readonly name: string; readonly text: (bytes: Buffer) => string | Promise<string> }>> = {
  docx: { name: 'mammoth.extractRawText', text: async (buffer) => (await mammoth.extractRawText({ buffer })).value },
  xlsx: { name: 'SheetJS sheet_to_csv', text: sheetsAsCsv },
  html: { name: "linkedom's textContent of the body", text: (bytes) => bodyText(bytes.toString('utf8')) },
  csv: { name: 'the file itself', text: (bytes) => bytes.toString('utf8') },
  md: { name: 'the file itself', text: (bytes) => bytes.toString('utf8') },
};
const formats = ['docx', 'pptx', 'xlsx', 'html', 'md', 'csv', 'pdf'];

await using parser = new ChildParser({ timeoutMs: 60_000, memoryMb: 1024, maxPages: 1000, children: 1 });
const files: Record<string, { ours: Score; peer: Score | null; failure?: string }> = {};
const started = performance.now();
for (const format of formats) {
  const names = readdirSync(join(folder, format)).filter((name) => !name.endsWith('.expected.md'));
  for (const name of names.sort()) {
    const path = join(folder, format, name);
    const expected = wordsOf(fromMarkdown(readFileSync(`${path}.expected.md`, 'utf8')));
    const { text, failure } = await ourText(path);
    const peer = peers[format];
    const peerText = peer ? await peer.text(readFileSync(path)) : null;
    files[`${format}/${name}`] = {
      ours: scoreOf(wordsOf(markupAway(format, text)), expected),
      peer: peerText === null ? null : scoreOf(wordsOf(markupAway(format, peerText)), expected),
      ...(failure && { failure }),
    };
  }
}
const seconds = (performance.now() - started) / 1000;

const compared = Object.values(files).filter(({ peer }) => peer !== null);
const ours = meanOf(compared.map((file) => file.ours));
const peer = meanOf(compared.flatMap((file) => (file.peer ? [file.peer] : [])));
writeResult({
  name: 'office',
  ratio: round(ours.recall / peer.recall),
  ours: { ...ours, over: `${compared.length} files of formats that have a peer` },
  peer: { ...peer, names: Object.fromEntries(formats.map((format) => [format, peers[format]?.name ?? 'none'])) },
  all: { ...meanOf(Object.values(files).map((file) => file.ours)), files: Object.keys(files).length },
  formats: Object.fromEntries(formats.map((format) => [format, summaryOf(format)])),
  seconds: round(seconds),
  files,
});

async function ourText(filePath: string): Promise<{ text: string; failure?: string }> {
  const fileName = basename(filePath);
  try {
    const mediaType = await detectMedia({ path: filePath, fileName, declaredType: null });
    return await parser.parse({ filePath, mediaType, fileName }, AbortSignal.timeout(60_000));
  } catch (error) {
    return { text: '', failure: error instanceof Error ? error.message : String(error) };
  }
}

function sheetsAsCsv(bytes: Buffer): string {
  const book = read(bytes, { type: 'buffer' });
  return book.SheetNames.map((name) => utils.sheet_to_csv(book.Sheets[name] ?? {})).join('\n');
}

function bodyText(html: string): string {
  const { document } = parseHTML(html) as { readonly document: { readonly body: { readonly textContent: string | null } | null } };
  return document.body?.textContent ?? '';
}

/** Markdown is our canonical text too: there the marks go from both sides. */
function markupAway(format: string, text: string): string {
  return format === 'md' ? fromMarkdown(text) : text;
}

/** Without what the reference's writer adds: marks of pictures, addresses of links, escapes, entities. */
function fromMarkdown(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\]\([^)\s]*\)/g, ' ')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function scoreOf(found: ReadonlyMap<string, number>, expected: ReadonlyMap<string, number>): Score {
  const total = (words: ReadonlyMap<string, number>): number => [...words.values()].reduce((sum, count) => sum + count, 0);
  const common = [...expected].reduce((sum, [word, count]) => sum + Math.min(count, found.get(word) ?? 0), 0);
  return {
    recall: expected.size === 0 ? 1 : round(common / total(expected)),
    precision: found.size === 0 ? (expected.size === 0 ? 1 : 0) : round(common / total(found)),
  };
}

function summaryOf(format: string): object {
  const own = Object.entries(files).filter(([name]) => name.startsWith(`${format}/`));
  const beside = own.flatMap(([, file]) => (file.peer ? [file.peer] : []));
  return { files: own.length, ours: meanOf(own.map(([, file]) => file.ours)), peer: beside.length === 0 ? null : meanOf(beside) };
}

function meanOf(scores: readonly Score[]): Score {
  const mean = (name: keyof Score): number => round(scores.reduce((sum, score) => sum + score[name], 0) / scores.length);
  return { recall: mean('recall'), precision: mean('precision') };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
