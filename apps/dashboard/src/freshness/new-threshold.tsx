import { post } from '../http/client.ts';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { measures } from './measures.ts';

type NewThresholdProps = { readonly collection: string; readonly onClose: () => void; readonly onMade: () => void };

export const NewThreshold = ({ collection, onClose, onMade }: NewThresholdProps) => (
  <FormDialog
    title={`New threshold${collection === '' ? '' : ` for ${collection}`}`}
    action="Set threshold"
    onClose={onClose}
    onSubmit={(form) => set(form, collection).then(onMade).then(onClose)}
  >
    <label for="threshold-name">Name</label>
    <input id="threshold-name" name="name" type="text" required maxLength={100} autofocus autocomplete="off" />
    <label for="threshold-measure">Measured</label>
    <select id="threshold-measure" name="measure">
      {Object.entries(measures).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
    <label for="threshold-limit">At most</label>
    <input id="threshold-limit" name="atMost" type="number" min={0} step="any" required />
    <label for="threshold-owner">Owner</label>
    <input id="threshold-owner" name="owner" type="text" required maxLength={200} autocomplete="off" />
    <label for="threshold-action">What they do</label>
    <input id="threshold-action" name="action" type="text" required maxLength={500} autocomplete="off" />
  </FormDialog>
);

function set(form: HTMLFormElement, collection: string): Promise<void> {
  const given = Object.fromEntries(['name', 'measure', 'owner', 'action'].map((field) => [field, fieldOf(form, field)]));
  return post('/v1/freshness/thresholds', { ...given, atMost: Number(fieldOf(form, 'atMost')), ...(collection !== '' && { collection }) });
}
