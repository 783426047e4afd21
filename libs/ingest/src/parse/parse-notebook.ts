import type { ParsedDocument } from '#core';
import { CanonicalTextBuilder, toCanonicalLine } from './canonical-text.ts';
import { hiddenBeside } from './hidden-beside.ts';
import { sayingsInJson } from './html-sight/spoken-attributes.ts';
import { joined, printed, textOf } from './notebook-output.ts';
import { markdownBlocks } from './parse-markdown.ts';
import { withoutPages } from './parse-source.ts';

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
  readonly metadata?: unknown;
}

interface Said {
  readonly text: string;
  readonly how: string;
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
  const said: Said[] = sayingsOf(notebook.metadata);
  for (const cell of notebook.cells as readonly Cell[]) {
    const source = joined(cell?.source);
    said.push(...sayingsOf(cell?.metadata));
    if (cell?.cell_type === 'code') {
      builder.add('code', source.trim() === '' ? '' : `\`\`\`${language ?? ''}\n${source.trimEnd()}\n\`\`\``);
      for (const output of Array.isArray(cell.outputs) ? (cell.outputs as readonly unknown[]) : []) {
        const { text, isPicture, unseen } = printed(output);
        said.push(...unseen);
        pictures += isPicture ? 1 : 0;
        cut += text.length > maxOutputLength ? 1 : 0;
        builder.add('code', text.slice(0, maxOutputLength).toWellFormed().trimEnd());
      }
    } else {
      const { blocks, unseen } = markdownBlocks(source);
      for (const { kind, level, text } of blocks) builder.add(kind, text, { level });
      said.push(...unseen);
    }
  }
  builder.hide(hiddenBeside(builder.build().text, said));
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

/** The state of widgets is a program's. */
function sayingsOf(metadata: unknown): Said[] {
  if (typeof metadata !== 'object' || metadata === null) return [];
  const text = sayingsInJson(JSON.stringify({ ...metadata, widgets: undefined }));
  return [{ text, how: 'metadata of the notebook' }];
}
