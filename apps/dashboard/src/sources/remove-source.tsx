import { useState } from 'preact/hooks';
import type { Source } from '../http/bodies.ts';
import { asFault } from '../http/fault.ts';
import { many } from '../format/quantity.ts';
import { announce } from '../parts/announce.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { removeSource } from './calls.ts';

/** Asks what becomes of the documents: nobody should lose them by not reading. */
export function RemoveSource({ source, onRemoved }: { readonly source: Source; readonly onRemoved: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const remove = (documents: 'keep' | 'delete'): void => {
    removeSource(source.id, documents).then(
      () => (announce(`${source.name} is removed`), onRemoved()),
      (error: unknown) => announce(asFault(error).problem.detail),
    );
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => setOpen(true)}>
        Remove
      </button>
      {isOpen && (
        <Dialog label={`Remove ${source.name}`} onClose={() => setOpen(false)}>
          <h2>Remove “{source.name}”?</h2>
          <p>
            It is visited no more. Its {many(source.items.present + source.items.missing + source.items.unreachable, 'document')} can stay
            as they are, or go with it.
          </p>
          <div class="dialog-foot">
            <button type="button" class="button" autofocus onClick={() => setOpen(false)}>
              Cancel
            </button>
            <button type="button" class="button" onClick={() => remove('keep')}>
              Remove, keep documents
            </button>
            <button type="button" class="primary danger" onClick={() => remove('delete')}>
              Remove with documents
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
