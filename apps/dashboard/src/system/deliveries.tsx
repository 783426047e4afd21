import { useState } from 'preact/hooks';
import type { Delivery, ListOf, Webhook } from '../http/bodies.ts';
import { get, post, query, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { announce } from '../parts/announce.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { actions, TableHead } from '../parts/table-head.tsx';
import { Ago, Badge } from '../parts/words.tsx';

const dayMs = 86_400_000;
const tones = { pending: 'attention', delivered: 'good', failed: 'bad' } as const;

/** What one webhook was told and what it said to it. */
export function Deliveries({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const [state, setState] = useState('');
  const path = `/v1/webhooks/${segment(webhook.id)}`;
  const load = useLoad(`deliveries ${webhook.id} ${state}`, (signal) =>
    get<ListOf<Delivery>>(query(`${path}/deliveries`, { limit: 30, state }), signal),
  );
  const ask = async (call: Promise<unknown>, done: string): Promise<void> => {
    try {
      await call;
      announce(done);
      load.reload();
    } catch (error) {
      announce(`Not done: ${asFault(error).problem.detail}`);
    }
  };
  const lastDay = (): Promise<unknown> => post(`${path}/replay`, { from: new Date(Date.now() - dayMs).toISOString() });
  return (
    <Dialog label={`Deliveries to ${webhook.url}`} className="wide-dialog" onClose={onClose}>
      <h2>Deliveries</h2>
      <p class="quiet breakable">{webhook.url}</p>
      <div class="field-row">
        <StateChoice state={state} onChoose={setState} />
        <button type="button" class="plain" onClick={load.reload}>
          <Icon name="retry" /> Look again
        </button>
        <button type="button" class="plain" onClick={() => void ask(lastDay(), 'Everything of the last day is sent again')}>
          Replay the last day
        </button>
      </div>
      <Loaded load={load} lines={5}>
        {(page) =>
          page.items.length === 0 ? (
            <p class="quiet">Nothing yet. Send a test event to try it out.</p>
          ) : (
            <Rows rows={page.items} onReplay={({ id }) => void ask(post(`${path}/deliveries/${segment(id)}/replay`, {}), 'Sent again')} />
          )
        }
      </Loaded>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

const StateChoice = ({ state, onChoose }: { readonly state: string; readonly onChoose: (state: string) => void }) => (
  <select class="choice" aria-label="State" value={state} onChange={(event) => onChoose(event.currentTarget.value)}>
    <option value="">All</option>
    <option value="pending">Waiting</option>
    <option value="failed">Given up</option>
    <option value="delivered">Taken</option>
  </select>
);

const Rows = ({ rows, onReplay }: { readonly rows: readonly Delivery[]; readonly onReplay: (row: Delivery) => void }) => (
  <table class="records">
    <TableHead columns={['Event', 'State', { name: 'Answer', class: 'wide' }, actions]} />
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            {row.type}{' '}
            <span class="quiet">
              <Ago at={row.createdAt} />
            </span>
          </td>
          <td>
            <Badge tone={tones[row.state]}>{row.state}</Badge>{' '}
            <span class="quiet">
              {row.statusCode ?? ''} {row.attempts > 1 && `${row.attempts} attempts`}
            </span>
          </td>
          <td class="wide breakable quiet">
            {row.response?.slice(0, 200)}
            {row.durationMs !== null && ` (${row.durationMs} ms)`}
          </td>
          <td class="acts">
            <button type="button" class="plain" aria-label={`Send ${row.type} again`} onClick={() => onReplay(row)}>
              Replay
            </button>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
