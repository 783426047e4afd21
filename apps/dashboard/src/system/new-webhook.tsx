import type { EventType, NewWebhook } from '../http/bodies.ts';
import { post } from '../http/client.ts';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';

/** Every type a webhook can be told of: one that is missing here does not compile. Trying one out is no choice. */
const told: Readonly<Record<Exclude<EventType, 'webhook.test'>, true>> = {
  'document.live': true,
  'document.failed': true,
  'document.stale': true,
  'document.deleted': true,
  'document.rolled_back': true,
  'revision.quarantined': true,
  'source.synced': true,
  'source.failed': true,
  'source.held': true,
  'alert.raised': true,
  'alert.resolved': true,
  'review.opened': true,
  'review.answered': true,
  'review.dismissed': true,
  'model.changed': true,
  'batch.finished': true,
  'webhook.disabled': true,
};
export const eventTypes = Object.keys(told) as (keyof typeof told)[];

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

export const SecretShown = ({ made, onClose }: { readonly made: NewWebhook; readonly onClose: () => void }) => (
  <ShownOnce what="Secret" label="The secret" value={made.secret} onClose={onClose}>
    <strong class="breakable">Secret of {made.url}</strong>
    <p>Copy it now: your receiver verifies signatures with it, and it cannot be shown again.</p>
  </ShownOnce>
);
