import { useState } from 'preact/hooks';
import { Choice } from '../ask/question-form.tsx';
import type { Collection } from '../http/bodies.ts';
import { me } from '../http/session.ts';
import { fieldOf } from '../parts/field.ts';
import type { Asked } from './calls.ts';

type FormProps = { readonly asked: Asked; readonly collections: readonly Collection[]; readonly onAsk: (asked: Asked) => void };

/** The question, and under "More" with what filter and with whose eyes. */
export function ExplainForm({ asked, collections, onAsk }: FormProps) {
  const [collection, setCollection] = useState(asked.collection);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = event.currentTarget;
    const query = fieldOf(form, 'query');
    const groups = fieldOf(form, 'groups');
    const isLookingAs = new FormData(form).get('lookAs') !== null;
    if (query !== '')
      onAsk({
        ...asked,
        ...askingFor(query, asked),
        collection,
        filter: fieldOf(form, 'filter'),
        after: fieldOf(form, 'after'),
        cap: fieldOf(form, 'cap'),
        diversity: fieldOf(form, 'diversity'),
        groups: isLookingAs ? groups : null,
      });
  };
  const names = [...new Set([...collections.map(({ name }) => name), ...(asked.collection === '' ? [] : [asked.collection])])];
  return (
    <form class="explain-form" onSubmit={submit}>
      <div class="field-row">
        <input
          name="query"
          type="search"
          aria-label="Question"
          placeholder="The question or words to look into"
          maxLength={2000}
          defaultValue={asked.query}
          dir="auto"
          required
          data-search
        />
        <Choice
          label="Collection"
          value={collection}
          options={[['', 'All collections'], ...names.map((name) => [name, name] as const)]}
          onChoose={setCollection}
        />
        <button type="submit" class="primary">
          Explain
        </button>
      </div>
      <More asked={asked} />
    </form>
  );
}

/** A document that was missed by another question says nothing of this one. */
const askingFor = (query: string, asked: Asked): Pick<Asked, 'query' | 'documentId'> => ({
  query,
  documentId: query === asked.query ? asked.documentId : '',
});

/** What is seldom asked for: open where the address asks for it. */
const More = ({ asked }: { readonly asked: Asked }) => (
  <details open={[asked.filter, asked.after, asked.cap, asked.diversity].some((given) => given !== '') || asked.groups !== null}>
    <summary>More</summary>
    <div class="explain-more">
      <label>
        Filter, as the API takes it
        <input name="filter" type="text" defaultValue={asked.filter} placeholder='{"year": {"gte": 2024}}' spellcheck={false} />
      </label>
      <label>
        The question before it, where it leans on one
        <input
          name="after"
          type="text"
          defaultValue={asked.after}
          placeholder="How hot should the water for green tea be?"
          maxLength={2000}
        />
      </label>
      <label>
        Passages of one document, at most (maxPerDocument)
        <input name="cap" type="number" min={1} max={100} defaultValue={asked.cap} placeholder="any number" />
      </label>
      <label>
        What being unlike the passages before counts, 0 to 1
        <input name="diversity" type="number" min={0} max={1} step={0.05} defaultValue={asked.diversity} placeholder="nothing" />
      </label>
      {me.value?.role === 'admin' && <LookAs groups={asked.groups} />}
    </div>
  </details>
);

const LookAs = ({ groups }: { readonly groups: string | null }) => (
  <fieldset>
    <label class="tick">
      <input name="lookAs" type="checkbox" defaultChecked={groups !== null} /> See what a reader of these groups sees
    </label>
    <input
      name="groups"
      type="text"
      aria-label="Groups, apart by commas"
      placeholder="sales, support; none for public documents only"
      defaultValue={groups ?? ''}
    />
  </fieldset>
);
