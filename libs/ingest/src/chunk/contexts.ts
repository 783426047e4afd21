import type { Block, Definition, ParsedDocument, Span, Table } from '#core';
import type { CountTokens } from './units.ts';

/** Words from before a position without which what stands there is not understood, and what they cost. */
export interface Context {
  readonly text: string;
  readonly tokens: number;
}

/** Characters of one signature and of one table's header: no budget holds more. */
const maxSignature = 240;
const maxHeader = 2000;

/** Knows, for every position of a document, the header of the table it stands in or the signatures that enclose it. */
export class Contexts {
  private readonly text: string;
  private readonly count: CountTokens;
  private readonly maxTokens: number;
  /** A header is to its table what a signature is to its body. */
  private readonly tables: readonly Definition[];
  private readonly definitions: readonly Definition[];
  private readonly parents: readonly number[];
  private readonly known = new Map<Definition, Context>();

  /** No context is longer than `maxTokens`: what it explains comes first. */
  constructor(parsed: Pick<ParsedDocument, 'text' | 'blocks' | 'tables' | 'definitions'>, count: CountTokens, maxTokens: number) {
    this.text = parsed.text;
    this.count = count;
    this.maxTokens = maxTokens;
    this.tables = tablesOf(parsed);
    this.definitions = parsed.definitions ?? [];
    this.parents = parentsOf(this.definitions);
  }

  at(position: number): Context | null {
    const table = this.tables[lastBefore(this.tables, position)];
    if (table && position < table.end) return position < table.signature.end ? null : this.remember(table, () => [this.clip(table)]);
    const index = this.enclosing(position);
    const definition = this.definitions[index];
    return definition ? this.remember(definition, () => this.signaturesOf(index)) : null;
  }

  private remember(of: Definition, lines: () => readonly string[]): Context | null {
    const context = this.known.get(of) ?? this.within(lines().join('\n'));
    this.known.set(of, context);
    return context.text === '' ? null : context;
  }

  private clip({ signature: { start, end } }: Definition, length = maxHeader): string {
    return this.text.slice(start, Math.min(end, start + length)).trimEnd();
  }

  /** Outermost first; where there is no room for all of them, the nearest. */
  private signaturesOf(index: number): readonly string[] {
    const lines: string[] = [];
    for (let at = index; at !== -1; at = this.parents[at] ?? -1) {
      const definition = this.definitions[at];
      const line = definition ? this.clip(definition, maxSignature) : '';
      if (lines.length > 0 && this.count([line, ...lines].join('\n')) > this.maxTokens) break;
      lines.unshift(line);
    }
    return lines;
  }

  private within(text: string): Context {
    let shown = text.toWellFormed();
    let tokens = shown === '' ? 0 : this.count(shown);
    while (tokens > this.maxTokens) {
      shown = shown
        .slice(0, Math.floor(shown.length * 0.8))
        .toWellFormed()
        .replace(/\ufffd$/, '')
        .trimEnd();
      tokens = shown === '' ? 0 : this.count(shown);
    }
    return { text: shown, tokens };
  }

  /** The innermost definition whose body the position stands in; -1 for none. */
  private enclosing(position: number): number {
    let index = lastBefore(this.definitions, position - 1);
    for (; index !== -1; index = this.parents[index] ?? -1) {
      const definition = this.definitions[index];
      if (definition && definition.end > position && position >= definition.signature.end) return index;
    }
    return index;
  }
}

function tablesOf({ text, blocks, tables }: Pick<ParsedDocument, 'text' | 'blocks' | 'tables'>): readonly Definition[] {
  const grids = new Map(tables.map((table) => [table.start, table]));
  return blocks.flatMap((block) => {
    const { start, end, kind } = block;
    const grid = grids.get(start);
    if (kind !== 'table' || (grid && (grid.headerRows === 0 || grid.headerRows >= grid.rows))) return [];
    const signature = grid ? headerOf(text, grid) : ruledHeaderOf(text, block);
    return signature ? [{ start, end, signature }] : [];
  });
}

/** Without a grid: the line above a line of dashes, as Markdown writes it. */
function ruledHeaderOf(text: string, { start, end }: Block): Span | null {
  const rule = /^[^\n]+(?=\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?(?:\n|$))/.exec(text.slice(start, Math.min(end, start + maxHeader)));
  return rule ? { start, end: start + rule[0].length } : null;
}

/** Up to the end of the last line that names the columns. */
function headerOf(text: string, { start, end, headerRows, cells }: Table): Span {
  const last = cells.reduce((furthest, cell) => (cell.row < headerRows ? Math.max(furthest, cell.end) : furthest), start);
  const lineEnd = text.indexOf('\n', last);
  return { start, end: lineEnd === -1 ? end : Math.min(lineEnd, end) };
}

/** Index of the last span that begins at or before the position; -1 when none does. */
function lastBefore(spans: readonly Span[], position: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** For each definition the index of the one around it, -1 for those at the top. */
function parentsOf(definitions: readonly Definition[]): number[] {
  const open: number[] = [];
  return definitions.map((definition, index) => {
    while (open.length > 0 && (definitions[open.at(-1) ?? 0]?.end ?? 0) <= definition.start) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return parent;
  });
}
