import { useEffect, useState } from 'preact/hooks';
import { count } from '../format/quantity.ts';
import type { Batch, ListOf } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Icon } from '../parts/icon.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { type Column, TableHead } from '../parts/table-head.tsx';
import { Ago, Badge } from '../parts/words.tsx';
import { go } from '../shell/route.ts';
import { listBatches } from './calls.ts';
import { NewBatch } from './new-batch.tsx';
import { countWords, isOpen, paceWords, stateTones } from './words.ts';

const lookMs = 2000;

/** What was asked in bulk, and how far is it? */
export function BatchesPage() {
  const [isAsking, setAsking] = useState(false);
  const [pages, setPages] = useState(1);
  const load = useLoad('batches', (signal) => listBatches(pages, signal));
  const goesOn = load.body?.items.some(isOpen) ?? false;
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setInterval(load.reload, lookMs);
    return () => clearInterval(timer);
  }, [goesOn]);
  const bringMore = (): void => {
    setPages(pages + 1);
    load.reload();
  };
  return (
    <div class="page">
      <header class="page-head">
        <h1>Batches</h1>
        {(load.body?.items.length ?? 0) > 0 && <AskButton onAsk={() => setAsking(true)} />}
      </header>
      <Loaded load={load} lines={6}>
        {(list) =>
          list.items.length === 0 ? (
            <Empty title="Nothing was asked in bulk yet">
              <p>Upload a file with a question on each line. They are asked in the background, behind everybody who waits for an answer.</p>
              <AskButton onAsk={() => setAsking(true)} />
            </Empty>
          ) : (
            <BatchTable list={list} onMore={bringMore} />
          )
        }
      </Loaded>
      {isAsking && <NewBatch onClose={() => setAsking(false)} onMade={({ id }) => go(`/batches/${segment(id)}`)} />}
    </div>
  );
}

const AskButton = ({ onAsk }: { readonly onAsk: () => void }) => (
  <button type="button" class="primary" onClick={onAsk}>
    <Icon name="upload" /> Ask many questions
  </button>
);

const columns: readonly Column[] = ['Batch', { name: 'Progress', class: 'wide' }, { name: 'Questions', class: 'number' }];

type TableProps = { readonly list: ListOf<Batch>; readonly onMore: () => void };

const BatchTable = ({ list, onMore }: TableProps) => (
  <>
    <table class="records">
      <TableHead columns={columns} />
      <tbody onKeyDown={moveWithArrows}>
        {list.items.map((batch) => (
          <Row key={batch.id} batch={batch} />
        ))}
      </tbody>
    </table>
    {list.nextCursor !== null && (
      <button type="button" class="button" onClick={onMore}>
        Show more
      </button>
    )}
  </>
);

const Row = ({ batch }: { readonly batch: Batch }) => (
  <tr data-testid="batch-row">
    <td class="title-cell">
      <a href={`/batches/${segment(batch.id)}`} data-stop dir="auto">
        {batch.name ?? 'Batch'}
      </a>{' '}
      <span class="quiet small">
        <Ago at={batch.createdAt} />
        {batch.askedBy.key !== null && (
          <>
            {' '}
            by <bdi>{batch.askedBy.key}</bdi>
          </>
        )}
      </span>{' '}
      {batch.state !== 'finished' && <Badge tone={stateTones[batch.state]}>{batch.state}</Badge>}
      <p class="quiet small">{countWords(batch)}</p>
      {isOpen(batch) && <p class="quiet small">{paceWords(batch)}</p>}
    </td>
    <td class="wide">
      <progress max={batch.questions} value={batch.ended} aria-label={`Questions of ${batch.name ?? 'the batch'} that ended`} />
    </td>
    <td class="number">{isOpen(batch) ? `${count(batch.ended)} of ${count(batch.questions)}` : count(batch.questions)}</td>
  </tr>
);
