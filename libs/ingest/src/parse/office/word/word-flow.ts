import { type CanonicalTextBuilder, toCanonical, toCanonicalLine, toCanonicalLines } from '../../canonical-text.ts';
import { type Ground, groundOf } from './run-look.ts';
import { at, attribute, elements, type XmlElement } from '../xml.ts';
import { readInline, type WordInline, type WordNote } from './word-inline.ts';
import type { WordNumbering } from './word-numbering.ts';
import type { ParagraphRole, WordStyles } from './word-styles.ts';
import { deletedRows, parts, wordGrid } from './word-table.ts';

export interface WordParts {
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  /** As `readNotes` answers. */
  readonly notes: ReadonlyMap<string, string>;
  /** The page's colour. */
  readonly paper: Ground;
}

interface ReadParagraph {
  readonly text: string;
  readonly inline: WordInline;
  readonly headingLevel: number;
  readonly role: ParagraphRole;
  /** Of its list item; headings keep theirs in the text. */
  readonly mark: string | null;
}

/** Writes a document's body as blocks. Footnotes come last, as at the end of a page; comments and text boxes after the paragraph they hang on. */
export class WordFlow {
  unreadParts = 0;
  private readonly builder: CanonicalTextBuilder;
  private readonly word: WordParts;
  private readonly pendingNotes: WordNote[] = [];
  private code: string[] = [];
  /** Behind the cell or the page that is being read. */
  private behind: Ground;

  constructor(builder: CanonicalTextBuilder, word: WordParts) {
    this.builder = builder;
    this.word = word;
    this.behind = word.paper;
  }

  add(body: XmlElement): void {
    for (const element of elements(body)) this.addElement(element);
    this.flushCode();
  }

  addNotes(): void {
    for (const { kind, id } of this.pendingNotes.splice(0)) {
      const text = this.word.notes.get(`${kind} ${id}`) ?? '';
      if (text !== '') this.builder.add('paragraph', `[${kind === 'footnote' ? id : `e${id}`}] ${text}`);
    }
  }

  private addElement(element: XmlElement): void {
    if (element.name === 'p') this.addParagraph(element);
    else if (element.name === 'tbl') this.addTable(element);
    else if (element.name === 'altChunk') this.unreadParts++;
    else if (element.name === 'AlternateContent') this.add(at(element, 'Choice') ?? at(element, 'Fallback') ?? element);
    else if (/^(sdt|sdtContent|customXml|ins|moveTo)$/.test(element.name)) for (const child of elements(element)) this.addElement(child);
  }

  private addParagraph(element: XmlElement): void {
    const paragraph = this.read(element);
    const { role, headingLevel, inline } = paragraph;
    if (role === 'contents') return;
    if (role === 'code') this.code.push(paragraph.text);
    else this.flushCode();
    if (headingLevel > 0) this.builder.add('heading', paragraph.text.replace(/\n/g, ' '), { level: headingLevel });
    else if (paragraph.mark !== null) this.builder.add('list_item', paragraph.text);
    else if (role !== 'code') this.builder.add(role === 'quote' ? 'quote' : 'paragraph', paragraph.text);
    for (const { content, ground: filling } of inline.boxes) this.onGround(filling, () => this.add(content));
    for (const id of inline.comments) this.builder.add('quote', this.word.notes.get(`comment ${id}`) ?? '');
    this.pendingNotes.push(...inline.notes);
  }

  /** Counts its number on the way: paragraphs are read once, in the order of the document. */
  private read(element: XmlElement): ReadParagraph {
    const properties = at(element, 'pPr');
    const { styles } = this.word;
    const styleId = attribute(at(properties, 'pStyle'), 'val');
    const style = styles.of(styleId);
    const { look, ground } = styles.lookOfParagraph(styleId);
    const inline = readInline(element, {
      styleIsMonospaced: style.isMonospaced,
      look,
      behind: groundOf(properties) ?? ground ?? this.behind,
      lookOfRun: (id) => styles.lookOfRun(id),
    });
    this.builder.hide(inline.hidden);
    const outline = attribute(at(properties, 'outlineLvl'), 'val');
    const headingLevel = outline !== null && Number(outline) < 6 ? Number(outline) + 1 : style.headingLevel;
    const isCode = style.role === 'code' || (inline.isMonospaced && headingLevel === 0 && looksLikeCode(inline.text));
    const text = isCode ? toCanonical(inline.text).trimEnd() : toCanonicalLines(inline.text);
    const numbered = text === '' || isCode ? null : this.word.numbering.mark(numberingOf(properties, style.numbering));
    const prefix =
      numbered === null ? '' : headingLevel > 0 ? headingPrefix(numbered.mark) : `${'  '.repeat(numbered.level)}${numbered.mark} `;
    return {
      text: prefix + text,
      inline,
      headingLevel: text === '' ? 0 : headingLevel,
      role: isCode ? 'code' : style.role,
      mark: numbered?.mark ?? null,
    };
  }

  /** One column only frames its text: that is read as text. */
  private addTable(table: XmlElement): void {
    this.flushCode();
    const rows = parts(table, 'tr');
    if (rows.every((row) => parts(row, 'tc').length < 2)) {
      for (const cell of rows.flatMap((row) => parts(row, 'tc'))) this.onGround(cellGround(table, cell), () => this.add(cell));
      return;
    }
    const anchored: WordInline[] = [];
    const { cells, headerRows } = wordGrid(table, (cell) => this.onGround(cellGround(table, cell), () => this.cellText(cell, anchored)));
    this.builder.hide(deletedRows(table));
    this.builder.addTable(cells, headerRows);
    for (const { boxes, comments, notes } of anchored) {
      for (const { content, ground } of boxes) this.onGround(ground, () => this.add(content));
      for (const id of comments) this.builder.add('quote', this.word.notes.get(`comment ${id}`) ?? '');
      this.pendingNotes.push(...notes);
    }
  }

  private cellText(cell: XmlElement, anchored: WordInline[]): string {
    const texts = elements(cell).map((element) => {
      if (element.name === 'p') {
        const { text, inline } = this.read(element);
        anchored.push(inline);
        return text;
      }
      if (element.name === 'tbl')
        return parts(element, 'tr')
          .map((row) =>
            parts(row, 'tc')
              .map((inner) => this.cellText(inner, anchored))
              .join(' '),
          )
          .join(' ');
      return /^(sdt|sdtContent|customXml|ins|moveTo)$/.test(element.name) ? this.cellText(element, anchored) : '';
    });
    return toCanonicalLine(texts.join(' '));
  }

  /** Reads what stands on a ground of its own; null where it has none. */
  private onGround<T>(ground: Ground | null, read: () => T): T {
    const around = this.behind;
    this.behind = ground ?? around;
    const result = read();
    this.behind = around;
    return result;
  }

  private flushCode(): void {
    this.builder.add('code', this.code.join('\n').replace(/^\n+/, '').trimEnd());
    this.code = [];
  }
}

const unknown: Ground = { colour: null };

/** A table's style may colour its cells. */
function cellGround(table: XmlElement, cell: XmlElement): Ground | null {
  const style = attribute(at(table, 'tblPr', 'tblStyle'), 'val');
  return (
    groundOf(at(cell, 'tcPr')) ??
    groundOf(at(table, 'tblPr')) ??
    (style === null || /^(?:TableNormal|TableGrid)$/.test(style) ? null : unknown)
  );
}

/** A paragraph's own numbering may name the level alone, or, with 0, take it out of the style's list. */
function numberingOf(properties: XmlElement | null, ofStyle: XmlElement | null): XmlElement | null {
  const own = at(properties, 'numPr');
  return own && at(own, 'numId') ? own : (ofStyle ?? own);
}

function headingPrefix(mark: string): string {
  return mark === '-' ? '' : `${mark} `;
}

/** Prose may be set in a typewriter's font too. */
function looksLikeCode(text: string): boolean {
  return /[{}();=<>[\]|$]|^[^\S\n]{2,}\S/m.test(text);
}
