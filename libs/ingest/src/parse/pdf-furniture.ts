import { linesOn, type PdfLine, type ReadPage } from './pdf-lines.ts';

/** The part of a page's height, at its top and at its bottom, where running heads and page numbers stand. */
const margin = 0.09;

/** Leaves out page numbers, and lines that stand in the margin of more than half of at least three pages. A page that has nothing else keeps them. */
export function withoutFurniture(pages: readonly ReadPage[]): ReadPage[] {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const texts = new Set(
      linesOn(page)
        .filter((line) => isInMargin(line, page))
        .map(patternOf),
    );
    for (const text of texts) seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  const needed = Math.max(3, pages.length / 2);
  const counted = countingLines(pages);
  return pages.map((page) => {
    const items = page.items.filter(
      (item) => item.kind !== 'line' || !isInMargin(item, page) || !(isPageNumber(item) || (seen.get(patternOf(item)) ?? 0) >= needed),
    );
    const kept = items.filter((item) => item.kind !== 'line' || !counted.has(item));
    return kept.length > 0 ? { ...page, items: kept } : page;
  });
}

/** Numbers alone on the first or last line of a page, wherever it stands, that count up with the pages. */
function countingLines(pages: readonly ReadPage[]): ReadonlySet<PdfLine> {
  const byStep = new Map<string, PdfLine[]>();
  for (const page of pages) {
    const lines = linesOn(page).sort((a, b) => a.box.y - b.box.y);
    for (const [end, line] of [lines[0], lines.at(-1)].entries())
      if (line && /^[-–—\s]*\d{1,4}[-–—\s]*$/.test(line.cells.join(' '))) {
        const step = `${end} ${Number(line.cells.join(' ').replace(/\D/g, '')) - page.number}`;
        byStep.set(step, [...(byStep.get(step) ?? []), line]);
      }
  }
  return new Set([...byStep.values()].filter((lines) => lines.length >= Math.max(2, 0.6 * pages.length)).flat());
}

function isInMargin({ box }: PdfLine, page: ReadPage): boolean {
  return box.y + box.height < page.height * margin || box.y > page.height * (1 - margin);
}

function isPageNumber(line: PdfLine): boolean {
  return /^[-–—\s]*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:of|von|\/)\s*\d{1,4})?[-–—\s]*$/i.test(line.cells.join(' '));
}

/** The same head on every page differs in its numbers only. */
function patternOf(line: PdfLine): string {
  return line.cells.join(' ').replace(/\d+/g, '#');
}
