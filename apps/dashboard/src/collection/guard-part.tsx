import { useState } from 'preact/hooks';
import { policyWords } from '../guard/policy-words.ts';
import type { Collection, GuardSettings } from '../http/bodies.ts';
import { get, patch, query, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { Loaded } from '../parts/states.tsx';
import { PersonalDataForm } from './personal-data-form.tsx';

/** What is done about documents that give orders, about what answers may show, and about personal data? */
export function GuardPart({ name }: { readonly name: string }) {
  const address = `/v1/collections/${segment(name)}`;
  const collection = useLoad(`guard of ${name}`, (signal) => get<Collection>(address, signal));
  return (
    <Loaded load={collection} lines={10}>
      {({ settings, settingsVersion }) => (
        <>
          <GuardForm key={settingsVersion} name={name} address={address} settings={settings.guard} onSaved={collection.reload} />
          <PersonalDataForm
            key={`personal ${settingsVersion}`}
            name={name}
            address={address}
            settings={settings.personalData}
            onSaved={collection.reload}
          />
        </>
      )}
    </Loaded>
  );
}

const secretWords: Readonly<Record<GuardSettings['secrets'], string>> = {
  mask: 'are masked',
  flag: 'are shown, and told of',
  off: 'are shown',
};

type GuardFormProps = {
  readonly name: string;
  readonly address: string;
  readonly settings: GuardSettings;
  readonly onSaved: () => void;
};

function GuardForm({ name, address, settings, onSaved }: GuardFormProps) {
  const [refusal, setRefusal] = useState('');
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const allowedHosts = fieldOf(form, 'allowedHosts')
      .split(/[\s,]+/)
      .filter((host) => host !== '');
    const guard = { documents: fieldOf(form, 'documents'), allowedHosts, secrets: fieldOf(form, 'secrets') };
    patch(address, { guard }).then(
      () => (setRefusal(''), announce('The guard works so from now on'), onSaved()),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  return (
    <form class="limits" aria-labelledby="guard-title" onSubmit={submit}>
      <h2 id="guard-title">Guard</h2>
      <fieldset disabled={!canEdit()}>
        <label for="guard-documents">Documents that give orders to whoever answers</label>
        <Select id="guard-documents" name="documents" words={policyWords} value={settings.documents} />
        <p class="quiet small">
          New documents at once, those that are here within half a minute. A source may say otherwise.{' '}
          {canEdit() && <a href={query('/guard', { collection: name })}>Those found in this collection</a>}
        </p>
        <label for="guard-hosts">Hosts that answers may link to, one a line</label>
        <textarea
          id="guard-hosts"
          name="allowedHosts"
          rows={3}
          spellcheck={false}
          placeholder={'docs.example.org\n*.example.org'}
          defaultValue={settings.allowedHosts.join('\n')}
        />
        <p class="quiet small">Addresses that stand in what an answer cites may always be shown.</p>
        <label for="guard-secrets">Passwords, keys and tokens in an answer</label>
        <Select id="guard-secrets" name="secrets" words={secretWords} value={settings.secrets} />
        {refusal !== '' && (
          <p class="bad-words" role="alert">
            {refusal}
          </p>
        )}
        <button type="submit" class="primary">
          Save guard
        </button>
      </fieldset>
    </form>
  );
}

type SelectProps = {
  readonly id: string;
  readonly name: string;
  readonly words: Readonly<Record<string, string>>;
  readonly value: string;
};

const Select = ({ id, name, words, value }: SelectProps) => (
  <select id={id} name={name}>
    {Object.entries(words).map(([option, title]) => (
      <option key={option} value={option} selected={option === value}>
        {title}
      </option>
    ))}
  </select>
);
