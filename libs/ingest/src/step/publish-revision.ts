import type { RevisionStore } from '#core';
import { failingForGood } from './fail-for-good.ts';
import type { StepOutcome } from './step-ports.ts';

/** embedded → live, and the revision before it superseded, at once. */
export function publishRevision(ports: { readonly revisions: RevisionStore }, revisionId: string): Promise<StepOutcome> {
  return failingForGood(ports.revisions, revisionId, async () => {
    if (!(await ports.revisions.begin(revisionId, 'embedded'))) return { outcome: 'nothing' };
    return { outcome: (await ports.revisions.publish(revisionId)) ? 'done' : 'nothing' };
  });
}
