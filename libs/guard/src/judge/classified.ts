import { inTime, type TextClassifier } from '#core';
import type { ReadWindow, Said } from './said.ts';

/**
 * From how likely on a text is an attack, up to how likely it is none. A mark that is wrong costs little; an attack whose mark is taken off
 * may be obeyed: so more certainty is asked of what is let go. Chosen, not measured: no such model was at hand.
 */
const attackFrom = 0.8;
const harmlessTo = 0.1;
/** For all windows of a document. */
const deadlineMs = 60_000;

/** What a classifier makes of each window, in their order. */
export async function classified(classifier: TextClassifier, windows: readonly ReadWindow[], signal: AbortSignal): Promise<Said[]> {
  const texts = windows.map(({ text }) => text);
  const answered = await inTime(deadlineMs, signal, (ends) => classifier.classify(texts, ends));
  if ('value' in answered) return answered.value.map(saidOf);
  const why = answered.status === 'late' ? 'the classifier was late' : 'the classifier failed';
  return windows.map(() => ({ outcome: 'missed', by: 'transformer', why }));
}

function saidOf(share: number): Said {
  const by = 'transformer';
  if (share >= attackFrom) return { outcome: 'attack', by, reason: `a classifier takes it for an order (${share.toFixed(2)})` };
  return { outcome: share <= harmlessTo ? 'harmless' : 'open', by };
}
