import { useState } from 'preact/hooks';
import type { Source, SourceItem } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { count } from '../format/quantity.ts';
import { Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Ago, Badge, type Tone } from '../parts/words.tsx';
import { listItems } from './calls.ts';

const tones: Record<SourceItem['state'], Tone> = {
  present: 'good',
  unreachable: 'attention',
  refused: 'attention',
  missing: 'bad',
  deleted: 'neutral',
};
const states = Object.keys(tones) as SourceItem['state'][];

/** Everything a source holds or held, by state. */
export function SourceItems({ source }: { readonly source: Source }) {
  const [state, setState] = useState('');
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1) ?? '';
  const mark = JSON.stringify(source.items);
  const items = useLoad(`items ${source.id} ${state} ${cursor} ${mark}`, (signal) => listItems(source.id, { state, cursor }, signal));
  const choose = (chosen: string): void => (setState(chosen), setCursors([]));
  const next = items.body?.nextCursor ?? null;
  return (
    <section aria-label="What it holds">
      <h2>What it holds</h2>
      <div class="tabs" role="group" aria-label="State">
        {['', ...states.filter((name) => source.items[name] > 0)].map((name) => (
          <button key={name} type="button" aria-pressed={state === name} onClick={() => choose(name)}>
            {name === '' ? 'all' : name}{' '}
            <span class="quiet number">{name === '' ? '' : count(source.items[name as SourceItem['state']])}</span>
          </button>
        ))}
      </div>
      <Loaded load={items} lines={6}>
        {(page) => (page.items.length === 0 ? <p class="quiet">Nothing here yet.</p> : <ItemTable items={page.items} />)}
      </Loaded>
      {(cursors.length > 0 || next !== null) && (
        <nav class="paging" aria-label="More">
          {cursors.length > 0 && (
            <button type="button" class="button" onClick={() => setCursors(cursors.slice(0, -1))}>
              Previous
            </button>
          )}
          {next !== null && (
            <button type="button" class="button" onClick={() => setCursors([...cursors, next])}>
              Next
            </button>
          )}
        </nav>
      )}
    </section>
  );
}

const ItemTable = ({ items }: { readonly items: readonly SourceItem[] }) => (
  <table class="records">
    <TableHead columns={['What', 'State', { name: 'Checked', class: 'wide' }, { name: 'Changed', class: 'wide' }]} />
    <tbody>
      {items.map((item) => (
        <tr key={item.id}>
          <td class="title-cell">
            {item.documentId === null ? (
              <bdi>{item.title ?? item.key}</bdi>
            ) : (
              <a href={`/documents/${segment(item.documentId)}`}>{item.title ?? item.key}</a>
            )}
            {item.reason !== null && <p class="quiet small">{item.reason}</p>}
          </td>
          <td>
            <Badge tone={tones[item.state]}>{item.state}</Badge>
          </td>
          <td class="wide">
            <Ago at={item.lastCheckedAt} />
          </td>
          <td class="wide">{item.lastChangedAt === null ? '–' : <Ago at={item.lastChangedAt} />}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
