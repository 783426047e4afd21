import type { Source } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { count } from '../format/quantity.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Ago } from '../parts/words.tsx';
import { go } from '../shell/route.ts';
import { listSources } from './calls.ts';
import { kindName } from './kinds.ts';
import { NewSource } from './new-source.tsx';
import { addressOf, NextVisit, StateWord } from './words.tsx';

/** What keeps itself fresh, how it does, and which of it needs somebody. */
export function SourcesPage() {
  const sources = useLoad('sources', listSources);
  return (
    <div class="page">
      <header class="page-head">
        <h1>Sources</h1>
        <NewSource onMade={(source) => go(`/sources/${segment(source.id)}`)} />
      </header>
      <Loaded load={sources} lines={6}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty title="No sources yet">
              <p>A source fetches documents from where they are kept, and keeps them as fresh as they are there.</p>
            </Empty>
          ) : (
            <SourceTable sources={page.items} />
          )
        }
      </Loaded>
    </div>
  );
}

const SourceTable = ({ sources }: { readonly sources: readonly Source[] }) => (
  <table class="records">
    <TableHead
      columns={[
        'Source',
        'State',
        { name: 'Documents', class: 'number wide' },
        { name: 'Last visit', class: 'wide' },
        { name: 'Next visit', class: 'wide' },
      ]}
    />
    <tbody onKeyDown={moveWithArrows}>
      {sources.map((source) => (
        <Row key={source.id} source={source} />
      ))}
    </tbody>
  </table>
);

const Row = ({ source }: { readonly source: Source }) => (
  <tr data-testid="source-row">
    <td class="title-cell">
      <a href={`/sources/${segment(source.id)}`} data-stop dir="auto">
        {source.name}
      </a>
      <p class="quiet small">
        {kindName(source.kind)} · <bdi>{addressOf(source)}</bdi> · in {source.collection}
      </p>
      {source.says !== null && <p class={source.state === 'ok' ? 'quiet small' : 'bad-words small'}>{source.says}</p>}
      <p class="narrow quiet small">
        {count(source.items.present)} documents · next visit <NextVisit source={source} />
      </p>
    </td>
    <td>
      <StateWord source={source} />
    </td>
    <td class="number wide">{count(source.items.present)}</td>
    <td class="wide">{source.lastVisitAt === null ? 'never' : <Ago at={source.lastVisitAt} />}</td>
    <td class="wide">
      <NextVisit source={source} />
    </td>
  </tr>
);
