import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { go } from '../shell/route.ts';
import { segment } from '../http/client.ts';
import { startRun } from './calls.ts';

type NewRunProps = { readonly collection: string; readonly onClose: () => void };

export const NewRun = ({ collection, onClose }: NewRunProps) => (
  <FormDialog
    title={`Run evaluation of ${collection}`}
    action="Run evaluation"
    onClose={onClose}
    onSubmit={async (form) => {
      const run = await startRun(collection, fieldOf(form, 'note'));
      onClose();
      go(`/evaluations/${segment(run.id)}`);
    }}
  >
    <p class="quiet">Every golden question is searched as it is served now. It runs in the background and may take a while.</p>
    <label for="run-note">What you are trying</label>
    <input id="run-note" name="note" type="text" maxLength={200} placeholder="smaller chunks" autofocus autocomplete="off" />
  </FormDialog>
);
