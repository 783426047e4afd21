import { listConfigurations } from '../configurations/calls.ts';
import { segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { canAdministrate } from '../http/session.ts';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { go } from '../shell/route.ts';
import { startRun } from './calls.ts';

type NewRunProps = { readonly collection: string; readonly onClose: () => void };

export const NewRun = ({ collection, onClose }: NewRunProps) => (
  <FormDialog
    title={`Run evaluation of ${collection}`}
    action="Run evaluation"
    onClose={onClose}
    onSubmit={async (form) => {
      const run = await startRun(collection, { note: fieldOf(form, 'note'), configuration: fieldOf(form, 'configuration') });
      onClose();
      go(`/evaluations/${segment(run.id)}`);
    }}
  >
    <p class="quiet">Every golden question is searched. It runs in the background and may take a while.</p>
    <label for="run-note">What you are trying</label>
    <input id="run-note" name="note" type="text" maxLength={200} placeholder="smaller chunks" autofocus autocomplete="off" />
    {canAdministrate() && <Configurations />}
  </FormDialog>
);

/** A configuration can be measured before anybody is served by it. */
function Configurations() {
  const { body } = useLoad('configurations', listConfigurations);
  return (
    <>
      <label for="run-configuration">Configuration</label>
      <select id="run-configuration" name="configuration" class="choice">
        <option value="">the one that is served</option>
        {(body?.items ?? [])
          .filter(({ problems, isActive }) => problems.length === 0 && !isActive)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name} ({id.slice(0, 8)})
            </option>
          ))}
      </select>
    </>
  );
}
