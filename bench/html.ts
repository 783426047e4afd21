// Main-content extraction over the pages of Readability's own test suite, token by token, beside Readability itself in the same run.
// The expected pages are Readability's output, looked over by its maintainers: a perfect score means "what Readability does".
// `kinds` beside `expectedKinds` shows what it drops and we keep on purpose: on "mercurial" the console listings, 0.973 of precision there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHtmlText } from '#ingest';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { root } from '../test/service.ts';
import { writeResult } from './result.ts';

const pages = join(root, '../shared/eval/documents/html-readability/pages');
if (!existsSync(pages)) throw new Error(`the pages are not here: ${pages}`);

/** Pages whose expected text, looked at by eye, holds what a reader of the article would not call part of it. */
const expectedFurniture: Readonly<Record<string, string>> = {
  'firefox-nightly-blog': 'the comments of readers',
  hukumusume: 'the columns of links on both sides',
};

interface Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}
interface PageResult {
  readonly page: string;
  readonly ours: Score;
  readonly peer: Score;
  readonly peerBlocks: Score;
  readonly kinds: Readonly<Record<string, number>>;
  readonly expectedKinds: Readonly<Record<string, number>>;
  readonly oursMs: number;
  readonly peerMs: number;
}

const results = readdirSync(pages).sort().map(scorePage);
const worst = results.filter(({ ours, peer }) => ours.f1 < peer.f1 - 0.01).sort((a, b) => a.ours.f1 - a.peer.f1 - (b.ours.f1 - b.peer.f1));
const clean = results.filter(({ page }) => !(page in expectedFurniture));
const ours = mean(results.map((result) => result.ours));
const peer = mean(results.map((result) => result.peer));

writeResult({
  name: 'html',
  ratio: round(ours.f1 / peer.f1),
  ours: { ...ours, milliseconds: sum(results.map(({ oursMs }) => oursMs)), kinds: total(results.map(({ kinds }) => kinds)) },
  peer: { ...peer, milliseconds: sum(results.map(({ peerMs }) => peerMs)), text: 'Readability.parse().textContent' },
  peerByBlocks: { ...mean(results.map((result) => result.peerBlocks)), text: 'Readability.parse().content, a space where a block ends' },
  expectedKinds: total(results.map(({ expectedKinds }) => expectedKinds)),
  pages: results.length,
  withoutExpectedFurniture: {
    ours: mean(clean.map((result) => result.ours)),
    peer: mean(clean.map((result) => result.peer)),
    leftOut: expectedFurniture,
  },
  better: results.filter((result) => result.ours.f1 > result.peer.f1 + 0.01).length,
  worse: worst.map((result) => ({ page: result.page, ours: result.ours, peer: result.peer })),
});

function scorePage(page: string): PageResult {
  const source = readFileSync(join(pages, page, 'source.html'), 'utf8');
  const expected = wordsOfHtml(readFileSync(join(pages, page, 'expected.html'), 'utf8'));
  const begun = performance.now();
  const parsed = parseHtmlText(source, true);
  const between = performance.now();
  const article = new Readability(parseHTML(source).document).parse();
  const done = performance.now();
  return {
    page,
    ours: score(wordsWritten(parsed), expected),
    peer: score(wordsOf(article?.textContent ?? ''), expected),
    peerBlocks: score(wordsOfHtml(article?.content ?? ''), expected),
    kinds: countBy(parsed.blocks.map(({ kind }) => kind)),
    expectedKinds: expectedKindsOf(readFileSync(join(pages, page, 'expected.html'), 'utf8')),
    oursMs: between - begun,
    peerMs: done - between,
  };
}

/** The numbers of list items and the marks of fences are ours, not the page's; the heading that is the title, which Readability gives apart, is not compared. */
function wordsWritten({ text, blocks, title }: ReturnType<typeof parseHtmlText>): string[] {
  const titleWords = wordsOf(title ?? '').join(' ');
  const shown = blocks.map(({ kind, level, start, end }) => {
    const block = text.slice(start, end);
    if (kind === 'heading' && level === 1 && titleWords.includes(wordsOf(block).join(' '))) return '';
    return block.replace(kind === 'list_item' ? /^\s*\d+\. / : /^```.*$/gm, '');
  });
  return wordsOf(shown.join('\n'));
}

function expectedKindsOf(html: string): Record<string, number> {
  const names = { PRE: 'code', TABLE: 'table', LI: 'list_item', BLOCKQUOTE: 'quote' };
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return Object.fromEntries(Object.entries(names).map(([name, kind]) => [kind, document.querySelectorAll(name).length]));
}

function wordsOfHtml(html: string): string[] {
  const { document } = parseHTML(
    `<!doctype html><html><body>${html.replace(/<\/?(?:p|div|li|ul|ol|h\d|t[hdr]|table|br|pre|blockquote|section|figure|figcaption|header|footer|article|d[tdl])\b/gi, ' $&')}</body></html>`,
  );
  return wordsOf(document.body.textContent ?? '');
}

/** Words, and letter by letter what is written without spaces. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

function score(found: readonly string[], expected: readonly string[]): Score {
  const left = new Map<string, number>();
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count > 0) hits++;
    left.set(word, count - 1);
  }
  const precision = found.length === 0 ? 0 : hits / found.length;
  const recall = expected.length === 0 ? 0 : hits / expected.length;
  return {
    f1: round(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)),
    precision: round(precision),
    recall: round(recall),
  };
}

function mean(scores: readonly Score[]): Score {
  const of = (pick: (score: Score) => number): number => round(scores.reduce((all, score) => all + pick(score), 0) / scores.length);
  return { f1: of(({ f1 }) => f1), precision: of(({ precision }) => precision), recall: of(({ recall }) => recall) };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function total(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const count of counts) for (const [name, number] of Object.entries(count)) all[name] = (all[name] ?? 0) + number;
  return all;
}

function sum(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((all, number) => all + number, 0));
}

function round(number: number): number {
  return Math.round(number * 10_000) / 10_000;
}
