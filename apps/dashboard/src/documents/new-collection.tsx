import { useState } from 'preact/hooks';
import { asFault } from '../http/fault.ts';
import { fieldOf } from '../parts/field.ts';
import { Dialog } from '../parts/dialog.tsx';
import { createCollection } from './calls.ts';

export function NewCollection({ onMade }: { readonly onMade: (name: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState('');
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const name = fieldOf(event.currentTarget, 'name');
    createCollection(name).then(
      () => (setOpen(false), onMade(name)),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => (setRefusal(''), setOpen(true))}>
        New collection
      </button>
      {isOpen && (
        <Dialog label="New collection" onClose={() => setOpen(false)}>
          <form onSubmit={submit}>
            <h2>New collection</h2>
            <label for="collection-name">Name</label>
            <input id="collection-name" name="name" type="text" required maxLength={100} autofocus autocomplete="off" />
            {refusal !== '' && (
              <p class="bad-words" role="alert">
                {refusal}
              </p>
            )}
            <div class="dialog-foot">
              <button type="button" class="button" onClick={() => setOpen(false)}>
                Cancel
              </button>
              <button type="submit" class="primary">
                Make collection
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
