import { inTime, type TextClassifier } from '#core';
import type { ReadWindow, Said } from './said.ts';

/** From how likely on a text is an attack, up to how likely it is none and no language model is asked. Chosen, not measured: no such model was at hand. */
const attackFrom = 0.8;
const harmlessTo = 0.1;
/** For all windows of a document. */
const deadlineMs = 60_000;

/** What a classifier makes of each window, in their order. What it said before it was late, or beside what it failed of, stands. */
export async function classified(classifier: TextClassifier, windows: readonly ReadWindow[], signal: AbortSignal): Promise<Said[]> {
  const said = new Map<ReadWindow, Said>();
  await inTime(deadlineMs, signal, async (ends) => {
    for (const window of mostUrgent(windows)) said.set(window, await saidBy(classifier, window, ends));
  });
  return windows.map(
    (window) => said.get(window) ?? { outcome: 'missed', by: 'transformer', why: 'the classifier was late', isAway: true },
  );
}

/** What nobody suspects before what carries a mark anyhow, the loudest first: what takes long keeps no order from being read. */
function mostUrgent(windows: readonly ReadWindow[]): ReadWindow[] {
  const isSuspect = ({ level }: ReadWindow): number => (level === 'suspect' ? 1 : 0);
  return windows.toSorted((left, right) => isSuspect(left) - isSuspect(right) || right.score - left.score);
}

async function saidBy(classifier: TextClassifier, { text }: ReadWindow, ends: AbortSignal): Promise<Said> {
  ends.throwIfAborted();
  try {
    const [share] = await classifier.classify([text], ends);
    return saidOf(share ?? NaN);
  } catch {
    ends.throwIfAborted();
    return { outcome: 'missed', by: 'transformer', why: 'the classifier failed', isAway: true };
  }
}

function saidOf(share: number): Said {
  const by = 'transformer';
  if (share >= attackFrom) return { outcome: 'attack', by, reason: `a classifier takes it for an order (${share.toFixed(2)})` };
  return { outcome: share <= harmlessTo ? 'harmless' : 'open', by };
}
