import type { Box, LineBox, Span } from '#core';

/** How wide letters are beside one another, in Helvetica's proportions: enough to know where in a line a word begins. */
const narrow = /[iljtfrI.,;:!'|()[\]/\\\s]/u;
const wide = /[mwMW@%—]|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}/gu;

/** The part of a line's box where the words of a span stand, judged by the width of letters; all of it where that cannot be judged. */
export function wordsBox({ start, end, box }: LineBox, line: string, span: Span): Box {
  if (span.start <= start && span.end >= end) return box;
  // Letters above one another, and cells far apart: where in them a word begins is not known.
  if ((box.height > box.width && line.length > 2) || line.includes(' | ')) return box;
  const [whole, before, after] = [line, line.slice(0, Math.max(0, span.start - start)), line.slice(span.end - start)].map(widthOf);
  if (!whole) return box;
  const [left, right] = isRightToLeft(line) ? [after, before] : [before, after];
  const scale = box.width / whole;
  return { ...box, x: box.x + (left ?? 0) * scale, width: box.width - ((left ?? 0) + (right ?? 0)) * scale };
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += narrow.test(letter) ? 0.3 : wide.test(letter) ? 0.95 : /\p{Lu}/u.test(letter) ? 0.68 : 0.54;
  return width;
}

function isRightToLeft(line: string): boolean {
  return (line.match(rightToLeft)?.length ?? 0) * 2 > line.length;
}
