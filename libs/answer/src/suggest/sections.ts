import type { NearbyChunk, Span } from '#core';
import { isLabel } from '../choose/is-evidence.ts';

/** A stretch of a document under one heading, as far as it was read. */
export interface Section extends Span {
  readonly documentId: string;
  readonly title: string;
  /** Null above the first heading, and where a document has none. */
  readonly heading: string | null;
  readonly page: number | null;
  readonly text: string;
}

/** Characters. */
const longestOpening = 50;
const markdownHeading = /^#{1,6}[ \t]+(?<heading>.+?)[ \t#]*$/;

/** The sections that these chunks show, each once, in their order. A chunk may hold several, and a section go on over several chunks. */
export function sectionsOf(chunks: readonly NearbyChunk[]): Section[] {
  const sections: Section[] = [];
  for (const chunk of chunks)
    for (const piece of piecesOf(chunk)) {
      const last = sections.at(-1);
      if (last && isOneWith(last, piece))
        sections[sections.length - 1] = { ...last, end: Math.max(last.end, piece.end), text: `${last.text}\n${piece.text}` };
      else sections.push(sectionOf(piece));
    }
  return sections;
}

/** White space between two chunks of one text. */
const gap = 20;

/** Of one heading, and with nothing between: two “Notes” far from each other are two sections. */
const isOneWith = (last: Section, { documentId, heading, start, isHeaded }: Piece): boolean =>
  last.documentId === documentId && last.heading === heading && !isHeaded && start <= last.end + gap && start >= last.start;

interface Piece extends Section {
  /** Its heading stands in it: it begins here. */
  readonly isHeaded: boolean;
}

function sectionOf(piece: Piece): Section {
  const { isHeaded: _isHeaded, ...section } = piece;
  return section;
}

function piecesOf({ text, headings, title, documentId, page, start }: NearbyChunk): Piece[] {
  const marks = headingsIn(text);
  const above = { heading: headings.at(-1) ?? null, at: 0, isHeaded: false };
  return [above, ...marks].flatMap(({ heading, at, isHeaded }, index) => {
    const end = marks[index]?.at ?? text.length;
    const words = text.slice(at, end);
    return words.trim() === '' ? [] : [{ documentId, title, heading, page, isHeaded, text: words, start: start + at, end: start + end }];
  });
}

interface Mark {
  readonly heading: string;
  readonly at: number;
  readonly isHeaded: true;
}

/** Lines that head what stands below them: marked as Markdown does, else short ones between empty lines above prose. */
function headingsIn(text: string): Mark[] {
  const lines = [...text.matchAll(/^[^\n]+$/gm)].map(({ 0: line, index: at }) => ({ line, at }));
  const marked = lines.flatMap(({ line, at }) => {
    const heading = markdownHeading.exec(line)?.groups?.['heading'];
    return heading === undefined ? [] : [{ heading, at, isHeaded: true } as const];
  });
  const labels = lines
    .filter(({ line, at }) => isLabel(line.trim(), text.slice(0, at), text.slice(at + line.length)))
    .map(({ line, at }) => ({ heading: line.trim(), at, isHeaded: true }) as const);
  const [first] = lines;
  const begins =
    first && opens(first.line, text.slice(first.at + first.line.length))
      ? [{ heading: first.line.trim(), at: first.at, isHeaded: true } as const]
      : [];
  const own = marked.length > 0 ? marked : labels;
  return own[0]?.at === begins[0]?.at ? own : [...begins, ...own];
}

/** A chunk that begins with a heading has it without its marks. A line of wrapped prose is longer, and what follows it begins small. */
function opens(line: string, after: string): boolean {
  const isShort = line.length <= longestOpening && !/[.!?:;,…。]$/u.test(line.trim()) && !/^\s*(?:[-*•|]|\d+[.)])\s/u.test(line);
  return isShort && !line.includes(' | ') && /^\n(?:\s*\n)?\s*(?:[\p{Lu}\p{N}|*•#-]|[^\p{Script=Latin}\s])/u.test(after);
}
