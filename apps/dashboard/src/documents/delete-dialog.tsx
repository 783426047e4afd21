import { useState } from 'preact/hooks';
import type { Document, Problem } from '../http/bodies.ts';
import { asFault, HttpFault } from '../http/fault.ts';
import { many } from '../format/quantity.ts';
import { announce } from '../parts/announce.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Failure } from '../parts/states.tsx';
import { deleteDocument } from './calls.ts';

type DeleteProps = { readonly document: Document; readonly onClose: () => void; readonly onDeleted: () => void };

/** Says exactly what will go before it goes. */
export function DeleteDialog({ document, onClose, onDeleted }: DeleteProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const name = document.title ?? document.latest.fileName;
  const confirm = async (): Promise<void> => {
    setBusy(true);
    try {
      await deleteDocument(document.id);
      announce(`${name} is deleted`);
      onClose();
      onDeleted();
    } catch (error) {
      setProblem(asFault(error).problem);
      setBusy(false);
    }
  };
  return (
    <Dialog label={`Delete ${name}`} onClose={onClose}>
      <h2>Delete this document?</h2>
      <p>
        <strong dir="auto" class="breakable">
          {name}
        </strong>
      </p>
      <p>
        {many(document.latest.number, 'revision')} and {many(document.latest.chunks ?? 0, 'chunk')} leave “{document.collection}” and every
        search at once. Stored answers lose what rests on it, unless this service is set to keep them. This cannot be undone; the file can
        be added again.
      </p>
      {problem && <Failure fault={new HttpFault(problem)} />}
      <div class="dialog-foot">
        <button type="button" class="button" autofocus onClick={onClose}>
          Keep document
        </button>
        <button type="button" class="primary danger" disabled={isBusy} onClick={() => void confirm()}>
          Delete document
        </button>
      </div>
    </Dialog>
  );
}
