import type { ParsedDocument, Span } from '#core';
import { toCanonical } from './canonical-text.ts';

/** What a ParsedDocument promises and this one does not keep, in words; empty for a good one. */
export function brokenPromises({ text, blocks, pages, lines }: ParsedDocument): string[] {
  const outside = (span: Span): boolean =>
    !(Number.isInteger(span.start) && Number.isInteger(span.end) && span.start >= 0 && span.start <= span.end && span.end <= text.length);
  const blank = (span: Span): boolean => text.slice(span.start, span.end).trim() === '';
  const overlapping = (spans: readonly Span[]): boolean =>
    spans.some((span, index) => index > 0 && span.start < (spans[index - 1]?.end ?? 0));
  const found: [string, boolean][] = [
    ['the text is not canonical', toCanonical(text) !== text],
    ['a span lies outside the text', [...blocks, ...pages, ...lines].some(outside)],
    ['a block is blank', blocks.some(blank)],
    ['blocks overlap or are out of order', overlapping(blocks)],
    ['pages overlap or are out of order', overlapping(pages)],
    ['lines overlap or are out of order', overlapping(lines)],
    ['a line is blank or crosses a line end', lines.some((line) => blank(line) || text.slice(line.start, line.end).includes('\n'))],
    [
      'a line stands outside every block',
      lines.some((line) => !blocks.some((block) => block.start <= line.start && line.end <= block.end)),
    ],
    [
      'a box lies off its page',
      lines.some(
        ({ box }) =>
          !pages.some(
            (page) =>
              page.page === box.page &&
              box.x >= 0 &&
              box.y >= 0 &&
              box.x + box.width <= page.width + 0.1 &&
              box.y + box.height <= page.height + 0.1,
          ),
      ),
    ],
  ];
  return found.filter(([, isBroken]) => isBroken).map(([promise]) => promise);
}
