import { useState } from 'preact/hooks';
import type { AuditEntry, ListOf } from '../http/bodies.ts';
import { get, query } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Ago } from '../parts/words.tsx';

/** Who did what, newest first. */
export function Audit() {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const audit = useLoad(`audit ${cursor ?? ''}`, (signal) => get<ListOf<AuditEntry>>(query('/v1/audit', { limit: 20, cursor }), signal));
  return (
    <section aria-label="Audit">
      <h2>Who did what</h2>
      <Loaded load={audit} lines={4}>
        {(page) =>
          page.items.length === 0 ? (
            <p class="quiet">Nothing yet. Keys, collections and documents that someone makes, changes or deletes will stand here.</p>
          ) : (
            <Entries entries={page.items} />
          )
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

const Entries = ({ entries }: { readonly entries: readonly AuditEntry[] }) => (
  <table class="records">
    <TableHead columns={['When', 'What', { name: 'Details', class: 'wide' }, { name: 'By key', class: 'wide' }]} />
    <tbody>
      {entries.map((entry) => (
        <tr key={entry.id}>
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
