import { useState } from 'preact/hooks';
import { post } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { Dialog } from '../parts/dialog.tsx';
import { fieldOf } from '../parts/field.ts';
import { measures } from './measures.ts';

type NewThresholdProps = { readonly collection: string; readonly onClose: () => void; readonly onMade: () => void };

export function NewThreshold({ collection, onClose, onMade }: NewThresholdProps) {
  const [refusal, setRefusal] = useState('');
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const [name, measure, owner, action] = ['name', 'measure', 'owner', 'action'].map((field) => fieldOf(form, field));
    const atMost = Number(fieldOf(form, 'atMost'));
    post('/v1/freshness/thresholds', { name, measure, owner, action, atMost, ...(collection !== '' && { collection }) }).then(
      () => (onMade(), onClose()),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  return (
    <Dialog label="New threshold" onClose={onClose}>
      <form onSubmit={submit}>
        <h2>New threshold{collection !== '' && ` for ${collection}`}</h2>
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
        {refusal !== '' && (
          <p class="bad-words" role="alert">
            {refusal}
          </p>
        )}
        <div class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="primary">
            Set threshold
          </button>
        </div>
      </form>
    </Dialog>
  );
}
