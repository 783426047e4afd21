import { toCanonicalLine, toCanonicalLines } from '../../canonical-text.ts';
import { at, attribute, elements, type XmlElement } from '../xml.ts';

/** A paragraph's words on a line for every break, and what stands in it beside them: notes, comments and text boxes. */
export interface InlineText {
  readonly text: string;
  readonly notes: readonly string[];
  readonly comments: readonly string[];
  readonly boxes: readonly XmlElement[];
}

const unread = new Set(['tracked-changes', 'ruby-text', 'bookmark-start', 'bookmark-end', 'title', 'desc']);

export function inlineText(paragraph: XmlElement): InlineText {
  const found = { parts: [] as string[], notes: [] as string[], comments: [] as string[], boxes: [] as XmlElement[] };
  collect(paragraph, found);
  return { ...found, text: toCanonicalLines(found.parts.join('')) };
}

function collect(from: XmlElement, found: { parts: string[]; notes: string[]; comments: string[]; boxes: XmlElement[] }): void {
  for (const node of from.children) {
    if (typeof node === 'string') found.parts.push(node.replace(/\s+/g, ' '));
    else if (node.name === 'line-break') found.parts.push('\n');
    else if (node.name === 'tab') found.parts.push(' ');
    else if (node.name === 's') found.parts.push(' '.repeat(Math.min(Number(attribute(node, 'c') ?? 1) || 1, 100)));
    else if (node.name === 'note') found.parts.push(`[${noteOf(node, found.notes)}]`);
    else if (node.name === 'annotation') found.comments.push(commentOf(node));
    else if (node.name === 'text-box') found.boxes.push(node);
    else if (!unread.has(node.name)) collect(node, found);
  }
}

/** Puts the note away and answers its mark. */
function noteOf(note: XmlElement, notes: string[]): string {
  const mark = lineOf(at(note, 'note-citation'));
  notes.push(`[${mark}] ${paragraphsWithin(at(note, 'note-body'))}`);
  return mark;
}

function commentOf(annotation: XmlElement): string {
  const author = lineOf(at(annotation, 'creator'));
  const text = elements(annotation)
    .filter(({ name }) => name === 'p' || name === 'list')
    .map(lineOf)
    .join(' ');
  return `Comment${author === '' ? '' : ` by ${author}`}: ${text}`;
}

function lineOf(element: XmlElement | null): string {
  return element === null ? '' : toCanonicalLine(inlineText(element).text);
}

/** All words of a cell or a note, on one line. */
export function paragraphsWithin(element: XmlElement | null): string {
  return elements(element)
    .map((child) => (child.name === 'p' || child.name === 'h' ? lineOf(child) : paragraphsWithin(child)))
    .filter((line) => line !== '')
    .join(' ');
}
