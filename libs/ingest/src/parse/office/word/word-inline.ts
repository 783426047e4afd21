import { at, attribute, elements, textWithin, type XmlElement } from '../xml.ts';
import { mathText } from './word-math.ts';
import { isMonospaced } from './word-styles.ts';

/** What stands in a paragraph: its text with a line end for every break, and what hangs on it. */
export interface WordInline {
  readonly text: string;
  /** Every run with words in it is in a typewriter's font. */
  readonly isMonospaced: boolean;
  readonly notes: readonly WordNote[];
  readonly comments: readonly string[];
  /** Text boxes anchored here (`w:txbxContent`). */
  readonly boxes: readonly XmlElement[];
  /** Runs that Word does not show. */
  readonly hiddenRuns: number;
}

export interface WordNote {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
}

/** What was deleted or moved away with changes tracked, and what is no text. */
const unread = new Set(['del', 'moveFrom', 'instrText', 'delText', 'pPr', 'rPr', 'sdtPr', 'tblPr', 'fldData', 'binData']);

export function readInline(paragraph: XmlElement, styleIsMonospaced: boolean): WordInline {
  const reader = new InlineReader(styleIsMonospaced);
  reader.read(paragraph);
  const { parts, notes, comments, boxes, hiddenRuns, wordy, monospaced } = reader;
  return { text: parts.join(''), isMonospaced: monospaced > 0 && monospaced === wordy, notes, comments, boxes, hiddenRuns };
}

class InlineReader {
  readonly parts: string[] = [];
  readonly notes: WordNote[] = [];
  readonly comments: string[] = [];
  readonly boxes: XmlElement[] = [];
  hiddenRuns = 0;
  wordy = 0;
  monospaced = 0;
  private readonly styleIsMonospaced: boolean;

  constructor(styleIsMonospaced: boolean) {
    this.styleIsMonospaced = styleIsMonospaced;
  }

  read(from: XmlElement): void {
    for (const element of elements(from)) this.readElement(element);
  }

  private readElement(element: XmlElement): void {
    const { name } = element;
    if (unread.has(name)) return;
    if (name === 'r') this.readRun(element);
    else if (name === 't') this.parts.push(textWithin(element));
    else if (name === 'tab' || name === 'ptab') this.parts.push('\t');
    else if (name === 'br' || name === 'cr') this.parts.push('\n');
    else if (name === 'noBreakHyphen') this.parts.push('-');
    else if (name === 'sym') this.parts.push(symbol(element));
    else if (name === 'oMath' || name === 'oMathPara') this.parts.push(` ${mathText(name === 'oMath' ? element : at(element, 'oMath'))} `);
    else if (name === 'footnoteReference' || name === 'endnoteReference')
      this.readNote(element, name === 'footnoteReference' ? 'footnote' : 'endnote');
    else if (name === 'commentReference') this.comments.push(attribute(element, 'id') ?? '');
    else if (name === 'txbxContent') this.boxes.push(element);
    else if (name === 'AlternateContent') this.read(at(element, 'Choice') ?? at(element, 'Fallback') ?? element);
    else this.read(element);
  }

  private readRun(run: XmlElement): void {
    const properties = at(run, 'rPr');
    const hidden = at(properties, 'vanish');
    if (hidden && attribute(hidden, 'val') !== '0' && attribute(hidden, 'val') !== 'false') {
      this.hiddenRuns++;
      return;
    }
    const before = this.parts.length;
    this.read(run);
    if (this.parts.slice(before).join('').trim() === '') return;
    this.wordy++;
    if (isMonospaced(properties) ?? this.styleIsMonospaced) this.monospaced++;
  }

  private readNote(element: XmlElement, kind: WordNote['kind']): void {
    const id = attribute(element, 'id') ?? '';
    this.notes.push({ kind, id });
    this.parts.push(`[${kind === 'footnote' ? id : `e${id}`}]`);
  }
}

/** Wingdings' boxes and marks; other symbols of a font say nothing without it. */
function symbol(element: XmlElement): string {
  const code = Number.parseInt(attribute(element, 'char') ?? '', 16) & 0xff;
  const known: Readonly<Record<number, string>> = { 0xa8: '☐', 0xfe: '☑', 0xfd: '☒', 0xfc: '✓', 0xfb: '✗', 0xe0: '→', 0xdf: '←' };
  return known[code] ?? '';
}
