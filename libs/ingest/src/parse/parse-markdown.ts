import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, BlockKind, ParsedDocument, Span } from '#core';
import { toCanonical, toCanonicalLine } from './canonical-text.ts';
import { decodeText } from './decode-text.ts';
import { markdownSegments } from './markdown-segments.ts';
import { type ParseSource, withoutPages } from './parse-source.ts';

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
  const matter = /^---[^\S\n]*\n([\s\S]*?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/.exec(text);
  const offset = matter?.[0].length ?? 0;
  const blocks = [...markdownSegments(text, offset)].flatMap((segment) => readSegment(text, segment));
  return withoutPages({ title: titleOf(matter?.[1] ?? '', text, blocks), text, blocks });
}

function readSegment(text: string, { start, end }: Span): Block[] {
  const root = fromMarkdown(text.slice(start, end), {
    extensions: [gfm(), { disable: { null: inlineMarks } }],
    mdastExtensions: blockExtensions,
  });
  return collectBlocks(root, start).filter((block) => text.slice(block.start, block.end).trim() !== '');
}

function titleOf(matter: string, text: string, blocks: readonly Block[]): string | null {
  const named = /^title:[^\S\n]*(['"]?)(.+?)\1[^\S\n]*$/m.exec(matter)?.[2];
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const title = toCanonicalLine(named ?? (heading ? text.slice(heading.start, heading.end) : ''));
  return title === '' ? null : title;
}

/** In document order with a stack of our own: nesting in a hostile file is deeper than the call stack. */
function collectBlocks(root: Nodes, offset: number): Block[] {
  const blocks: Block[] = [];
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const block = toBlock(node, offset);
    if (block) blocks.push(block);
    if (block?.kind === 'list_item')
      stack.push(
        ...childrenOf(node)
          .filter((child) => child.type === 'list')
          .reverse(),
      );
    else if (!block) stack.push(...[...childrenOf(node)].reverse());
  }
  return blocks;
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
