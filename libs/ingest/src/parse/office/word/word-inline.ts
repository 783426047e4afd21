import { at, attribute, elements, textWithin, type XmlElement } from '../xml.ts';
import type { HiddenText } from '#core';
import { hexColour, white } from '../colours.ts';
import { isOn } from '../slides/slide-text.ts';
import { type Ground, layered, lookOf, plainLook, type RunLook, unseenBy } from './run-look.ts';
import { mathText } from './word-math.ts';
import { isMonospaced } from './word-styles.ts';

/** What stands in a paragraph: its text with a line end for every break, and what hangs on it. */
export interface WordInline {
  readonly text: string;
  /** Every run with words in it is in a typewriter's font. */
  readonly isMonospaced: boolean;
  readonly notes: readonly WordNote[];
  readonly comments: readonly string[];
  readonly boxes: readonly WordBox[];
  /** Words that nobody sees, and what pictures and links are said to show. */
  readonly hidden: readonly HiddenText[];
}

/** A text box anchored in a paragraph. */
export interface WordBox {
  /** Its paragraphs (`w:txbxContent`). */
  readonly content: XmlElement;
  /** Its filling; null where it has none. */
  readonly ground: Ground | null;
}

export interface WordNote {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
}

/** What is no text. */
const unread = new Set(['instrText', 'delText', 'pPr', 'rPr', 'sdtPr', 'tblPr', 'fldData', 'binData']);

/** What a paragraph's runs stand in. */
export interface InlineSetting {
  readonly styleIsMonospaced: boolean;
  readonly look: RunLook;
  readonly behind: Ground;
  readonly lookOfRun: (style: string | null) => RunLook;
}

const onPaper: InlineSetting = { styleIsMonospaced: false, look: plainLook, behind: { colour: white }, lookOfRun: () => plainLook };

export function readInline(paragraph: XmlElement, setting: InlineSetting = onPaper): WordInline {
  const reader = new InlineReader(setting);
  reader.read(paragraph);
  const { parts, notes, comments, boxes, hidden, wordy, monospaced } = reader;
  return { text: parts.join(''), isMonospaced: monospaced > 0 && monospaced === wordy, notes, comments, boxes, hidden };
}

class InlineReader {
  readonly parts: string[] = [];
  readonly notes: WordNote[] = [];
  readonly comments: string[] = [];
  readonly boxes: WordBox[] = [];
  /** Of the shape that is being read; shapes of the older kind are filled in many ways. */
  private filling: Ground | null = { colour: null };
  readonly hidden: { text: string; how: string; page: null }[] = [];
  wordy = 0;
  monospaced = 0;
  private readonly setting: InlineSetting;

  constructor(setting: InlineSetting) {
    this.setting = setting;
  }

  read(from: XmlElement): void {
    for (const element of elements(from)) this.readElement(element);
  }

  private readElement(element: XmlElement): void {
    const { name } = element;
    if (unread.has(name)) return;
    if (name === 'del' || name === 'moveFrom') return this.hide(element, 'deleted with changes tracked');
    if (isUnseenShape(element)) return this.hide(element, 'in a text box that is not shown');
    this.noteDescription(element);
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
    else if (name === 'txbxContent') this.boxes.push({ content: element, ground: this.filling });
    else if (name === 'wsp') this.readShape(element);
    else if (name === 'AlternateContent') this.read(at(element, 'Choice') ?? at(element, 'Fallback') ?? element);
    else this.read(element);
  }

  private readRun(run: XmlElement): void {
    const properties = at(run, 'rPr');
    const { look, behind, lookOfRun, styleIsMonospaced } = this.setting;
    const own = layered(lookOf(properties), lookOfRun(attribute(at(properties, 'rStyle'), 'val')));
    const how = unseenBy(layered(own, look), behind);
    if (how !== null) return this.hide(run, how);
    const before = this.parts.length;
    this.read(run);
    if (this.parts.slice(before).join('').trim() === '') return;
    this.wordy++;
    if (isMonospaced(properties) ?? styleIsMonospaced) this.monospaced++;
  }

  /** Words hidden alike go on in each other: a run may end within a word. */
  private hide(element: XmlElement, how: string): void {
    const text = allText(element);
    const last = this.hidden.at(-1);
    if (last?.how === how) last.text += text;
    else if (text.trim() !== '') this.hidden.push({ text, how, page: null });
  }

  private noteDescription(element: XmlElement): void {
    for (const [name, attributeName, how] of descriptions) {
      const text = element.name === name ? attribute(element, attributeName) : null;
      if (text !== null && text.trim() !== '') this.hidden.push({ text, how, page: null });
    }
  }

  private readShape(shape: XmlElement): void {
    const around = this.filling;
    this.filling = fillingOf(shape);
    this.read(shape);
    this.filling = around;
  }

  private readNote(element: XmlElement, kind: WordNote['kind']): void {
    const id = attribute(element, 'id') ?? '';
    this.notes.push({ kind, id });
    this.parts.push(`[${kind === 'footnote' ? id : `e${id}`}]`);
  }
}

const descriptions = [
  ['docPr', 'descr', 'alternative text'],
  ['docPr', 'title', 'alternative text'],
  ['shape', 'alt', 'alternative text'],
  ['hyperlink', 'tooltip', 'what a link is said to lead to'],
] as const;

function fillingOf(shape: XmlElement): Ground | null {
  const properties = at(shape, 'spPr');
  const colour = at(properties, 'solidFill', 'srgbClr');
  if (colour && elements(colour).length === 0) return { colour: hexColour(attribute(colour, 'val')) };
  const isStyled = Number(attribute(at(shape, 'style', 'fillRef'), 'idx') ?? 0) > 0;
  const isFilled = elements(properties).some(({ name }) => /^(?:solid|grad|blip|patt|grp)Fill$/.test(name));
  return at(properties, 'noFill') || !(isFilled || isStyled) ? null : { colour: null };
}

/** A drawing, or a shape of the older kind, that Word does not show. */
function isUnseenShape(element: XmlElement): boolean {
  if (element.name === 'anchor' || element.name === 'inline') return isOn(attribute(at(element, 'docPr'), 'hidden'));
  return element.name === 'shape' && /visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '');
}

/** Of runs and of what was deleted, whatever it stands in. */
function allText(element: XmlElement): string {
  return elements(element)
    .map((child) => {
      if (child.name === 't' || child.name === 'delText') return textWithin(child);
      if (child.name === 'tab' || child.name === 'br') return ' ';
      return child.name === 'p' ? `${allText(child)}\n` : allText(child);
    })
    .join('');
}

/** Wingdings' boxes and marks; other symbols of a font say nothing without it. */
function symbol(element: XmlElement): string {
  const code = Number.parseInt(attribute(element, 'char') ?? '', 16) & 0xff;
  const known: Readonly<Record<number, string>> = { 0xa8: '☐', 0xfe: '☑', 0xfd: '☒', 0xfc: '✓', 0xfb: '✗', 0xe0: '→', 0xdf: '←' };
  return known[code] ?? '';
}
