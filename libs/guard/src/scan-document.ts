import { type DocumentVerdict, type GuardFinding, type GuardLevel, type HiddenText, worseLevel } from '#core';
import { guardVersion } from './guard-version.ts';
import { undecidedIn } from './judge/undecided.ts';
import { quoted } from './quoted.ts';
import { readHidden, readText } from './read-units.ts';
import { type Finding, judge, servedWeights } from './verdict.ts';

/** Nobody reads more of one document; the worst are kept. */
const mostFindings = 200;

/** A revision: its canonical text, and what its file holds out of sight of everybody who looks at it. */
export interface ScannedDocument {
  readonly text: string;
  readonly hidden?: readonly HiddenText[];
}

/** The verdict on a whole document. The text is judged as one; each hidden text by itself, as one that nobody was to see. */
export function scanDocument({ text, hidden = [] }: ScannedDocument): DocumentVerdict {
  const reading = readText(text);
  const seen = judge(reading).findings;
  const undecided = undecidedIn(reading, seen, servedWeights);
  const found = [
    ...seen.map((finding) => shown(finding, text, { span: finding, page: null })),
    ...hidden.flatMap((one) =>
      judge(readHidden(one.text, one.how)).findings.map((finding) => shown(finding, one.text, { span: null, page: one.page })),
    ),
  ];
  const findings = theWorst(found);
  const level = findings.reduce<GuardLevel>((worst, one) => worseLevel(worst, one.level), 'clean');
  return { level, findings, version: guardVersion, ...(undecided.length > 0 && { undecided }) };
}

function shown(
  { start, end, level, reason, concealment, cues, score }: Finding,
  text: string,
  place: Pick<GuardFinding, 'span' | 'page'>,
): GuardFinding {
  const span = place.span && { start, end };
  return {
    level,
    reason,
    ...quoted(text.slice(start, end)),
    span,
    page: place.page,
    cues,
    score,
    decidedBy: concealment === null ? 'features' : 'gate',
  };
}

/** In the order in which they were found. */
function theWorst(found: readonly GuardFinding[]): readonly GuardFinding[] {
  if (found.length <= mostFindings) return found;
  const weight = ({ level, score }: GuardFinding): number => score + (level === 'quarantined' ? 1_000 : 0);
  const kept = new Set([...found].sort((a, b) => weight(b) - weight(a)).slice(0, mostFindings));
  return found.filter((finding) => kept.has(finding));
}
