import { type DocumentVerdict, Fault, type GuardFinding, type PageInfo, type ParsedDocument } from '#core';
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
    const { findings, ...verdict } = scanUnderTitle(document);
    const placed = findings.map((finding) => ({ ...finding, page: finding.page ?? pageOf(finding, document.pages) }));
    return { verdict: { ...verdict, findings: placed }, ms: performance.now() - began };
  } catch (error) {
    throw new Fault('internal', `the guard could not read it: ${String(error)}`, { cause: error });
  }
}

/** A title stands before every chunk: one that the text does not hold is read with it, and what is found there is about all of it. */
function scanUnderTitle({ title, text, hidden = [] }: TextToScan): DocumentVerdict {
  if (!title || text.includes(title)) return scanDocument({ text, hidden });
  const before = title.length + 2;
  const { findings, ...verdict } = scanDocument({ text: `${title}\n\n${text}`, hidden });
  return { ...verdict, findings: findings.map((finding) => shifted(finding, before)) };
}

function shifted(finding: GuardFinding, by: number): GuardFinding {
  if (finding.span === null) return finding;
  if (finding.span.start < by) return { ...finding, span: null, isInTitle: true, reason: `in its title: ${finding.reason}` };
  return { ...finding, span: { start: finding.span.start - by, end: finding.span.end - by } };
}

function pageOf({ span }: GuardFinding, pages: readonly PageInfo[]): number | null {
  return (span && pages.findLast((page) => page.start <= span.start)?.page) ?? null;
}
