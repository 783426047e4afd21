import type { Span } from '#core';
import { joinAbbreviations, splitBeforeFigures } from './abbreviations.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const fence = /^\s*(```|~~~)/;
const listItem = /^\s*([-*•‣◦–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S/i;
const tableRow = /\||\t.*\S/;
const heading = /^#{1,6}\s/;
const indented = /^( {4}|\t)/;
/** "Power: 2200 W": one of two such lines that follow one another. */
const labelled = /^\p{Lu}[^:.!?]{0,40}:\s+\S.{0,80}(?<![.!?;,])$/u;
/** Marks of notes behind the end of a sentence, as pages of an encyclopaedia have them; they belong to none. */
const noteMarks = /(?<=[.!?…]["'“”’»)]*)(?:\[(?:\d{1,3}|[a-z]|note \d+|edit|(?:citation|clarification) needed)\](?!\())+/giu;

interface Line extends Span {
  /** Stands for itself: a row of a table, a line of code, a heading. A list item starts a new stretch and may go on below. */
  readonly role: 'alone' | 'starts' | 'prose' | 'blank';
}

/**
 * Spans of the sentences in a passage, trimmed, in order, never overlapping; `text.slice(start, end)` is the sentence to the letter.
 * Rows of tables, lines of code and headings are sentences of their own; prose may run over line ends, as in a PDF.
 */
export function splitSentences(text: string): Span[] {
  return stretches(standingApart(text, linesOf(text))).flatMap(({ start, end, role }) =>
    role === 'alone' ? trimmed(text, { start, end }) : proseSentences(text, { start, end }),
  );
}

export const isListItem = (text: string): boolean => listItem.test(text);

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let inFence = false;
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    if (fence.test(line)) {
      inFence = !inFence;
      lines.push({ start, end, role: 'blank' });
    } else lines.push({ start, end, role: roleOf(line, inFence) });
    start = end + 1;
  }
  return lines;
}

function roleOf(line: string, inFence: boolean): Line['role'] {
  if (line.trim() === '') return 'blank';
  if (listItem.test(line)) return inFence ? 'alone' : 'starts';
  return inFence || tableRow.test(line) || heading.test(line) || indented.test(line) ? 'alone' : 'prose';
}

/** Labels with their values, line by line, are no wrapped prose. */
function standingApart(text: string, lines: readonly Line[]): Line[] {
  const areLabelled = lines.map(({ start, end, role }) => role === 'prose' && isLabelled(text.slice(start, end)));
  return lines.map((line, index) =>
    areLabelled[index] && (areLabelled[index - 1] || areLabelled[index + 1]) ? { ...line, role: 'alone' } : line,
  );
}

/** "Power: 2200 W": stands for itself among its like. */
export const isLabelled = (line: string): boolean => labelled.test(line.trim());

/** Joins lines of prose that follow one another. */
function stretches(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  let open = false;
  for (const line of lines) {
    const last = joined.at(-1);
    if (line.role === 'prose' && open && last) joined[joined.length - 1] = { ...last, end: line.end };
    else if (line.role !== 'blank') joined.push(line);
    open = line.role === 'prose' || line.role === 'starts';
  }
  return joined;
}

/** A line end is a sentence end to the segmenter, which is wrong in wrapped prose: it reads spaces instead, so offsets stay. */
function proseSentences(text: string, span: Span): Span[] {
  const prose = text
    .slice(span.start, span.end)
    .replaceAll('\n', ' ')
    .replaceAll(noteMarks, (marks) => ' '.repeat(marks.length));
  const segments = [...segmenter.segment(prose)].map(({ index, segment }) => ({ start: index, end: index + segment.length }));
  return splitBeforeFigures(prose, joinAbbreviations(prose, segments))
    .flatMap((segment) => trimmed(prose, segment))
    .map(({ start, end }) => ({ start: span.start + start, end: span.start + end }));
}

function trimmed(text: string, { start, end }: Span): Span[] {
  const slice = text.slice(start, end);
  const sentence = slice.trim();
  if (!/[\p{L}\p{N}]/u.test(sentence)) return [];
  const from = start + slice.indexOf(sentence);
  return [{ start: from, end: from + sentence.length }];
}
