import { type FenceParts, type GuardParts, HourlyFences, rememberedVerdicts, type TextVerdict } from '#answer';
import type { GuardLayers } from '#config';
import { questionTrouble, scan } from '#guard';

/** What the guard of a process puts up and remembers: configurations that come and go share it. */
export interface OpenedGuard {
  /** What it looks at while a question is answered: the layers that are on. */
  readonly parts: GuardParts;
  /** Words that stand in prompts of now, and in no answer. */
  readonly canaries: () => ReadonlySet<string>;
}

export function openGuard({ questions, prompt }: GuardLayers, ofProcess: FenceParts): OpenedGuard {
  const fences = new HourlyFences(ofProcess);
  const { fenceOf } = fences;
  return {
    parts: { ...(questions && { questionTrouble }), ...(prompt && { fenceOf, verdictOf: rememberedVerdicts(scanned) }) },
    canaries: () => fences.words,
  };
}

function scanned(text: string): TextVerdict {
  const { level, findings } = scan(text);
  const worst = findings.find((finding) => finding.level === level);
  return level === 'clean' || !worst ? { level: 'clean', reason: null } : { level, reason: worst.reason };
}
