import { useState } from 'preact/hooks';
import { DocumentPicker } from '../documents/document-picker.tsx';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { addGolden } from './calls.ts';

type NewGoldenProps = { readonly collection: string; readonly onClose: () => void; readonly onAdded: () => void };

export const NewGolden = ({ collection, onClose, onAdded }: NewGoldenProps) => (
  <FormDialog
    title={`Golden question for ${collection}`}
    action="Add question"
    onClose={onClose}
    onSubmit={(form) => add(form, collection).then(onAdded).then(onClose)}
  >
    <label for="golden-question">Question, as people ask it</label>
    <input id="golden-question" name="question" type="text" required maxLength={2000} autofocus autocomplete="off" dir="auto" />
    <Expected collection={collection} />
    <label for="golden-quote">Or words that a right passage holds</label>
    <input id="golden-quote" name="quote" type="text" maxLength={2000} autocomplete="off" dir="auto" />
  </FormDialog>
);

/** External ids, one a line: typed, or chosen by title. */
function Expected({ collection }: { readonly collection: string }) {
  const [ids, setIds] = useState('');
  return (
    <>
      <p>Find documents that answer it</p>
      <DocumentPicker
        label="Find documents that answer it"
        collection={collection}
        onChoose={({ externalId }) => setIds(`${ids.trimEnd()}\n${externalId}`.trimStart())}
      />
      <label for="golden-expected">External ids of documents that answer it, one a line</label>
      <textarea id="golden-expected" name="expected" rows={3} value={ids} onInput={(event) => setIds(event.currentTarget.value)} />
    </>
  );
}

function add(form: HTMLFormElement, collection: string): Promise<unknown> {
  const quote = fieldOf(form, 'quote');
  const expected = fieldOf(form, 'expected')
    .split('\n')
    .map((id) => id.trim())
    .filter(Boolean);
  return addGolden(collection, { question: fieldOf(form, 'question'), expected, ...(quote !== '' && { quote }) });
}
