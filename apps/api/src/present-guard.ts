import type * as contract from '#contract';
import type { AnswerGuard } from '#core';

/** Missing: the guard did not look, or the answer is older than it. */
export function toGuard(guard: AnswerGuard | undefined): contract.AnswerGuard {
  if (!guard) return { verdict: 'not_checked', question: null, passages: [], poisoned: [], withheld: [] };
  return {
    verdict: guard.level,
    question: guard.question,
    passages: guard.passages.map(({ chunkId, level, reason }) => ({
      chunkId,
      handling: level === 'suspect' ? 'marked' : 'left_out',
      reason,
    })),
    poisoned: guard.poisoned.map((finding) => ({ ...finding })),
    withheld: guard.withheld.map((finding) => ({ ...finding })),
  };
}
