import { useState } from 'preact/hooks';
import type { Collection } from '../http/bodies.ts';
import { get, patch, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { Loaded } from '../parts/states.tsx';

/** Which words mean the same here? */
export function SynonymsPart({ name }: { readonly name: string }) {
  const address = `/v1/collections/${segment(name)}`;
  const collection = useLoad(`synonyms ${name}`, (signal) => get<Collection>(address, signal));
  return (
    <Loaded load={collection} lines={6}>
      {({ settings }) => <SynonymsForm address={address} synonyms={settings.synonyms} onSaved={collection.reload} />}
    </Loaded>
  );
}

type SynonymsFormProps = {
  readonly address: string;
  readonly synonyms: Collection['settings']['synonyms'];
  readonly onSaved: () => void;
};

function SynonymsForm({ address, synonyms, onSaved }: SynonymsFormProps) {
  const [refusal, setRefusal] = useState('');
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const groups = groupsOf(fieldOf(event.currentTarget, 'synonyms'));
    const lonely = groups.find((group) => group.length < 2);
    if (lonely)
      return setRefusal(`“${lonely.join('')}” stands alone: write at least two words that mean the same, with a comma between them.`);
    patch(address, { synonyms: groups }).then(
      () => (setRefusal(''), announce('The synonyms are saved'), onSaved()),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  return (
    <form class="limits" onSubmit={submit}>
      <fieldset disabled={!canEdit()}>
        <label for="synonyms">Words that mean the same, one group a line, with commas between them</label>
        <textarea
          id="synonyms"
          name="synonyms"
          rows={10}
          dir="auto"
          placeholder={'PTO, paid time off, annual leave\nk8s, kubernetes'}
          defaultValue={synonyms.map((group) => group.join(', ')).join('\n')}
        />
        <p class="quiet small">A question with one of them is also searched for the others, from the next search on.</p>
        {refusal !== '' && (
          <p class="bad-words" role="alert">
            {refusal}
          </p>
        )}
        <button type="submit" class="primary">
          Save synonyms
        </button>
      </fieldset>
    </form>
  );
}

function groupsOf(text: string): string[][] {
  const lines = text.split('\n').map((line) => line.split(',').map((word) => word.trim()));
  return lines.map((line) => line.filter((word) => word !== '')).filter((group) => group.length > 0);
}
