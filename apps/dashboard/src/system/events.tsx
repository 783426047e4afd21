import type { EventRecord, ListOf } from '../http/bodies.ts';
import { get, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Ago } from '../parts/words.tsx';

/** What happened lately, as webhooks are told of it. */
export function Events() {
  const events = useLoad('events', (signal) => get<ListOf<EventRecord>>('/v1/events?limit=15', signal));
  return (
    <section aria-label="Events">
      <header class="field-row">
        <h2>What happened</h2>
        <button type="button" class="plain" onClick={events.reload}>
          <Icon name="retry" /> Look again
        </button>
      </header>
      <Loaded load={events} lines={4}>
        {(page) =>
          page.items.length === 0 ? (
            <p class="quiet">Nothing yet. Documents that go live, fail or go stale will stand here.</p>
          ) : (
            <Rows events={page.items} />
          )
        }
      </Loaded>
    </section>
  );
}

const Rows = ({ events }: { readonly events: readonly EventRecord[] }) => (
  <table class="records">
    <TableHead columns={['When', 'What', { name: 'Details', class: 'wide' }]} />
    <tbody>
      {events.map(({ id, type, timestamp, data }) => (
        <tr key={id}>
          <td>
            <Ago at={timestamp} />
          </td>
          <td>
            {data.documentId === null || type === 'document.deleted' ? type : <a href={`/documents/${segment(data.documentId)}`}>{type}</a>}
            <p class="narrow breakable quiet small">{detailsOf(data)}</p>
          </td>
          <td class="wide breakable quiet">{detailsOf(data)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const ids = new Set(['collectionId', 'documentId', 'sourceId']);

function detailsOf(data: EventRecord['data']): string {
  return Object.entries(data)
    .filter(([name, value]) => value !== null && !ids.has(name))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}
