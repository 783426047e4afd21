import { useState } from 'preact/hooks';
import type { AuditEntry, ListOf } from '../http/bodies.ts';
import { get, query } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Ago } from '../parts/words.tsx';
import { ChainVerdict } from './chain-verdict.tsx';
import { AuditFilters, noFilter } from './audit-filters.tsx';
import { EntryDetails } from './entry-details.tsx';
import { Target } from './target.tsx';

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

/** Names by id, of as many as one page of the API holds; who is further away, or gone, is told by id. */
const useNames = (path: string): ReadonlyMap<string, string> => {
  const { body } = useLoad(`names ${path}`, (signal) => get<ListOf<{ readonly id: string; readonly name: string }>>(path, signal));
  return new Map(body?.items.map(({ id, name }) => [id, name]));
};

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const collections = useNames('/v1/collections?limit=200');
  const keys = useNames('/v1/keys?limit=100');
  return (
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
              {entry.action}
              <Target {...entry} />
            </td>
            <td class="wide breakable quiet">
              <EntryDetails details={entry.details} collections={collections} />
            </td>
            <td class="wide breakable quiet">{entry.keyId === null ? 'no key' : (keys.get(entry.keyId) ?? entry.keyId)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
