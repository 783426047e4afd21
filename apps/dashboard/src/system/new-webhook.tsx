import type { EventType, NewWebhook } from '../http/bodies.ts';
import { post } from '../http/client.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Icon } from '../parts/icon.tsx';

export const eventTypes: readonly EventType[] = [
  'document.live',
  'document.failed',
  'document.stale',
  'document.deleted',
  'document.rolled_back',
  'source.synced',
  'source.failed',
  'source.held',
  'alert.raised',
  'alert.resolved',
  'webhook.disabled',
];

type NewProps = { readonly onClose: () => void; readonly onMade: (webhook: NewWebhook) => void };

export const NewWebhookDialog = ({ onClose, onMade }: NewProps) => (
  <FormDialog title="New webhook" action="Make webhook" onClose={onClose} onSubmit={(form) => make(form).then(onMade).then(onClose)}>
    <label for="webhook-url">Address</label>
    <input
      id="webhook-url"
      name="url"
      type="text"
      inputMode="url"
      required
      maxLength={2000}
      autofocus
      autocomplete="off"
      placeholder="https://…"
    />
    <label for="webhook-description">What it is for</label>
    <input id="webhook-description" name="description" type="text" maxLength={500} autocomplete="off" />
    <fieldset class="choices">
      <legend>Told of (everything when none is chosen)</legend>
      {eventTypes.map((type) => (
        <label key={type}>
          <input type="checkbox" value={type} /> {type}
        </label>
      ))}
    </fieldset>
  </FormDialog>
);

function make(form: HTMLFormElement): Promise<NewWebhook> {
  const events = eventTypes.filter((type) => form.querySelector<HTMLInputElement>(`input[value="${type}"]`)?.checked);
  const description = fieldOf(form, 'description');
  return post<NewWebhook>('/v1/webhooks', { url: fieldOf(form, 'url'), events, ...(description !== '' && { description }) });
}

/** The one time the secret can be seen. */
export function SecretShown({ made, onClose }: { readonly made: NewWebhook; readonly onClose: () => void }) {
  const copy = (): void =>
    void navigator.clipboard.writeText(made.secret).then(
      () => announce('Secret copied'),
      () => announce('Select the secret and copy it'),
    );
  return (
    <div class="notice good" role="status">
      <Icon name="key" />
      <div>
        <strong class="breakable">Secret of {made.url}</strong>
        <p>Copy it now: your receiver verifies signatures with it, and it cannot be shown again.</p>
        <div class="field-row">
          <input type="text" readOnly value={made.secret} aria-label="The secret" onFocus={(event) => event.currentTarget.select()} />
          <button type="button" class="primary" onClick={copy}>
            <Icon name="copy" /> Copy
          </button>
          <button type="button" class="button" onClick={onClose}>
            Done
          </button>
        </div>
      </div>
    </div>
  );
}
