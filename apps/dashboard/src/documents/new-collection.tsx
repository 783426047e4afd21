import { useState } from 'preact/hooks';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { createCollection } from './calls.ts';

export function NewCollection({ onMade }: { readonly onMade: (name: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const make = async (form: HTMLFormElement): Promise<void> => {
    const name = fieldOf(form, 'name');
    await createCollection(name);
    setOpen(false);
    onMade(name);
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => setOpen(true)}>
        New collection
      </button>
      {isOpen && (
        <FormDialog title="New collection" action="Make collection" onClose={() => setOpen(false)} onSubmit={make}>
          <label for="collection-name">Name</label>
          <input id="collection-name" name="name" type="text" required maxLength={100} autofocus autocomplete="off" />
        </FormDialog>
      )}
    </>
  );
}
