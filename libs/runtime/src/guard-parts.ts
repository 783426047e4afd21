import { randomBytes } from 'node:crypto';
import { type GuardParts, hourlyFences, rememberedVerdicts, type TextVerdict } from '#answer';
import type { GuardLayers } from '#config';
import { questionTrouble, scan } from '#guard';
import { IssuedFences } from './issued-fences.ts';

/** One secret for the process: configurations that come and go put up the same fences. */
const clock = (): Date => new Date();
export const fences = new IssuedFences(hourlyFences({ secret: randomBytes(32), clock }), clock);
const verdictOf = rememberedVerdicts(scanned);

/** What the guard looks at while a question is answered: the layers that are on. */
export function guardParts({ questions, prompt }: GuardLayers): GuardParts {
  return { ...(questions && { questionTrouble }), ...(prompt && { fenceOf: fences.fenceOf, verdictOf }) };
}

function scanned(text: string): TextVerdict {
  const { level, findings } = scan(text);
  const worst = findings.find((finding) => finding.level === level);
  return level === 'clean' || !worst ? { level: 'clean', reason: null } : { level, reason: worst.reason };
}
