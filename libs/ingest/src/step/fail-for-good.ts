import { Fault, type FaultCode, faults, type RevisionStatus, type RevisionStore } from '#core';
import type { StepOutcome } from './step-ports.ts';

/**
 * Runs a step; a fault that no retry can mend fails the revision, unless it stands elsewhere by now, as another process did the step;
 * anything else is thrown for the queue to try again.
 */
export async function failingForGood(
  revisions: RevisionStore,
  revisionId: string,
  at: RevisionStatus,
  run: () => Promise<StepOutcome>,
): Promise<StepOutcome> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Fault) || faults[error.code].retry) throw error;
    return (await revisions.fail(revisionId, error.code, error.message, at))
      ? { outcome: 'failed', code: error.code, reason: error.message }
      : { outcome: 'nothing' };
  }
}

/**
 * When the attempts are used up: the revision fails with what went wrong last and what to do about it. Not where the step was done, as
 * when only its next job could not be added: that is added by itself.
 */
export async function failForGood(revisions: RevisionStore, revisionId: string, at: RevisionStatus, error: unknown): Promise<boolean> {
  const code: FaultCode = error instanceof Fault ? error.code : 'internal';
  const what = error instanceof Error ? error.message : String(error);
  const remedy =
    error instanceof Fault && !faults[code].retry
      ? ''
      : ` This was tried several times. When the cause is mended, retry the document; the log has the details under revision ${revisionId}.`;
  return revisions.fail(revisionId, code, `${what.replace(/[.\s]*$/, '.')}${remedy}`, at);
}
