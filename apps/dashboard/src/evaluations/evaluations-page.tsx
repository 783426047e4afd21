import { useState } from 'preact/hooks';
import { Choice } from '../ask/question-form.tsx';
import type { Collection, Evaluation, ListOf } from '../http/bodies.ts';
import { get, query } from '../http/client.ts';
import { type Load, useLoad } from '../http/load.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { go, route } from '../shell/route.ts';
import { listRuns } from './calls.ts';
import { GoldenPart } from './golden-part.tsx';
import { Headline } from './headline.tsx';
import { NewRun } from './new-run.tsx';
import { OnlinePart } from './online-part.tsx';
import { RunsTable } from './runs-table.tsx';
import { TuningPart } from './tuning-part.tsx';

/** Does search find what it should? */
export function EvaluationsPage() {
  const collections = useLoad('collections', (signal) => get<ListOf<Collection>>('/v1/collections?limit=200', signal));
  const names = (collections.body?.items ?? []).map(({ name }) => name);
  const collection = route.value.search.get('collection') ?? names[0] ?? '';
  return (
    <div class="page">
      <header class="page-head">
        <h1>Evaluations</h1>
        {names.length > 0 && (
          <Choice
            label="Collection"
            value={collection}
            options={names.map((name) => [name, name] as const)}
            onChoose={(chosen) => go(query('/evaluations', { collection: chosen }))}
          />
        )}
      </header>
      <Loaded load={collections} lines={10}>
        {() => (collection === '' ? <NoCollection /> : <OfCollection key={collection} collection={collection} />)}
      </Loaded>
    </div>
  );
}

const NoCollection = () => (
  <Empty title="There is no collection yet">
    <p>How well search finds what it should will stand here.</p>
    <a class="button primary" href="/documents">
      Add documents
    </a>
  </Empty>
);

function OfCollection({ collection }: { readonly collection: string }) {
  const [isAsking, setAsking] = useState(false);
  const runs = useLoad(`runs ${collection}`, (signal) => listRuns(collection, signal));
  return (
    <>
      <Runs runs={runs} onAsk={() => setAsking(true)} />
      <GoldenPart collection={collection} />
      <TuningPart collection={collection} />
      <OnlinePart collection={collection} />
      {isAsking && <NewRun collection={collection} onClose={() => setAsking(false)} />}
    </>
  );
}

const Runs = ({ runs, onAsk }: { readonly runs: Load<ListOf<Evaluation>>; readonly onAsk: () => void }) => (
  <Loaded load={runs} lines={6}>
    {({ items }) =>
      items.length === 0 ? (
        <Empty title="Nothing was measured yet">
          <p>Write down questions and the documents that answer them below; a run tells where search puts those documents.</p>
          <button type="button" class="primary" onClick={onAsk}>
            Run evaluation
          </button>
        </Empty>
      ) : (
        <>
          <Headline runs={items} onAsk={onAsk} />
          <RunsTable runs={items} />
        </>
      )
    }
  </Loaded>
);
