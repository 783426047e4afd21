import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type GuardParts, hourlyFences, type TextVerdict } from '#answer';
import type { GuardLayers } from '#config';
import { questionTrouble, scan } from '#guard';
import { IssuedFences } from './issued-fences.ts';

/** Passages whose verdicts are remembered: a scan takes half a millisecond for each kB. */
const remembered = 10_000;

/** One secret for the process: configurations that come and go put up the same fences. */
const clock = (): Date => new Date();
export const fences = new IssuedFences(hourlyFences({ secret: randomBytes(32), clock }), clock);
const verdicts = new LRUCache<string, TextVerdict>({ max: remembered });

/** What the guard looks at while a question is answered: the layers that are on. */
export function guardParts({ questions, prompt }: GuardLayers): GuardParts {
  return { ...(questions && { questionTrouble }), ...(prompt && { fenceOf: fences.fenceOf, verdictOf }) };
}

/** By a hash of the text: verdicts of another version of the guard die with the process. */
function verdictOf(text: string): TextVerdict {
  const key = createHash('sha256').update(text).digest('base64');
  const known = verdicts.get(key);
  if (known) return known;
  const { level, findings } = scan(text);
  const worst = findings.find((finding) => finding.level === level);
  const verdict: TextVerdict = level === 'clean' || !worst ? { level: 'clean', reason: null } : { level, reason: worst.reason };
  verdicts.set(key, verdict);
  return verdict;
}
