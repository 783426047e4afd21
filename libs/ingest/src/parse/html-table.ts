import { toCanonicalLine } from './canonical-text.ts';
import { type DomElement, isElement, isText, isUnseen, walk } from './html-dom.ts';

export interface HtmlTable {
  readonly caption: string;
  readonly rows: readonly string[];
}

/** The table's rows as "a | b | c", or null when the table only arranges the page: one column, or whole sections in its cells. */
export function readTable(table: DomElement): HtmlTable | null {
  if (table.querySelector('table, h1, h2, h3, h4, pre, article, section, form')) return null;
  const reader = new TableReader();
  for (const { node, entering } of walk(table, isUnseen)) {
    if (isText(node) && entering) reader.text(node.nodeValue ?? '');
    else if (isElement(node) && entering) reader.enter(node);
    else if (isElement(node)) reader.leave(node.nodeName.toUpperCase());
  }
  return reader.widest < 2 ? null : { caption: toCanonicalLine(reader.caption.join('')), rows: reader.rows };
}

class TableReader {
  readonly rows: string[] = [];
  readonly caption: string[] = [];
  widest = 0;
  private cells: string[] = [];
  private into: string[] | null = null;

  enter(element: DomElement): void {
    const name = element.nodeName.toUpperCase();
    if (name === 'CAPTION') this.into = this.caption;
    else if (name === 'TD' || name === 'TH') this.into = [];
    else if (name === 'TR') this.endRow();
    else if (/^(BR|P|LI|DIV)$/.test(name)) this.into?.push(' ');
  }

  leave(name: string): void {
    if (name === 'TD' || name === 'TH') this.cells.push(toCanonicalLine(this.into?.join('') ?? ''));
    if (name === 'TD' || name === 'TH' || name === 'CAPTION') this.into = null;
    if (name === 'TR' || name === 'TABLE') this.endRow();
  }

  text(text: string): void {
    this.into?.push(text);
  }

  private endRow(): void {
    if (this.cells.some((cell) => cell !== '')) this.rows.push(this.cells.join(' | ').trim());
    this.widest = Math.max(this.widest, this.cells.length);
    this.cells = [];
  }
}
