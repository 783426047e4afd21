// How much of what a file says arrives in its canonical text, and how much is there beside it: words of the reference Markdown, as a multiset,
// beside what people use for the format as it comes. Where a format has no such reader installed, there is no peer.
// The reference repeats a merged cell in every place that it covers, our text has it once: `mergedRepeated` is our score with it repeated as well.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ParsedDocument } from '#core';
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
/** Looked at by eye: what the reference has that we have not, or the other way round. */
const reasons: Readonly<Record<string, string>> = {
  'docx/docx_checkboxes.docx': 'the reference writes ticked boxes as [x], we the sign that the file holds; its "x" counts as a word',
  'docx/docx_comments.docx': 'the reference leaves comments out, we keep them with their author',
  'docx/equations.docx': 'formulas: LaTeX commands (frac, sum, left) in the reference, plain signs (∑, π, /) here',
  'docx/table_with_equations.docx': 'formulas: LaTeX commands in the reference, plain signs here',
  'docx/word_tables.docx': 'the reference repeats merged cells',
  'html/example_04.html': 'the reference repeats merged cells',
  'html/example_05.html': 'the reference repeats merged cells',
  'pptx/powerpoint_comments.pptx': 'the reference writes the time and the word "author" into every comment',
  'pptx/powerpoint_malformed_pictures.pptx': 'our headings name the slide: "Slide 1"',
  'pptx/powerpoint_sample.pptx': 'the reference repeats merged cells and leaves out the speaker notes',
  'pptx/pptx_chart.pptx': 'the reference names the kind of each chart and leaves out the numbers of the second',
  'xlsx/xlsx_02_sample_sales_data.xlsm': 'midnight: "0:00:00" as Excel shows it by the format of the cell, "00:00:00" in the reference',
  'xlsx/xlsx_07_gap_tolerance_.xlsx': 'the reference repeats merged cells and has 1, 2, 3 where the cells show 1.01, 1.02, 1.03',
  'xlsx/xlsx_comments.xlsx':
    'the reference writes the time and the word "author" into every comment, and keeps only the last of each thread',
};
const formats = ['docx', 'pptx', 'xlsx', 'html', 'md', 'csv', 'pdf'];

await using parser = new ChildParser({ timeoutMs: 60_000, memoryMb: 1024, maxPages: 1000, children: 1 });
interface FileResult {
  readonly ours: Score;
  readonly mergedRepeated: Score;
  readonly peer: Score | null;
  readonly why?: string;
  readonly failure?: string;
}
const files: Record<string, FileResult> = {};
const started = performance.now();
for (const format of formats) {
  const names = readdirSync(join(folder, format)).filter((name) => !name.endsWith('.expected.md'));
  for (const name of names.sort()) {
    const path = join(folder, format, name);
    const expected = wordsOf(fromMarkdown(readFileSync(`${path}.expected.md`, 'utf8')));
    const { parsed, failure } = await parse(path);
    const text = parsed?.text ?? '';
    const peer = peers[format];
    const peerText = peer ? await peer.text(readFileSync(path)) : null;
    files[`${format}/${name}`] = {
      ours: scoreOf(wordsOf(markupAway(format, text)), expected),
      mergedRepeated: scoreOf(wordsOf(markupAway(format, text + repeatedCells(parsed))), expected),
      peer: peerText === null ? null : scoreOf(wordsOf(markupAway(format, peerText)), expected),
      ...(reasons[`${format}/${name}`] && { why: reasons[`${format}/${name}`] }),
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
  ours: {
    ...ours,
    mergedRepeated: meanOf(compared.map((file) => file.mergedRepeated)),
    over: `${compared.length} files of formats that have a peer`,
  },
  peer: { ...peer, names: Object.fromEntries(formats.map((format) => [format, peers[format]?.name ?? 'none'])) },
  all: {
    ...meanOf(Object.values(files).map((file) => file.ours)),
    mergedRepeated: meanOf(Object.values(files).map((file) => file.mergedRepeated)),
    files: Object.keys(files).length,
  },
  formats: Object.fromEntries(formats.map((format) => [format, summaryOf(format)])),
  seconds: round(seconds),
  files,
});

async function parse(filePath: string): Promise<{ readonly parsed: ParsedDocument | null; readonly failure?: string }> {
  const fileName = basename(filePath);
  try {
    const mediaType = await detectMedia({ path: filePath, fileName, declaredType: null });
    return { parsed: await parser.parse({ filePath, mediaType, fileName }, AbortSignal.timeout(60_000)) };
  } catch (error) {
    return { parsed: null, failure: error instanceof Error ? error.message : String(error) };
  }
}

function repeatedCells(parsed: ParsedDocument | null): string {
  const cells = parsed?.tables.flatMap((table) => table.cells) ?? [];
  return cells.map(({ start, end, rowSpan, columnSpan }) => ` ${parsed?.text.slice(start, end)}`.repeat(rowSpan * columnSpan - 1)).join('');
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
  const mergedRepeated = meanOf(own.map(([, file]) => file.mergedRepeated));
  return {
    files: own.length,
    ours: meanOf(own.map(([, file]) => file.ours)),
    mergedRepeated,
    peer: beside.length === 0 ? null : meanOf(beside),
  };
}

function meanOf(scores: readonly Score[]): Score {
  const mean = (name: keyof Score): number => round(scores.reduce((sum, score) => sum + score[name], 0) / scores.length);
  return { recall: mean('recall'), precision: mean('precision') };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
