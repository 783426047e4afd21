import { useState } from 'preact/hooks';
import type { ListOf, NewWebhook, Webhook } from '../http/bodies.ts';
import { get, patch, post, remove, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { announce } from '../parts/announce.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { actions, TableHead } from '../parts/table-head.tsx';
import { Ago, Badge } from '../parts/words.tsx';
import { Deliveries } from './deliveries.tsx';
import { NewWebhookDialog, SecretShown } from './new-webhook.tsx';

/** Who is told of what happens, and whether it listens. */
export function Webhooks() {
  const hooks = useLoad('webhooks', (signal) => get<ListOf<Webhook>>('/v1/webhooks?limit=100', signal));
  const [made, setMade] = useState<NewWebhook | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [opened, setOpened] = useState<Webhook | null>(null);
  const [doomed, setDoomed] = useState<Webhook | null>(null);
  const act: Act = (webhook, what) => void perform(webhook, what).then(hooks.reload);
  return (
    <section aria-label="Webhooks">
      <h2>Webhooks</h2>
      {made && <SecretShown made={made} onClose={() => setMade(null)} />}
      <Loaded load={hooks} lines={2}>
        {(page) =>
          page.items.length === 0 ? (
            <p class="quiet">Nobody is told of what happens here. A webhook sends each event, signed, to an address of yours.</p>
          ) : (
            <Table webhooks={page.items} onAct={act} onOpen={setOpened} onRemove={setDoomed} />
          )
        }
      </Loaded>
      <button type="button" class="button" onClick={() => setMaking(true)}>
        <Icon name="link" /> New webhook
      </button>
      {isMaking && <NewWebhookDialog onClose={() => setMaking(false)} onMade={(webhook) => (setMade(webhook), hooks.reload())} />}
      {opened && <Deliveries webhook={opened} onClose={() => (setOpened(null), hooks.reload())} />}
      {doomed && <RemoveDialog doomed={doomed} onClose={() => setDoomed(null)} onRemoved={hooks.reload} />}
    </section>
  );
}

type Act = (webhook: Webhook, what: 'test' | 'enable' | 'disable') => void;

async function perform(webhook: Webhook, what: Parameters<Act>[1]): Promise<void> {
  const path = `/v1/webhooks/${segment(webhook.id)}`;
  try {
    if (what === 'test') await post(`${path}/test`, {});
    else await patch(path, { enabled: what === 'enable' });
    announce({ test: 'A test event is on its way; see the deliveries', enable: 'Enabled: what waited is sent', disable: 'Disabled' }[what]);
  } catch (error) {
    announce(`Not done: ${asFault(error).problem.detail}`);
  }
}

type TableProps = {
  readonly webhooks: readonly Webhook[];
  readonly onAct: Act;
  readonly onOpen: (webhook: Webhook) => void;
  readonly onRemove: (webhook: Webhook) => void;
};

const Table = ({ webhooks, ...acts }: TableProps) => (
  <table class="records hooks">
    <TableHead columns={['Address', 'State', { name: 'Told of', class: 'wide' }, { name: 'Last taken', class: 'wide' }, actions]} />
    <tbody>
      {webhooks.map((webhook) => (
        <Row key={webhook.id} webhook={webhook} {...acts} />
      ))}
    </tbody>
  </table>
);

const tones = { ok: 'good', failing: 'attention', disabled: 'bad' } as const;

const Row = ({ webhook, onAct, onOpen, onRemove }: Omit<TableProps, 'webhooks'> & { readonly webhook: Webhook }) => (
  <tr>
    <td class="title-cell breakable">
      {webhook.url}
      {webhook.description !== null && <span class="quiet"> {webhook.description}</span>}
      {webhook.reason !== null && <span class="bad-words"> {webhook.reason}</span>}
    </td>
    <td>
      <Badge tone={tones[webhook.state]}>{webhook.state}</Badge>
      {webhook.pending > 0 && <span class="quiet"> {webhook.pending} waiting</span>}
    </td>
    <td class="wide">{webhook.events.join(', ') || 'everything'}</td>
    <td class="wide">{webhook.lastSuccessAt === null ? 'never' : <Ago at={webhook.lastSuccessAt} />}</td>
    <td class="acts">
      <button type="button" class="plain" aria-label={`Deliveries to ${webhook.url}`} onClick={() => onOpen(webhook)}>
        Deliveries
      </button>
      <button type="button" class="plain" aria-label={`Test ${webhook.url}`} onClick={() => onAct(webhook, 'test')}>
        Test
      </button>
      <button type="button" class="plain" onClick={() => onAct(webhook, webhook.state === 'disabled' ? 'enable' : 'disable')}>
        {webhook.state === 'disabled' ? 'Enable' : 'Disable'}
      </button>
      <button type="button" class="plain" aria-label={`Remove ${webhook.url}`} onClick={() => onRemove(webhook)}>
        Remove
      </button>
    </td>
  </tr>
);

type RemoveProps = { readonly doomed: Webhook; readonly onClose: () => void; readonly onRemoved: () => void };

const RemoveDialog = ({ doomed, onClose, onRemoved }: RemoveProps) => (
  <ConfirmDialog
    label="Remove webhook"
    title="Remove this webhook?"
    keep="Keep webhook"
    act="Remove webhook"
    said={['The webhook is removed', 'Not removed']}
    onAct={() => remove(`/v1/webhooks/${segment(doomed.id)}`).then(onRemoved)}
    onClose={onClose}
  >
    <p class="breakable">{doomed.url} is told of nothing any more, and what it was told is forgotten.</p>
  </ConfirmDialog>
);
