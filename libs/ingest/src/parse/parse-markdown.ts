import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, BlockKind, ParsedDocument, Span, Table } from '#core';
import { toCanonical, toCanonicalLine } from './canonical-text.ts';
import { decodeText } from './decode-text.ts';
import { hiddenBeside } from './hidden-beside.ts';
import { markdownSegments } from './markdown-segments.ts';
import type { UnseenStretch } from './markdown-marks.ts';
import { unseenStretches, withoutStretches } from './markdown-sight.ts';
import { readFrontMatter, sayingsOf } from './front-matter.ts';
import { tableOf } from './markdown-table.ts';
import { type ParseSource, withoutPages } from './parse-source.ts';
import { linesAsBlocks } from './parse-text.ts';

const kinds: Partial<Record<Nodes['type'], BlockKind>> = {
  paragraph: 'paragraph',
  code: 'code',
  table: 'table',
  blockquote: 'quote',
  footnoteDefinition: 'paragraph',
};

/** Only blocks are wanted, and marks within a line are where hostile text costs quadratic time: 80 kB of "*a_" took 50 s. */
const inlineMarks =
  'attention autolink characterEscape characterReference codeText hardBreakEscape htmlText labelEnd labelStartImage labelStartLink strikethrough wwwAutolink protocolAutolink emailAutolink'.split(
    ' ',
  );
const blockExtensions = gfmFromMarkdown().filter((extension) => !extension.transforms);

/** The canonical text is the source as written, less what nobody sees, so that a citation reads as its author wrote it; blocks are spans in it. */
export function parseMarkdown(source: ParseSource): ParsedDocument {
  const whole = toCanonical(decodeText(source.bytes, source.charset, source.fileName));
  const matter = readFrontMatter(whole);
  const { text, blocks, tables, unseen } = readSeen(whole.slice(matter.end));
  const title = matter.title ?? titleOf(text, blocks);
  const hidden = hiddenBeside(`${title ?? ''}\n${text}`, [...sayingsOf(whole.slice(0, matter.end)), ...unseen]);
  return withoutPages({ title, text, blocks, tables, ...(hidden.length > 0 && { hidden }) }, matter.warnings, matter.properties);
}

/** The blocks of a short piece, for formats that hold Markdown within them, and what it says and does not show. */
export function markdownBlocks(source: string): {
  readonly blocks: readonly { readonly kind: BlockKind; readonly level: number; readonly text: string }[];
  readonly unseen: readonly UnseenStretch[];
} {
  const { text, blocks, unseen } = readSeen(source);
  return { blocks: blocks.map(({ kind, level, start, end }) => ({ kind, level, text: text.slice(start, end).trimEnd() })), unseen };
}

interface Read extends Segment {
  readonly text: string;
}

/** Read twice where something is to be left out: what is code, where marks are letters, is known only then. */
function readSeen(source: string): Read & { readonly unseen: readonly UnseenStretch[] } {
  const read = readAll(source);
  const unseen = unseenStretches(source, read.code);
  return { ...(unseen.length > 0 ? readAll(withoutStretches(source, unseen)) : read), unseen };
}

function readAll(text: string): Read {
  const segments = [...markdownSegments(text, 0)].map((segment) => readSegment(text, segment));
  return {
    text,
    blocks: segments.flatMap(({ blocks }) => blocks),
    tables: segments.flatMap(({ tables }) => tables),
    code: segments.flatMap(({ code }) => code),
  };
}

/** The reader's time grows with the square of what is nested in one another: 100,000 quotes in one line took minutes. */
const tooDeep = /^(?:[^\S\n]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))){60}|^[^\S\n]{200,}(?:[-*+]|\d{1,9}[.)])\s/m;

interface Segment {
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  /** Wherever it stands, in lists and quotes too. */
  readonly code: readonly Span[];
}

function readSegment(text: string, { start, end }: Span): Segment {
  const source = text.slice(start, end);
  if (tooDeep.test(source)) return { blocks: [...linesAsBlocks(source, 'paragraph', start)], tables: [], code: [] };
  const root = fromMarkdown(source, {
    extensions: [gfm(), { disable: { null: inlineMarks } }],
    mdastExtensions: blockExtensions,
  });
  const { blocks, tables } = collectBlocks(root, start, text);
  return { blocks: blocks.filter((block) => text.slice(block.start, block.end).trim() !== ''), tables, code: codeIn(root, start) };
}

function titleOf(text: string, blocks: readonly Block[]): string | null {
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const title = toCanonicalLine(heading ? text.slice(heading.start, heading.end) : '');
  return title === '' ? null : title;
}

/** In document order with a stack of our own: nesting in a hostile file is deeper than the call stack. */
function collectBlocks(root: Nodes, offset: number, text: string): Omit<Segment, 'code'> {
  const blocks: Block[] = [];
  const tables: Table[] = [];
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const block = toBlock(node, offset);
    if (block) blocks.push(block);
    if (block && node.type === 'table') tables.push(tableOf(node, block, offset, text));
    if (block?.kind === 'list_item')
      stack.push(
        ...childrenOf(node)
          .filter((child) => child.type === 'list')
          .reverse(),
      );
    else if (!block) stack.push(...[...childrenOf(node)].reverse());
  }
  return { blocks, tables };
}

function codeIn(root: Nodes, offset: number): Span[] {
  const found: Span[] = [];
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const span = node.type === 'code' ? spanOf(node) : null;
    if (span) found.push({ start: span.start + offset, end: span.end + offset });
    stack.push(...[...childrenOf(node)].reverse());
  }
  return found;
}

function toBlock(node: Nodes, offset: number): Block | null {
  const span = spanOf(node);
  if (!span) return null;
  const place = { page: null, start: span.start + offset, end: span.end + offset };
  if (node.type === 'heading') return { ...place, ...inner(node, offset), kind: 'heading', level: node.depth };
  if (node.type === 'listItem') return { ...place, end: endOfOwnText(node, span) + offset, kind: 'list_item', level: 0 };
  if (node.type === 'html' && /^<!--|^<\/?(script|style)/i.test(node.value)) return null;
  const kind = node.type === 'html' ? 'paragraph' : kinds[node.type];
  return kind ? { ...place, kind, level: 0 } : null;
}

/** A heading's words without its marks. */
function inner(node: Nodes, offset: number): Partial<Span> {
  const first = childrenOf(node).at(0)?.position?.start.offset;
  const last = childrenOf(node).at(-1)?.position?.end.offset;
  return first === undefined || last === undefined ? {} : { start: first + offset, end: last + offset };
}

/** An item ends where the first list inside it begins: that list's items are blocks of their own. */
function endOfOwnText(item: Nodes, span: Span): number {
  const nested = childrenOf(item).find((child) => child.type === 'list')?.position?.start.offset;
  return nested ?? span.end;
}

function spanOf(node: Nodes): Span | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? null : { start, end };
}

function childrenOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? node.children : [];
}
