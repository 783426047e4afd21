import { useState } from 'preact/hooks';
import type { AuditEntry, ListOf } from '../http/bodies.ts';
import { get, query } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Ago } from '../parts/words.tsx';
import { ChainVerdict } from './chain-verdict.tsx';
import { AuditFilters, noFilter } from './audit-filters.tsx';

/** Who did what, newest first, and whether all of it still stands as it was written. */
export function Audit() {
  const [filter, setFilter] = useState(noFilter);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const asked = { limit: 20, cursor, ...filter };
  const audit = useLoad(`audit ${JSON.stringify(asked)}`, (signal) => get<ListOf<AuditEntry>>(query('/v1/audit', asked), signal));
  const isNarrowed = filter !== noFilter;
  return (
    <section aria-label="Audit">
      <h2>Who did what</h2>
      <ChainVerdict />
      <AuditFilters filter={filter} onFilter={(next) => (setFilter(next), setCursors([]))} />
      <Loaded load={audit} lines={4}>
        {(page) =>
          page.items.length === 0 ? <p class="quiet">{isNarrowed ? nothingFound : nothingYet}</p> : <Entries entries={page.items} />
        }
      </Loaded>
      <nav class="paging" aria-label="More entries">
        {cursors.length > 0 && (
          <button type="button" class="button" onClick={() => setCursors(cursors.slice(0, -1))}>
            Newer
          </button>
        )}
        {audit.body?.nextCursor && (
          <button type="button" class="button" onClick={() => setCursors([...cursors, audit.body?.nextCursor ?? ''])}>
            Older
          </button>
        )}
      </nav>
    </section>
  );
}

const nothingYet = 'Nothing yet. Keys, collections and documents that someone makes, changes or deletes will stand here.';
const nothingFound = 'Nothing that was done fits. An action that ends with a dot, such as document., stands for all that begin so.';

const Entries = ({ entries }: { readonly entries: readonly AuditEntry[] }) => (
  <table class="records">
    <TableHead
      columns={[
        { name: 'No.', class: 'number wide' },
        'When',
        'What',
        { name: 'Details', class: 'wide' },
        { name: 'By key', class: 'wide' },
      ]}
    />
    <tbody>
      {entries.map((entry) => (
        <tr key={entry.id}>
          <td class="number wide quiet">{entry.sequence}</td>
          <td>
            <Ago at={entry.at} />
          </td>
          <td>
            {entry.action} <span class="quiet breakable">{entry.target}</span>
          </td>
          <td class="wide breakable quiet">
            {Object.entries(entry.details)
              .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
              .join(', ')}
          </td>
          <td class="wide breakable quiet">{entry.keyId ?? 'no key'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
