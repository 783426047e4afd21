import { embedMissing } from './embed-missing.ts';
import { failingForGood } from './fail-for-good.ts';
import type { StepOutcome, StepPorts } from './step-ports.ts';

/** parsed → embedded: vectors for the texts that have none yet. */
export function embedRevision(ports: StepPorts, revisionId: string, signal: AbortSignal): Promise<StepOutcome> {
  return failingForGood(ports.revisions, revisionId, 'parsed', async () => {
    if (!(await ports.revisions.begin(revisionId, 'parsed'))) return { outcome: 'nothing' };
    const modelId = await embedMissing(ports, revisionId, signal);
    if (!(await ports.revisions.markEmbedded(revisionId, modelId))) return { outcome: 'nothing' };
    await ports.queue.enqueue('publish', [revisionId]);
    return { outcome: 'done' };
  });
}
