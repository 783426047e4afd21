import type { Block, ParsedDocument } from '#core';
import { toCanonicalLine } from '../parse/canonical-text.ts';

const maxHeadingLength = 200;

/** Blocks that stand under one heading, that heading first. `path` is the way from the top to it, itself included. */
export interface HeadedBlocks {
  readonly path: readonly string[];
  readonly blocks: readonly Block[];
}

export function* toHeadedBlocks({ text, blocks }: Pick<ParsedDocument, 'text' | 'blocks'>): Generator<HeadedBlocks> {
  let open: { level: number; heading: string }[] = [];
  let current: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') {
      if (current.length > 0) yield { path: open.map(({ heading }) => heading), blocks: current };
      open = [
        ...open.filter(({ level }) => level < block.level),
        { level: block.level, heading: headingText(text.slice(block.start, block.end)) },
      ];
      current = [];
    }
    current.push(block);
  }
  if (current.length > 0) yield { path: open.map(({ heading }) => heading), blocks: current };
}

/** As a reader says it: Markdown's links and code marks left out. Cut first: on a megabyte of brackets the patterns would take minutes. */
function headingText(block: string): string {
  const source = block.slice(0, 5 * maxHeadingLength);
  const words = source.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]|\s*\{#[^}]*\}$/g, '');
  return (toCanonicalLine(words) || toCanonicalLine(source)).slice(0, maxHeadingLength).toWellFormed();
}
