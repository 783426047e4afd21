import { useState } from 'preact/hooks';
import type { Collection } from '../http/bodies.ts';
import { get, patch, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { Loaded } from '../parts/states.tsx';

const daySeconds = 86_400;

/** How long do documents and revisions keep? */
export function LimitsPart({ name }: { readonly name: string }) {
  const address = `/v1/collections/${segment(name)}`;
  const collection = useLoad(`limits ${name}`, (signal) => get<Collection>(address, signal));
  return (
    <Loaded load={collection} lines={6}>
      {({ settings }) => <LimitsForm address={address} settings={settings} onSaved={collection.reload} />}
    </Loaded>
  );
}

type LimitsFormProps = { readonly address: string; readonly settings: Collection['settings']; readonly onSaved: () => void };

function LimitsForm({ address, settings: { staleAfter, retention }, onSaved }: LimitsFormProps) {
  const [refusal, setRefusal] = useState('');
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const days = numberOrNull(fieldOf(form, 'staleDays'));
    const body = {
      staleAfter: days === null ? null : Math.round(days * daySeconds),
      retention: { revisions: numberOrNull(fieldOf(form, 'revisions')), days: numberOrNull(fieldOf(form, 'days')) },
    };
    patch(address, body).then(
      () => (setRefusal(''), announce('The limits are saved'), onSaved()),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  return (
    <form class="limits" onSubmit={submit}>
      <fieldset disabled={!canEdit()}>
        <label for="stale-days">Documents are stale after so many days without being verified</label>
        <input id="stale-days" name="staleDays" type="number" min={1} value={staleAfter === null ? '' : staleAfter / daySeconds} />
        <p class="quiet small">Empty: they have no limit, unless the document or its source has one.</p>
        <label for="kept-revisions">Superseded revisions kept of a document</label>
        <input id="kept-revisions" name="revisions" type="number" min={0} value={retention.revisions ?? ''} />
        <label for="kept-days">Days a revision is kept after it was superseded</label>
        <input id="kept-days" name="days" type="number" min={0} value={retention.days ?? ''} />
        <p class="quiet small">
          Empty keeps them. What goes cannot be brought back: answers as of an earlier day and rollback reach only what is kept.
        </p>
        {refusal !== '' && (
          <p class="bad-words" role="alert">
            {refusal}
          </p>
        )}
        <button type="submit" class="primary">
          Save limits
        </button>
      </fieldset>
    </form>
  );
}

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));
