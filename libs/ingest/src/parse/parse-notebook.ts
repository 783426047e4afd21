import type { ParsedDocument } from '#core';
import { CanonicalTextBuilder, toCanonical, toCanonicalLine } from './canonical-text.ts';
import { withoutPages } from './parse-source.ts';
import { markdownBlocks } from './parse-markdown.ts';

interface Notebook {
  readonly cells: readonly unknown[];
  readonly metadata?: {
    readonly kernelspec?: { readonly language?: unknown };
    readonly language_info?: { readonly name?: unknown };
    readonly title?: unknown;
  };
}

interface Cell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
  readonly outputs?: unknown;
}

const maxOutputLength = 4000;

export function isNotebook(value: unknown): value is Notebook {
  const notebook = value as { readonly cells?: unknown; readonly nbformat?: unknown } | null;
  return typeof notebook === 'object' && notebook !== null && Array.isArray(notebook.cells) && typeof notebook.nbformat === 'number';
}

/** Cells in their order: Markdown with its headings, code in a fence with its language, and what it printed. Pictures are left out and counted. */
export function parseNotebook(notebook: Notebook): ParsedDocument {
  const builder = new CanonicalTextBuilder();
  const language = languageOf(notebook);
  let pictures = 0;
  let cut = 0;
  for (const cell of notebook.cells as readonly Cell[]) {
    const source = joined(cell?.source);
    if (cell?.cell_type === 'code') {
      builder.add('code', source.trim() === '' ? '' : `\`\`\`${language ?? ''}\n${source.trimEnd()}\n\`\`\``);
      for (const output of Array.isArray(cell.outputs) ? (cell.outputs as readonly unknown[]) : []) {
        const { text, isPicture } = printed(output);
        pictures += isPicture ? 1 : 0;
        cut += text.length > maxOutputLength ? 1 : 0;
        builder.add('code', text.slice(0, maxOutputLength).toWellFormed().trimEnd());
      }
    } else for (const { kind, level, text } of markdownBlocks(source)) builder.add(kind, text, { level });
  }
  const built = builder.build();
  const heading = built.blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  const title = heading ? built.text.slice(heading.start, heading.end) : toCanonicalLine(textOf(notebook.metadata?.title)) || null;
  const warnings = [
    ...(pictures > 0 ? [`${pictures} pictures among the outputs were not read`] : []),
    ...(cut > 0 ? [`${cut} outputs are longer than ${maxOutputLength} letters; only their beginning was read`] : []),
  ];
  return withoutPages({ ...built, title }, warnings, { programmingLanguage: language });
}

function languageOf({ metadata }: Notebook): string | null {
  const named = textOf(metadata?.language_info?.name) || textOf(metadata?.kernelspec?.language);
  return /^[\w+#-]{1,30}$/.test(named) ? named.toLowerCase() : null;
}

function printed(output: unknown): { readonly text: string; readonly isPicture: boolean } {
  const { text, data, evalue } = (output ?? {}) as {
    readonly text?: unknown;
    readonly data?: Readonly<Record<string, unknown>>;
    readonly evalue?: unknown;
  };
  const shown = joined(text ?? data?.['text/plain'] ?? evalue);
  return { text: shown, isPicture: Object.keys(data ?? {}).some((type) => type.startsWith('image/')) };
}

function joined(source: unknown): string {
  const lines: unknown[] = Array.isArray(source) ? source : [source];
  return toCanonical(lines.map(textOf).join(''));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
