import { useState } from 'preact/hooks';
import type { Document, Problem, RevisionHistory } from '../http/bodies.ts';
import { asFault, HttpFault } from '../http/fault.ts';
import { many } from '../format/quantity.ts';
import { announce } from '../parts/announce.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Failure } from '../parts/states.tsx';
import { Ago } from '../parts/words.tsx';
import { rollBack } from './calls.ts';

type RollbackProps = {
  readonly document: Document;
  readonly target: RevisionHistory;
  /** Numbers of uploads on their way, which lose to this. */
  readonly waiting: readonly number[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Says exactly what readers will see before it changes. */
export function RollbackDialog({ document, target, waiting, onClose, onDone }: RollbackProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    try {
      announce((await rollBack(document.id, target.number)).note);
      onClose();
      onDone();
    } catch (error) {
      setProblem(asFault(error).problem);
      setBusy(false);
    }
  };
  return (
    <Dialog label={`Roll back to revision ${target.number}`} onClose={onClose}>
      <h2>Roll back to revision {target.number}?</h2>
      <p>
        Searches and answers will rest on revision {target.number} of{' '}
        <strong dir="auto">{document.title ?? document.latest.fileName}</strong> ({many(target.chunks ?? 0, 'chunk')}, came{' '}
        <Ago at={target.createdAt} />)
        {document.liveRevision === null ? '.' : ` instead of revision ${document.liveRevision}, at once and all of it.`}
      </p>
      <ul class="list">
        {document.liveRevision !== null && (
          <li>Revision {document.liveRevision} is kept: you can roll forward to it, and answers already given still open it.</li>
        )}
        {waiting.length > 0 && <li>Revision {waiting.join(', ')}, which is on its way, will not be shown.</li>}
        <li>The next upload of this document replaces it again.</li>
        <li>If its vectors are missing for the present model, they are made first; readers see what they see now until then.</li>
      </ul>
      {problem && <Failure fault={new HttpFault(problem)} />}
      <div class="dialog-foot">
        <button type="button" class="button" autofocus onClick={onClose}>
          {document.liveRevision === null ? 'Cancel' : `Keep revision ${document.liveRevision}`}
        </button>
        <button type="button" class="primary" disabled={isBusy} onClick={() => void confirm()}>
          Roll back to {target.number}
        </button>
      </div>
    </Dialog>
  );
}
