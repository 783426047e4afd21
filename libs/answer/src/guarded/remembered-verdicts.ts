import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { TextVerdict } from './guard-parts.ts';

/** Passages whose verdicts are remembered: a scan takes half a millisecond for each kB. */
const remembered = 10_000;

/** Looks at each text once while the process lives: verdicts of another version of the guard die with it. Keeps hashes, no texts. */
export function rememberedVerdicts(verdictOf: (text: string) => TextVerdict): (text: string) => TextVerdict {
  const verdicts = new LRUCache<string, TextVerdict>({ max: remembered });
  return (text) => {
    const key = createHash('sha256').update(text).digest('base64');
    const known = verdicts.get(key);
    if (known) return known;
    const verdict = verdictOf(text);
    verdicts.set(key, verdict);
    return verdict;
  };
}
