import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, BlockKind, ParsedDocument, Span, Table } from '#core';
import { toCanonical, toCanonicalLine } from './canonical-text.ts';
import { decodeText } from './decode-text.ts';
import { markdownSegments } from './markdown-segments.ts';
import { readFrontMatter } from './front-matter.ts';
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

/** The canonical text is the source as written, so that a citation reads as its author wrote it; blocks are spans in it. */
export function parseMarkdown(source: ParseSource): ParsedDocument {
  const text = toCanonical(decodeText(source.bytes, source.charset, source.fileName));
  const matter = readFrontMatter(text);
  const segments = [...markdownSegments(text, matter.end)].map((segment) => readSegment(text, segment));
  const blocks = segments.flatMap((segment) => segment.blocks);
  const title = matter.title ?? titleOf(text, blocks);
  return withoutPages({ title, text, blocks, tables: segments.flatMap((segment) => segment.tables) }, matter.warnings, matter.properties);
}

/** The blocks of a short piece, for formats that hold Markdown within them. */
export function markdownBlocks(text: string): { readonly kind: BlockKind; readonly level: number; readonly text: string }[] {
  const segments = [...markdownSegments(text, 0)].flatMap((segment) => readSegment(text, segment).blocks);
  return segments.map(({ kind, level, start, end }) => ({ kind, level, text: text.slice(start, end).trimEnd() }));
}

/** The reader's time grows with the square of what is nested in one another: 100,000 quotes in one line took minutes. */
const tooDeep = /^(?:[^\S\n]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))){60}|^[^\S\n]{200,}(?:[-*+]|\d{1,9}[.)])\s/m;

interface Segment {
  readonly blocks: Block[];
  readonly tables: Table[];
}

function readSegment(text: string, { start, end }: Span): Segment {
  const source = text.slice(start, end);
  if (tooDeep.test(source)) return { blocks: [...linesAsBlocks(source, 'paragraph', start)], tables: [] };
  const root = fromMarkdown(source, {
    extensions: [gfm(), { disable: { null: inlineMarks } }],
    mdastExtensions: blockExtensions,
  });
  const { blocks, tables } = collectBlocks(root, start, text);
  return { blocks: blocks.filter((block) => text.slice(block.start, block.end).trim() !== ''), tables };
}

function titleOf(text: string, blocks: readonly Block[]): string | null {
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const title = toCanonicalLine(heading ? text.slice(heading.start, heading.end) : '');
  return title === '' ? null : title;
}

/** In document order with a stack of our own: nesting in a hostile file is deeper than the call stack. */
function collectBlocks(root: Nodes, offset: number, text: string): Segment {
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
