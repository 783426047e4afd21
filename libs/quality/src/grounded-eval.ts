import { auroc, balancedAccuracy } from './decision-metrics.ts';
import { bootstrapInterval, type Interval } from './statistics.ts';

export interface GroundedItem {
  readonly claim: string;
  readonly evidence: readonly string[];
  readonly isSupported: boolean;
}

export interface GroundedReport {
  readonly auroc: number;
  readonly balancedAccuracy: number;
  /** 95 % bootstrap interval of the area. */
  readonly interval: Interval;
}

/** The support check under measurement: a score per claim, and the threshold that the product holds it against. */
export interface GroundedSubject {
  readonly threshold: number;
  support(claim: string, evidence: readonly string[], signal: AbortSignal): Promise<number>;
}

export async function runGroundedEval(
  items: readonly GroundedItem[],
  subject: GroundedSubject,
  signal: AbortSignal,
): Promise<GroundedReport> {
  const scored = [];
  for (const item of items) scored.push({ score: await subject.support(item.claim, item.evidence, signal), positive: item.isSupported });
  return {
    auroc: auroc(scored),
    balancedAccuracy: balancedAccuracy(scored, subject.threshold),
    interval: bootstrapInterval(scored, auroc),
  };
}

const supportedLabels = new Set(['supported', 'Fully attributable']);

/** Reads `generation/wice` (claim, evidence) and `generation/begin-wow` (response, knowledge). Partly supported is not supported. */
export function readGroundedItems(text: string): GroundedItem[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const item = JSON.parse(line) as { claim?: string; response?: string; evidence?: string[]; knowledge?: string; label?: string };
      return {
        claim: item.claim ?? item.response ?? '',
        evidence: item.evidence ?? [item.knowledge ?? ''],
        isSupported: supportedLabels.has(item.label ?? ''),
      };
    });
}
