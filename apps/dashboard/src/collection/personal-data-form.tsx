import { useState } from 'preact/hooks';
import type { Collection, PersonalKind } from '../http/bodies.ts';
import { patch, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';

type Settings = Collection['settings']['personalData'];

const kindWords: Readonly<Record<PersonalKind, string>> = {
  name: 'Names of persons',
  'birth-date': 'Dates of birth',
  address: 'Postal addresses',
  'e-mail': 'Mail addresses',
  phone: 'Telephone numbers',
  'payment-card': 'Payment cards',
  iban: 'Bank accounts (IBAN)',
  'national-id': 'National ids',
  passport: 'Passports',
  'ip-address': 'IP addresses',
  'mac-address': 'MAC addresses',
};

type FormProps = {
  readonly name: string;
  readonly address: string;
  readonly settings: Settings;
  readonly onSaved: () => void;
};

/** Whether documents keep their personal data, and which kinds go. */
export function PersonalDataForm({ name, address, settings, onSaved }: FormProps) {
  const [isRedacting, setRedacting] = useState(settings.mode === 'redact');
  const [refusal, setRefusal] = useState('');
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const kinds = new FormData(event.currentTarget).getAll('kinds');
    if (isRedacting && kinds.length === 0) return setRefusal('Tick at least one kind, or keep all of them.');
    const personalData = isRedacting ? { mode: 'redact', kinds } : { mode: 'keep' };
    patch(address, { personalData }).then(
      () => (setRefusal(''), announce('Personal data are treated so from now on'), onSaved()),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  return (
    <form class="limits" aria-labelledby="personal-data-title" onSubmit={submit}>
      <h2 id="personal-data-title">Personal data</h2>
      <fieldset disabled={!canEdit()}>
        <Mode isChosen={!isRedacting} onChoose={() => setRedacting(false)} words="Documents are indexed as they are" />
        <Mode isChosen={isRedacting} onChoose={() => setRedacting(true)} words="Personal data are taken out before anything is indexed" />
        {isRedacting && (
          <>
            <Kinds ticked={settings.kinds} />
            <p class="quiet small">
              Files of new documents are then not kept. Those that are here stay as they are until you{' '}
              <a href={`/collections/${segment(name)}/chunking`}>cut them again</a>. A name that stands alone in running text is not found.
            </p>
          </>
        )}
        {refusal !== '' && (
          <p class="bad-words" role="alert">
            {refusal}
          </p>
        )}
        <button type="submit" class="primary">
          Save personal data
        </button>
      </fieldset>
    </form>
  );
}

type ModeProps = { readonly isChosen: boolean; readonly onChoose: () => void; readonly words: string };

const Mode = ({ isChosen, onChoose, words }: ModeProps) => (
  <label class="check">
    <input type="radio" name="mode" checked={isChosen} onChange={onChoose} /> {words}
  </label>
);

const Kinds = ({ ticked }: { readonly ticked: readonly PersonalKind[] }) => (
  <div class="ticks" role="group" aria-label="What goes">
    {Object.entries(kindWords).map(([kind, words]) => (
      <label key={kind} class="check">
        <input type="checkbox" name="kinds" value={kind} defaultChecked={ticked.some((each) => each === kind)} /> {words}
      </label>
    ))}
  </div>
);
