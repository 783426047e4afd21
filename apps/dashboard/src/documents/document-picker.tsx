import { useEffect, useId, useState } from 'preact/hooks';
import type { Document } from '../http/bodies.ts';
import { findDocuments, listDocuments } from './calls.ts';

type PickerProps = {
  readonly label: string;
  /** Empty for any. */
  readonly collection: string;
  readonly onChoose: (document: Document) => void;
};

/** A document by part of its title or its external id; arrow keys and Enter choose. */
export function DocumentPicker({ label, collection, onChoose }: PickerProps) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { title, documents: found } = useDocuments(typed, collection);
  const id = useId();
  const at = Math.min(chosen, found.length - 1);
  const choose = (document: Document | undefined): void => {
    if (!document) return;
    setTyped('');
    onChoose(document);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) setChosen((at + step + found.length) % found.length);
    else if (event.key === 'Enter') choose(found[at]);
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else return;
    event.preventDefault();
  };
  return (
    <div class="picker">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        placeholder="Part of its title or external id"
        autocomplete="off"
        value={typed}
        onInput={(event) => (setTyped(event.currentTarget.value), setChosen(0))}
        onKeyDown={onKeyDown}
      />
      {found.length > 0 && <Choices id={id} found={found} at={at} onChoose={choose} />}
      {title !== '' && title === typed.trim() && found.length === 0 && (
        <p class="quiet small">No document of that name that you may see.</p>
      )}
    </div>
  );
}

type ChoicesProps = {
  readonly id: string;
  readonly found: readonly Document[];
  readonly at: number;
  readonly onChoose: (document: Document) => void;
};
const Choices = ({ id, found, at, onChoose }: ChoicesProps) => (
  <ul id={`${id}-list`} role="listbox" aria-label="Documents">
    {found.map((document, index) => (
      <li key={document.id} id={`${id}-${index}`} role="option" aria-selected={index === at} onClick={() => onChoose(document)} dir="auto">
        {document.title ?? document.externalId}{' '}
        <span class="quiet small">
          {document.collection}
          {document.title !== null && document.title !== document.externalId && ` · ${document.externalId}`}
        </span>
      </li>
    ))}
  </ul>
);

type Found = { readonly title: string; readonly documents: readonly Document[] };
const nothing: Found = { title: '', documents: [] };

/** Once the typing pauses; `title` is what they were looked for by. */
function useDocuments(typed: string, collection: string): Found {
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    const title = typed.trim();
    if (title.length < 2) return setFound(nothing);
    const abort = new AbortController();
    const find = (): Promise<readonly Document[]> =>
      collection === ''
        ? findDocuments(title, abort.signal)
        : listDocuments(collection, { title, limit: 8 }, abort.signal).then(({ items }) => items);
    const timer = setTimeout(() => {
      find().then(
        (documents) => setFound({ title, documents }),
        () => undefined,
      );
    }, 150);
    return () => (clearTimeout(timer), abort.abort());
  }, [typed, collection]);
  return found;
}
