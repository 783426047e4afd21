import type { LineBox, PageInfo, ParsedDocument } from '#core';
import { addAttachments, type PdfAttachment } from './pdf-attachments.ts';
import type { ParseSource } from './parse-source.ts';
import { CanonicalTextBuilder } from './canonical-text.ts';
import { groupItems, measureTypography, type PdfBlock } from './pdf-blocks.ts';
import { withOutline } from './pdf-headings.ts';
import type { OutlineEntry } from './pdf-outline.ts';
import { linesOn, type PdfLine, type PdfTable, type ReadPage } from './pdf-lines.ts';

export interface PdfParts {
  readonly pages: readonly ReadPage[];
  /** The document's own title field. */
  readonly named: string;
  readonly outline: readonly OutlineEntry[];
  readonly attachments: readonly PdfAttachment[];
}

/** The canonical text of pages and what is attached, with its blocks, tables, and a box for every line on a page. */
export async function compose(parts: PdfParts, parsePart: ParseSource['parsePart']): Promise<Omit<ParsedDocument, 'properties'>> {
  const typography = measureTypography(parts.pages.flatMap(linesOn));
  const builder = new CanonicalTextBuilder();
  const lines: LineBox[] = [];
  const pages: PageInfo[] = [];
  for (const { number, width, height, items, ocrConfidence } of parts.pages) {
    const [from, first] = [builder.length, lines.length];
    for (const part of withOutline(groupItems(items, typography), parts.outline, number))
      lines.push(...('rows' in part ? addTable(builder, part, number) : addBlock(builder, part, number)));
    const start = Math.min(lines[first]?.start ?? from, builder.length);
    pages.push({ page: number, width, height, ocrConfidence, start, end: builder.length });
  }
  const warnings = await addAttachments(builder, parts.attachments, parsePart);
  const { text, blocks, ...rest } = builder.build();
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1 && block.page === 1);
  const title = isTitle(parts.named) ? parts.named : heading ? text.slice(heading.start, heading.end) : null;
  return { title, text, blocks, ...rest, pages, lines, warnings };
}

/** What word processors leave in the title field is often a file name. */
function isTitle(named: string): boolean {
  return (
    /\p{L}{2}/u.test(named) &&
    !/^(untitled|microsoft word|powerpoint|document\d*$)|\.(docx?|tex|dvi|pdf|indd|rtf|odt|pptx?|xlsx?)$/i.test(named)
  );
}

/** Lines of a paragraph are joined by a space, so that sentences read as sentences; a word broken at a line's end is joined. */
function addBlock(builder: CanonicalTextBuilder, block: PdfBlock, page: number): LineBox[] {
  const joiner = block.kind === 'table' ? '\n' : ' ';
  const placed: { start: number; end: number; line: PdfLine }[] = [];
  let text = '';
  for (const [index, line] of block.lines.entries()) {
    const next = block.lines[index + 1];
    const joined = line.broken && next !== undefined && /^\p{Ll}/u.test(next.cells[0] ?? '');
    const content = line.cells.join(block.kind === 'table' ? ' | ' : ' ');
    const kept = joined ? content.replace(/-$/, '') : content;
    placed.push({ start: text.length, end: text.length + kept.length, line });
    text += kept + (joined || next === undefined ? '' : joiner);
  }
  const span = builder.add(block.kind, text, { level: block.level, page });
  return span ? placed.map(({ start, end, line }) => ({ start: span.start + start, end: span.start + end, box: line.box })) : [];
}

/** One box for each row. */
function addTable(builder: CanonicalTextBuilder, table: PdfTable, page: number): LineBox[] {
  const added = builder.addTable(table.cells, table.headerRows, { page });
  if (!added) return [];
  const ends = new Map<number, { start: number; end: number }>();
  for (const { row, start, end } of added.cells) {
    const line = ends.get(row);
    ends.set(row, { start: Math.min(line?.start ?? start, start), end: Math.max(line?.end ?? end, end) });
  }
  return [...ends].flatMap(([row, span]) => {
    const box = table.rows[row];
    return box ? [{ ...span, box }] : [];
  });
}
