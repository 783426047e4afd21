import type { ConfigurationList, ConfigurationOverrides, ConfigurationSettings } from '../http/bodies.ts';
import { query } from '../http/client.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { go } from '../shell/route.ts';
import { makeConfiguration } from './calls.ts';
import { settingWords } from './setting-words.ts';

type NewProps = { readonly list: ConfigurationList; readonly onClose: () => void; readonly onDone: () => void };

const numbers = [
  ['answers', 'threshold'],
  ['retrieval', 'rerankShare'],
  ['retrieval', 'secondShare'],
  ['retrieval', 'bridgeShare'],
  ['retrieval', 'recencyWeight'],
] as const;
const modes = [
  ['auto', 'As the machine is able to'],
  ['extract', 'Sentences as they stand'],
  ['compose', 'Written by the model, checked'],
] as const;

/** The settings that are changed most; what is left as it is comes from what is served. */
export function NewConfiguration({ list, onClose, onDone }: NewProps) {
  const served = list.items.find(({ isActive }) => isActive);
  if (!served) return null;
  const { settings } = served;
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const overrides = changesIn(form, settings);
    // What is served may be another by now, and these are the changes to the one that is shown.
    const made = await makeConfiguration({ name: fieldOf(form, 'name'), note: fieldOf(form, 'note'), from: served.id, overrides });
    announce(made.isActive ? 'That is what is served already' : `“${made.name}” is made; it is not served yet`);
    onClose();
    go(query('/configurations', { from: served.id, to: made.id }), 'replace');
    onDone();
  };
  return (
    <FormDialog title="New configuration" action="Make it" onClose={onClose} onSubmit={submit}>
      <p class="quiet">Made from “{served.name}”. Nothing changes until you activate it.</p>
      <label for="name">Name</label>
      <input id="name" name="name" type="text" required maxLength={100} autofocus autocomplete="off" />
      <label for="note">What it is for</label>
      <input id="note" name="note" type="text" maxLength={1000} autocomplete="off" />
      <label for="mode">{settingWords('answers.mode')}</label>
      <select id="mode" name="mode" class="choice">
        {modes.map(([mode, words]) => (
          <option key={mode} value={mode} selected={mode === settings.answers.mode}>
            {words}
          </option>
        ))}
      </select>
      {numbers.map(([part, name]) => (
        <NumberField
          key={name}
          name={name}
          label={`${settingWords(`${part}.${name}`)}, 0 to 1`}
          value={valueOf(settings, part, name)}
          limits={{ min: 0, max: 1, step: 'any' }}
        />
      ))}
      {Object.entries(settings.prompts).map(([id, version]) => (
        <NumberField key={id} name={`prompt-${id}`} label={`Version of the prompt “${id}”`} value={version} limits={{ min: 1, step: 1 }} />
      ))}
      <p class="quiet small">
        Models, deadlines, depths and chunking: with <code>POST /v1/configurations</code>.
      </p>
    </FormDialog>
  );
}

type NumberFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly limits: { readonly min: number; readonly max?: number; readonly step: number | 'any' };
};

const NumberField = ({ name, label, value, limits }: NumberFieldProps) => (
  <>
    <label for={name}>{label}</label>
    <input id={name} name={name} type="number" required defaultValue={String(value)} {...limits} />
  </>
);

/** What was typed and is not as it was. */
function changesIn(form: HTMLFormElement, settings: ConfigurationSettings): ConfigurationOverrides {
  const typed = numbers.map(([part, name]) => ({ part, name, value: Number(fieldOf(form, name)), was: valueOf(settings, part, name) }));
  const of = (wanted: 'answers' | 'retrieval'): Record<string, number> =>
    Object.fromEntries(typed.filter(({ part, value, was }) => part === wanted && value !== was).map(({ name, value }) => [name, value]));
  const mode = fieldOf(form, 'mode') as ConfigurationSettings['answers']['mode'];
  const prompts = Object.entries(settings.prompts)
    .map(([id, was]) => ({ id, was, version: Number(fieldOf(form, `prompt-${id}`)) }))
    .filter(({ was, version }) => was !== version);
  return {
    answers: { ...of('answers'), ...(mode !== settings.answers.mode && { mode }) },
    retrieval: of('retrieval'),
    prompts: Object.fromEntries(prompts.map(({ id, version }) => [id, version])),
  };
}

function valueOf(settings: ConfigurationSettings, part: 'answers' | 'retrieval', name: string): number {
  return (settings[part] as Readonly<Record<string, unknown>>)[name] as number;
}
