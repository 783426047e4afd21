import { type DocumentVerdict, type GuardFinding, type TextClassifier, type Undecided, worseLevel } from '#core';
import { quoted } from '../quoted.ts';
import { classified } from './classified.ts';
import { judged, type JudgingPart } from './judged.ts';
import type { Said } from './said.ts';

/** Who is asked, in this order; null: nobody is there. */
export interface Escalation {
  readonly classifier: TextClassifier | null;
  readonly judge: JudgingPart | null;
}

export interface Escalated {
  readonly verdict: DocumentVerdict;
  /** What each was asked and what came of it. */
  readonly asked: readonly Asked[];
}

export interface Asked {
  readonly by: 'transformer' | 'judge';
  /** `open`: it is not sure enough of either. */
  readonly outcome: 'raised' | 'kept' | 'open' | 'not_judged';
  /** Why it was not judged. */
  readonly why?: string;
}

/** Raised by hand when other texts are asked about, or answers count otherwise. */
export const judgeVersion = 2;

/**
 * Lets models decide where the score settles nothing: clean becomes suspect. No mark is taken off while no model was measured, nothing is
 * quarantined here, and nothing that was concealed is among what they are asked about. What nobody could judge stays as it is, and says so.
 * Rejects only when aborted.
 */
export async function escalate(
  text: string,
  { undecided = [], ...verdict }: DocumentVerdict,
  { classifier, judge }: Escalation,
  signal: AbortSignal,
): Promise<Escalated> {
  if (undecided.length === 0 || (!classifier && !judge)) return { verdict, asked: [] };
  const windows = undecided.map((window) => ({ ...window, text: text.slice(window.span.start, window.span.end).toWellFormed() }));
  const first = classifier ? await classified(classifier, windows, signal) : windows.map((): Said => ({ outcome: 'unasked' }));
  const rest = windows.filter((_, index) => !isDecided(first[index]));
  const second = judge ? await judged(judge, rest, signal) : new Map<Undecided, Said>();
  const said = windows.map((window, index) => {
    const own = first[index] ?? { outcome: 'unasked' };
    return { window, said: isDecided(own) ? [own] : [own, second.get(window) ?? ({ outcome: 'unasked' } as const)] };
  });
  const isUnjudged = said.some(({ said: all }) => all.some((one) => one.outcome === 'missed' && one.isAway));
  const decided = said.reduce((so, { window, said: all }) => settled(so, { window, said: all, text: window.text }), verdict);
  return {
    verdict: { ...decided, ...(isUnjudged && { isUnjudged }) },
    asked: said.flatMap(({ window, said: all }) => all.flatMap((one) => askedOf(window, one))),
  };
}

const isDecided = (said: Said | undefined): boolean => said?.outcome === 'attack' || said?.outcome === 'harmless';

interface Settling {
  readonly window: Undecided;
  readonly said: readonly Said[];
  readonly text: string;
}

function settled(verdict: DocumentVerdict, { window, said, text }: Settling): DocumentVerdict {
  const decision = said.find(isDecided);
  const findings =
    window.level === 'clean'
      ? [...verdict.findings, ...raised(window, decision, text)]
      : verdict.findings.map((finding) => (isOf(finding, window) ? kept(finding, said) : finding));
  const level = findings.reduce((worst, finding) => worseLevel(worst, finding.level), verdict.level);
  return { ...verdict, findings: inOrder(findings), level };
}

/** The same words may have been found by a rule as well, as they were shuffled: that stays. */
const isOf = ({ level, span, decidedBy }: GuardFinding, window: Undecided): boolean =>
  level === 'suspect' && decidedBy === 'features' && span?.start === window.span.start && span.end === window.span.end;

function raised({ span, page = null, cues, score }: Undecided, decision: Said | undefined, text: string): GuardFinding[] {
  if (decision?.outcome !== 'attack') return [];
  const { by, reason } = decision;
  return [{ level: 'suspect', reason, ...quoted(text), span, page, cues, score, decidedBy: by }];
}

function kept(finding: GuardFinding, said: readonly Said[]): GuardFinding {
  const decision = said.find(isDecided);
  if (decision?.outcome === 'attack') return { ...finding, decidedBy: decision.by };
  const missed = said.findLast((one) => one.outcome === 'missed');
  return missed ? { ...finding, reason: `${finding.reason}; not judged: ${missed.why}` } : finding;
}

/** As they stand in the text, behind what the text does not hold. */
function inOrder(findings: readonly GuardFinding[]): GuardFinding[] {
  return findings.toSorted((left, right) => (left.span?.start ?? -1) - (right.span?.start ?? -1));
}

function askedOf({ level }: Undecided, said: Said): Asked[] {
  if (said.outcome === 'unasked') return [];
  if (said.outcome === 'missed') return [{ by: said.by, outcome: 'not_judged', why: said.why }];
  if (said.outcome === 'open') return [{ by: said.by, outcome: 'open' }];
  return [{ by: said.by, outcome: said.outcome === 'attack' && level === 'clean' ? 'raised' : 'kept' }];
}
