import { count, seconds } from '../format/quantity.ts';
import type { Key, KeyPatch } from '../http/bodies.ts';
import { patch, segment } from '../http/client.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';

const shown = ({ requestsPerMinute, tokensPerDay, computeSecondsPerDay, used }: Key) => [
  { of: 'requests this minute', used: used.requestsThisMinute, limit: requestsPerMinute, say: count },
  { of: 'tokens in 24 hours', used: used.tokensLastDay, limit: tokensPerDay, say: count },
  { of: 'of compute in 24 hours', used: used.computeSecondsLastDay, limit: computeSecondsPerDay, say: seconds },
];

/** What a key used lately: a bar where it has a limit, else the figure alone; nothing where there is neither. */
export const KeyUse = ({ of }: { readonly of: Key }) => (
  <ul class="key-use">
    {shown(of)
      .filter(({ used, limit }) => limit !== null || used > 0)
      .map(({ of: what, used, limit, say }) => (
        <li key={what} class={limit !== null && used >= limit ? 'is-used-up' : ''}>
          {say(used)}
          {limit !== null && ` of ${say(limit)}`} {what}
          {limit !== null && <progress value={Math.min(used, limit)} max={limit} aria-label={`${what} used of ${of.name}`} />}
        </li>
      ))}
  </ul>
);

type LimitsDialogProps = { readonly of: Key; readonly onClose: () => void; readonly onChanged: () => void };

const fields = [
  { name: 'requestsPerMinute', label: 'Requests a minute' },
  { name: 'tokensPerDay', label: 'Tokens in 24 hours' },
  { name: 'computeSecondsPerDay', label: 'Seconds of compute in 24 hours' },
] as const;

export const LimitsDialog = ({ of, onClose, onChanged }: LimitsDialogProps) => (
  <FormDialog
    title={`Limits of “${of.name}”`}
    action="Save limits"
    onClose={onClose}
    onSubmit={(form) =>
      patch<Key>(`/v1/keys/${segment(of.id)}`, limitsIn(form))
        .then(() => announce(`The limits of ${of.name} are saved`))
        .then(onChanged)
        .then(onClose)
    }
  >
    {fields.flatMap(({ name, label }, index) => [
      <label key={name} for={`limit-${name}`}>
        {label}
      </label>,
      <input
        key={`${name} value`}
        id={`limit-${name}`}
        name={name}
        type="number"
        min={1}
        defaultValue={of[name] ?? ''}
        autofocus={index === 0}
      />,
    ])}
    <p class="quiet small">
      Empty: no limit. Past its tokens or compute, questions are answered with sentences as they stand in the documents; past its requests
      they are refused.
    </p>
  </FormDialog>
);

function limitsIn(form: HTMLFormElement): KeyPatch {
  const limit = (name: string): number | null => {
    const text = fieldOf(form, name);
    return text === '' ? null : Number(text);
  };
  return Object.fromEntries(fields.map(({ name }) => [name, limit(name)]));
}
