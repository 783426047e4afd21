import { toCanonicalLine, toCanonicalLines } from '../../canonical-text.ts';
import { at, attribute, elements, textWithin, type XmlElement } from '../xml.ts';

/** A paragraph's words on a line for every break, and what stands in it beside them: notes, comments and text boxes. */
export interface InlineText {
  readonly text: string;
  readonly notes: readonly string[];
  readonly comments: readonly string[];
  readonly boxes: readonly XmlElement[];
}

const unread = new Set(['tracked-changes', 'ruby-text', 'bookmark-start', 'bookmark-end']);

/** Which words are seen, by the names of the styles around them from the outside; what is not seen is told to `hide`. */
export interface InlineSight {
  howUnseen(styles: readonly (string | null)[]): string | null;
  hide(text: string, how: string): void;
}

const everythingSeen: InlineSight = { howUnseen: () => null, hide: () => undefined };

interface Found {
  readonly parts: string[];
  readonly notes: string[];
  readonly comments: string[];
  readonly boxes: XmlElement[];
}

export function inlineText(paragraph: XmlElement, sight = everythingSeen): InlineText {
  const found: Found = { parts: [], notes: [], comments: [], boxes: [] };
  const reader = new InlineReader(found, sight);
  reader.read(paragraph, [attribute(paragraph, 'style-name')]);
  for (const { text, how } of reader.hidden) sight.hide(text, how);
  return { ...found, text: toCanonicalLines(found.parts.join('')) };
}

class InlineReader {
  readonly hidden: { text: string; how: string }[] = [];
  private readonly found: Found;
  private readonly sight: InlineSight;

  constructor(found: Found, sight: InlineSight) {
    this.found = found;
    this.sight = sight;
  }

  /** `styles` are those around it, its own last. */
  read(from: XmlElement, styles: readonly (string | null)[]): void {
    const how = this.sight.howUnseen(styles);
    for (const node of from.children) {
      if (typeof node !== 'string') this.readElement(node, styles);
      else if (how === null) this.found.parts.push(node.replace(/\s+/g, ' '));
      else this.hide(node, how);
    }
  }

  /** Words hidden alike go on in each other: a stretch may end within a word. */
  private hide(text: string, how: string): void {
    const last = this.hidden.at(-1);
    if (last?.how === how) last.text += text;
    else if (text.trim() !== '') this.hidden.push({ text, how });
  }

  private readElement(node: XmlElement, styles: readonly (string | null)[]): void {
    const { found, sight } = this;
    if (node.name === 'title' || node.name === 'desc') this.hidden.push({ text: textWithin(node), how: 'alternative text' });
    else if (isHiddenField(node)) this.hide(attribute(node, 'string-value') ?? textWithin(node), 'hidden by its format');
    else if (node.name === 'line-break') found.parts.push('\n');
    else if (node.name === 'tab') found.parts.push(' ');
    else if (node.name === 's') found.parts.push(' '.repeat(Math.min(Number(attribute(node, 'c') ?? 1) || 1, 100)));
    else if (node.name === 'note') found.parts.push(`[${noteOf(node, found.notes, sight)}]`);
    else if (node.name === 'annotation') found.comments.push(commentOf(node));
    else if (node.name === 'text-box') found.boxes.push(node);
    else if (node.name === 'span') this.read(node, [...styles, attribute(node, 'style-name')]);
    else if (!unread.has(node.name)) this.read(node, styles);
  }
}

/** Text that hangs on a condition, which is met. */
function isHiddenField(node: XmlElement): boolean {
  return node.name === 'hidden-text' && attribute(node, 'is-hidden') !== 'false';
}

/** Puts the note away and answers its mark. */
function noteOf(note: XmlElement, notes: string[], sight: InlineSight): string {
  const mark = lineOf(at(note, 'note-citation'));
  notes.push(`[${mark}] ${paragraphsWithin(at(note, 'note-body'), sight)}`);
  return mark;
}

function commentOf(annotation: XmlElement): string {
  const author = lineOf(at(annotation, 'creator'));
  const text = elements(annotation)
    .filter(({ name }) => name === 'p' || name === 'list')
    .map((element) => lineOf(element))
    .join(' ');
  return `Comment${author === '' ? '' : ` by ${author}`}: ${text}`;
}

function lineOf(element: XmlElement | null, sight?: InlineSight): string {
  return element === null ? '' : toCanonicalLine(inlineText(element, sight).text);
}

/** All words of a cell or a note, on one line. */
export function paragraphsWithin(element: XmlElement | null, sight?: InlineSight): string {
  return elements(element)
    .map((child) => (child.name === 'p' || child.name === 'h' ? lineOf(child, sight) : paragraphsWithin(child, sight)))
    .filter((line) => line !== '')
    .join(' ');
}
