import type { RevisionStore } from '#core';
import { failingForGood } from './fail-for-good.ts';
import type { StepOutcome } from './step-ports.ts';

/** embedded → live, and the revision before it superseded, at once; or quarantined, and what is live stays so. */
export function publishRevision(ports: { readonly revisions: RevisionStore }, revisionId: string): Promise<StepOutcome> {
  return failingForGood(ports.revisions, revisionId, 'embedded', async () => {
    if (!(await ports.revisions.begin(revisionId, 'embedded'))) return { outcome: 'nothing' };
    const published = await ports.revisions.publish(revisionId);
    if (published === null) return { outcome: 'nothing' };
    return { outcome: published === 'quarantined' ? 'quarantined' : 'done' };
  });
}
