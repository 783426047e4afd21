import { useState } from 'preact/hooks';
import { listCollections } from '../documents/calls.ts';
import type { Source } from '../http/bodies.ts';
import { useLoad } from '../http/load.ts';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { makeSource } from './calls.ts';
import { type Field, type Kind, kinds, settingsOf } from './kinds.ts';
import { TrustChoice, trustOf } from './trust.tsx';

type Made = { readonly onMade: (source: Source) => void };

export function NewSource({ onMade }: Made) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="primary" onClick={() => setOpen(true)}>
        New source
      </button>
      {isOpen && <SourceDialog onMade={onMade} onClose={() => setOpen(false)} />}
    </>
  );
}

const rhythms = [
  ['1h', 'every hour'],
  ['6h', 'every 6 hours'],
  ['1d', 'every day'],
  ['7d', 'every week'],
  ['', 'only when asked'],
] as const;

function SourceDialog({ onMade, onClose }: Made & { readonly onClose: () => void }) {
  const [kind, setKind] = useState<Kind | undefined>(kinds[0]);
  if (!kind) return null;
  return (
    <FormDialog
      title="New source"
      action="Make source"
      className="source-form"
      onClose={onClose}
      onSubmit={(form) => makeSource(bodyOf(form, kind)).then(onMade)}
    >
      <label for="source-kind">Kind</label>
      <select id="source-kind" value={kind.id} onChange={(event) => setKind(kinds.find(({ id }) => id === event.currentTarget.value))}>
        {kinds.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <p class="quiet small">{kind.about}</p>
      {kind.fields.map((field) => (
        <FormField key={`${kind.id} ${field.name}`} field={field} />
      ))}
      {kind.secret !== undefined && <SecretField label={kind.secret} />}
      <WhereAndWhen />
    </FormDialog>
  );
}

const SecretField = ({ label }: { readonly label: string }) => (
  <>
    <label for="source-secret">{label}</label>
    <input id="source-secret" name="secret" type="password" autocomplete="off" placeholder="none" aria-describedby="secret-help" />
    <p id="secret-help" class="quiet small">
      Kept encrypted and never shown again.
    </p>
  </>
);

function WhereAndWhen() {
  const collections = useLoad('collections', listCollections);
  return (
    <>
      <label for="source-collection">Collection</label>
      <select id="source-collection" name="collection">
        {(collections.body?.items ?? [{ name: 'default' }]).map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <label for="source-rhythm">Visit</label>
      <select id="source-rhythm" name="rhythm">
        {rhythms.map(([value, words]) => (
          <option key={value} value={value} selected={value === '1d'}>
            {words}
          </option>
        ))}
      </select>
      <label for="source-guard">Documents that give orders to whoever answers</label>
      <TrustChoice id="source-guard" name="guard" />
    </>
  );
}

function FormField({ field: { name, label, hint, isRequired = false, isMany = false } }: { readonly field: Field }) {
  const id = `source-${name}`;
  const shared = { id, name: `setting-${name}`, required: isRequired, placeholder: hint, autocomplete: 'off', spellcheck: false };
  return (
    <>
      <label for={id}>{label}</label>
      {isMany ? <textarea rows={4} {...shared} /> : <input type="text" {...shared} />}
    </>
  );
}

function bodyOf(form: HTMLFormElement, kind: Kind): Parameters<typeof makeSource>[0] {
  const rhythm = fieldOf(form, 'rhythm');
  const secret = kind.secret === undefined ? '' : fieldOf(form, 'secret');
  const guard = trustOf(fieldOf(form, 'guard'));
  return {
    kind: kind.id,
    collection: fieldOf(form, 'collection'),
    settings: settingsOf(kind, (name) => fieldOf(form, `setting-${name}`)),
    ...(rhythm === '' ? {} : { schedule: { every: rhythm } }),
    ...(secret === '' ? {} : { secret }),
    ...(guard === null ? {} : { guard }),
  };
}
