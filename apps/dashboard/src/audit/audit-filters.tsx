import { fieldOf } from '../parts/field.ts';

export type AuditFilter = {
  readonly action?: string;
  readonly target?: string;
  readonly key?: string;
  readonly from?: string;
  readonly until?: string;
};

export const noFilter: AuditFilter = {};

type Props = { readonly filter: AuditFilter; readonly onFilter: (filter: AuditFilter) => void };

const words = [
  ['action', 'Action, such as document.'],
  ['target', 'Id of what it was done to'],
  ['key', 'Id of the key, or none'],
] as const;

/** Days are those of whoever looks. */
export function AuditFilters({ filter, onFilter }: Props) {
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    onFilter(filterIn(event.currentTarget));
  };
  const clear = (event: Event & { currentTarget: HTMLButtonElement }): void => {
    event.currentTarget.form?.reset();
    onFilter(noFilter);
  };
  return (
    <form class="audit-filters" role="search" onSubmit={submit}>
      {words.map(([name, label]) => (
        <input key={name} type="search" name={name} aria-label={label} placeholder={label} maxLength={100} />
      ))}
      <label>
        From <input type="date" name="from" />
      </label>
      <label>
        to <input type="date" name="until" />
      </label>
      <button type="submit" class="button">
        Find
      </button>
      {filter !== noFilter && (
        <button type="button" class="plain" onClick={clear}>
          Show all again
        </button>
      )}
    </form>
  );
}

function filterIn(form: HTMLFormElement): AuditFilter {
  const [from, until] = [dayOf(fieldOf(form, 'from')), dayOf(fieldOf(form, 'until'))];
  // The last day is meant whole.
  until?.setDate(until.getDate() + 1);
  const said = {
    ...Object.fromEntries(words.map(([name]) => [name, fieldOf(form, name)])),
    from: from?.toISOString() ?? '',
    until: until?.toISOString() ?? '',
  };
  const given = Object.entries(said).filter(([, value]) => value !== '');
  return given.length === 0 ? noFilter : Object.fromEntries(given);
}

const dayOf = (text: string): Date | null => (text === '' ? null : new Date(`${text}T00:00:00`));
