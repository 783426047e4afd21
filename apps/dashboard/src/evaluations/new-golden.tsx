import { useState } from 'preact/hooks';
import { findDocuments } from '../documents/calls.ts';
import type { Document } from '../http/bodies.ts';
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

/** External ids, one a line; typed words find documents to choose from. */
function Expected({ collection }: { readonly collection: string }) {
  const [ids, setIds] = useState('');
  const [found, setFound] = useState<readonly Document[]>([]);
  const look = (words: string): void =>
    void (words.trim().length < 2
      ? setFound([])
      : findDocuments(words, AbortSignal.timeout(5000)).then(
          (documents) => setFound(documents.filter((document) => document.collection === collection).slice(0, 5)),
          () => setFound([]),
        ));
  return (
    <>
      <label for="golden-find">Find documents that answer it</label>
      <input id="golden-find" type="search" autocomplete="off" onInput={(event) => look(event.currentTarget.value)} />
      <ul class="lines">
        {found.map(({ id, externalId, title }) => (
          <li key={id}>
            <button type="button" class="plain" onClick={() => setIds(`${ids}${ids === '' ? '' : '\n'}${externalId}`)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
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
