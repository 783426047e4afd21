import { useState } from 'preact/hooks';
import { rankingWords } from '../evaluations/ranking-words.ts';
import { exactTime } from '../format/time.ts';
import type { Collection, SettingsHistory } from '../http/bodies.ts';
import { get, patch, post, query, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { Loaded } from '../parts/states.tsx';

/** How are passages of this collection ranked? */
export function RankingPart({ name }: { readonly name: string }) {
  const address = `/v1/collections/${segment(name)}`;
  const collection = useLoad(`ranking ${name}`, (signal) => get<Collection>(address, signal));
  const history = useLoad(`ranking history ${name}`, (signal) => get<SettingsHistory>(`${address}/settings`, signal));
  const reload = (): void => (collection.reload(), history.reload());
  return (
    <>
      <Loaded load={collection} lines={6}>
        {({ settings, settingsVersion }) => (
          <RankingForm key={settingsVersion} address={address} ranking={settings.ranking} onSaved={reload} />
        )}
      </Loaded>
      <p class="small">
        <a href={query('/evaluations', { collection: name })}>Tune it on golden questions</a> instead of guessing.
      </p>
      <Loaded load={history}>{({ items }) => <Versions address={address} versions={items} onRestored={reload} />}</Loaded>
    </>
  );
}

type RankingFormProps = {
  readonly address: string;
  readonly ranking: Collection['settings']['ranking'];
  readonly onSaved: () => void;
};

const fields = [
  ['vectorWeight', 'What meaning counts beside words, 0 to 1', { min: 0, max: 1, step: 0.05 }],
  ['rerankShare', 'What late interaction counts in the final score, 0 to 0.9', { min: 0, max: 0.9, step: 0.05 }],
  ['rerankDepth', 'Passages that late interaction judges', { min: 1, max: 200, step: 1 }],
  ['candidates', 'Passages asked of words and of meaning each', { min: 10, max: 300, step: 1 }],
] as const;

function RankingForm({ address, ranking, onSaved }: RankingFormProps) {
  const [refusal, setRefusal] = useState('');
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const set = Object.fromEntries(fields.map(([field]) => [field, numberOrNull(fieldOf(form, field))]));
    patch(address, { ranking: set }).then(
      () => (setRefusal(''), announce('The ranking is saved'), onSaved()),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  return (
    <form class="limits" onSubmit={submit}>
      <fieldset disabled={!canEdit()}>
        {fields.map(([field, label, limits]) => (
          <div key={field}>
            <label for={field}>{label}</label>
            <input id={field} name={field} type="number" {...limits} defaultValue={ranking[field] === null ? '' : String(ranking[field])} />
          </div>
        ))}
        <p class="quiet small">Empty: as it was measured of the collection's own texts, or as this installation has it.</p>
        {refusal !== '' && (
          <p class="bad-words" role="alert">
            {refusal}
          </p>
        )}
        <button type="submit" class="primary">
          Save ranking
        </button>
      </fieldset>
    </form>
  );
}

type VersionsProps = { readonly address: string; readonly versions: SettingsHistory['items']; readonly onRestored: () => void };

function Versions({ address, versions, onRestored }: VersionsProps) {
  const restore = (version: number): void =>
    void post(`${address}/settings/rollback`, { version }).then(
      () => (announce(`The settings are those of version ${version} again`), onRestored()),
      (error: unknown) => announce(asFault(error).problem.detail),
    );
  return (
    <section aria-label="Versions of the settings">
      <h2>Versions of the settings</h2>
      <ul class="lines">
        {versions.map(({ version, at, settings }, index) => (
          <li key={version} class="golden">
            <span>
              {version}. {rankingWords(settings.ranking)} <span class="quiet small">{exactTime(at)}</span>
            </span>
            {index > 0 && canEdit() && (
              <button
                type="button"
                class="plain"
                aria-label={`Go back to version ${version} of all settings`}
                onClick={() => restore(version)}
              >
                Go back to it
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));
