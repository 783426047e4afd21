import type { BlockKind } from '#core';
import { type CanonicalTextBuilder, toCanonical, toCanonicalLines } from './canonical-text.ts';
import { type DomElement, type DomNode, isElement, isFlowing, isText, type Skip, walk } from './html-dom.ts';
import { type HtmlTable, readTable } from './html-table.ts';

interface Place {
  readonly kind: BlockKind;
  readonly level: number;
  readonly prefix: string;
}

/** Writes what a reader sees below `root` as blocks: headings, paragraphs, list items with their marks, tables as "a | b" rows, preformatted text as it is. */
export function addHtmlBlocks(root: DomElement, builder: CanonicalTextBuilder, skip: Skip): void {
  const writer = new BlockWriter(builder);
  const tables = new Set<DomNode>();
  for (const { node, entering } of walk(root, (node) => tables.has(node.parentNode ?? node) || skip(node))) {
    if (isText(node) && entering) writer.text(node.nodeValue ?? '');
    else if (isElement(node) && entering) enter(node, writer, tables, skip);
    else if (isElement(node)) writer.leave(node.nodeName.toUpperCase());
  }
  writer.flush();
}

function enter(element: DomElement, writer: BlockWriter, tables: Set<DomNode>, skip: Skip): void {
  const name = element.nodeName.toUpperCase();
  const table = name === 'TABLE' ? readTable(element, skip) : null;
  if (table) tables.add(element);
  if (table) writer.table(table);
  else writer.enter(name, element);
}

class BlockWriter {
  private readonly builder: CanonicalTextBuilder;
  private readonly lists: { ordered: boolean; next: number }[] = [];
  private inline: string[] = [];
  private heading = 0;
  private quotes = 0;
  private preformatted = 0;
  private language: string | null = null;
  /** The mark of a list item whose text has not begun yet. */
  private mark: string | null = null;

  constructor(builder: CanonicalTextBuilder) {
    this.builder = builder;
  }

  text(text: string): void {
    this.inline.push(this.preformatted > 0 ? text : text.replace(/\s+/g, ' '));
  }

  table(table: HtmlTable): void {
    this.flush();
    if (table.caption) this.builder.add('paragraph', table.caption);
    this.builder.addTable(table.cells, table.headerRows);
  }

  enter(name: string, element: DomElement): void {
    if (name === 'BR') this.inline.push('\n');
    if (isFlowing(name)) this.flush();
    if (/^H[1-6]$/.test(name)) this.heading = Number(name[1]);
    if (name === 'BLOCKQUOTE') this.quotes++;
    if (name === 'PRE') this.language ??= codeLanguageOf(element);
    if (name === 'PRE') this.preformatted++;
    if (name === 'UL' || name === 'OL') this.lists.push({ ordered: name === 'OL', next: Number(element.getAttribute('start') ?? 1) || 1 });
    if (name === 'LI') this.mark = this.nextMark();
    if (name === 'DT') this.mark = '- ';
    if (name === 'DD') this.mark = '  ';
    if (name === 'TD' || name === 'TH') this.mark = null;
  }

  leave(name: string): void {
    if (isFlowing(name)) this.flush();
    if (/^H[1-6]$/.test(name)) this.heading = 0;
    if (name === 'BLOCKQUOTE') this.quotes--;
    if (name === 'PRE') this.preformatted--;
    if (name === 'PRE' && this.preformatted === 0) this.language = null;
    if (name === 'UL' || name === 'OL') this.lists.pop();
    if (/^(LI|DT|DD)$/.test(name)) this.mark = null;
  }

  flush(): void {
    const raw = this.inline.join('');
    this.inline = [];
    const text = this.preformatted > 0 ? toCanonical(raw).replace(/^\n+/, '').trimEnd() : toCanonicalLines(raw);
    if (text.trim() === '') return;
    const place = this.place();
    this.mark = null;
    const shown = place.kind === 'heading' ? text.replace(/\n/g, ' ') : this.fenced(text);
    this.builder.add(place.kind, place.prefix + shown, { level: place.level });
  }

  private place(): Place {
    if (this.preformatted > 0) return { kind: 'code', level: 0, prefix: '' };
    if (this.heading > 0) return { kind: 'heading', level: this.heading, prefix: '' };
    if (this.mark !== null) return { kind: 'list_item', level: 0, prefix: this.mark };
    if (this.lists.length > 0) return { kind: 'list_item', level: 0, prefix: '' };
    return { kind: this.quotes > 0 ? 'quote' : 'paragraph', level: 0, prefix: '' };
  }

  /** Code whose language is known reads as in Markdown, which is how the language is told on. */
  private fenced(text: string): string {
    if (this.preformatted === 0 || this.language === null) return text;
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/^[^\S\n]*(`{3,})/gm)].map(([, ticks = '']) => ticks.length + 1)));
    return `${fence}${this.language}\n${text}\n${fence}`;
  }

  private nextMark(): string {
    const list = this.lists.at(-1);
    const indent = '  '.repeat(Math.min(Math.max(this.lists.length - 1, 0), 8));
    if (!list?.ordered) return `${indent}- `;
    return `${indent}${list.next++}. `;
  }
}

const languageClass = /(?:^|\s)(?:lang(?:uage)?|brush|highlight-source|sourceCode|prettyprint lang)[-:]\s*([\w+#-]{1,30})/i;

/** As highlighters write it, on the block, the code in it or what wraps it; null for plain text. */
function codeLanguageOf(pre: DomElement): string | null {
  let code = pre.firstChild;
  while (code && !isElement(code)) code = code.nextSibling;
  for (const node of [pre, code, pre.parentNode, pre.parentNode?.parentNode]) {
    if (!node || !isElement(node)) continue;
    const named =
      node.getAttribute('data-lang') ?? node.getAttribute('data-language') ?? languageClass.exec(node.getAttribute('class') ?? '')?.[1];
    const language = /^[\w+#-]{1,30}$/.exec(named ?? '')?.[0]?.toLowerCase();
    if (language) return /^(none|text|plain|plaintext|txt|nohighlight)$/.test(language) ? null : language;
  }
  return null;
}
