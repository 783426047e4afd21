import { type DocumentVerdict, Fault, type GuardFinding, type PageInfo, type ParsedDocument, type Span, worseLevel } from '#core';
import { scanDocument } from '#guard';

/** What the guard reads of a revision; `title` as it will be called. */
export type TextToScan = Pick<ParsedDocument, 'title' | 'text' | 'pages' | 'hidden'>;

export interface Scan {
  readonly verdict: DocumentVerdict;
  readonly ms: number;
}

/** Whoever cannot be scanned is not let through: the fault is one that is tried again, and then told. */
export function scanText(document: TextToScan): Scan {
  const began = performance.now();
  try {
    const { findings, undecided, ...verdict } = scanUnderTitle(document);
    const onPage = <Found extends Placed>(found: Found) => ({ ...found, page: found.page ?? pageOf(found, document.pages) });
    const placed = { ...verdict, findings: findings.map(onPage), ...(undecided && { undecided: undecided.map(onPage) }) };
    return { verdict: placed, ms: performance.now() - began };
  } catch (error) {
    throw new Fault('internal', `the guard could not read it: ${String(error)}`, { cause: error });
  }
}

/** A title stands before every chunk: one that the text does not hold is read by itself, and what is found there is about all of it. */
function scanUnderTitle({ title, text, hidden = [] }: TextToScan): DocumentVerdict {
  const own = scanDocument({ text, hidden });
  if (!title || text.includes(title)) return own;
  const { level, findings } = scanDocument({ text: title });
  return { ...own, level: worseLevel(own.level, level), findings: [...findings.map(inTitle), ...own.findings] };
}

const inTitle = (finding: GuardFinding): GuardFinding => ({
  ...finding,
  span: null,
  isInTitle: true,
  reason: `in its title: ${finding.reason}`,
});

interface Placed {
  readonly span: Span | null;
  readonly page?: number | null;
}

function pageOf({ span }: Placed, pages: readonly PageInfo[]): number | null {
  return (span && pages.findLast((page) => page.start <= span.start)?.page) ?? null;
}
