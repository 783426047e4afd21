import { useEffect, useState } from 'preact/hooks';
import { count } from '../format/quantity.ts';
import { exactTime } from '../format/time.ts';
import type { Batch } from '../http/bodies.ts';
import { asFault } from '../http/fault.ts';
import { follow } from '../http/follow.ts';
import { useLoad } from '../http/load.ts';
import { announce } from '../parts/announce.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { Badge, Facts } from '../parts/words.tsx';
import { go } from '../shell/route.ts';
import { AskedTable } from './asked-table.tsx';
import { batchPath, cancelBatch, readBatch, removeBatch, saveResults } from './calls.ts';
import { countWords, howWords, isOpen, paceWords, stateTones } from './words.ts';

/** What did these questions come to? */
export function BatchPage({ id }: { readonly id: string }) {
  const load = useLoad(`batch ${id}`, (signal) => readBatch(id, signal));
  return (
    <div class="page">
      <p class="small">
        <a href="/batches">Batches</a>
      </p>
      <Loaded load={load} lines={10}>
        {(batch) => <BatchView key={id} first={batch} />}
      </Loaded>
    </div>
  );
}

/** The batch as it goes on. */
function useBatch(first: Batch): readonly [Batch, (batch: Batch) => void] {
  const [batch, setBatch] = useState(first);
  const goesOn = isOpen(batch);
  useEffect(() => {
    if (!goesOn) return undefined;
    const abort = new AbortController();
    void follow(batchPath(first.id), abort.signal, (body) => setBatch(body as Batch));
    return () => abort.abort();
  }, [first.id, goesOn]);
  return [batch, setBatch];
}

function BatchView({ first }: { readonly first: Batch }) {
  const [batch, setBatch] = useBatch(first);
  return (
    <>
      <header class="page-head">
        <h1 dir="auto">
          {batch.name ?? 'Batch'} <Badge tone={stateTones[batch.state]}>{batch.state}</Badge>
        </h1>
      </header>
      <section class="batch-progress" aria-label="Progress">
        <progress max={batch.questions} value={batch.ended} aria-label="Questions that ended" />
        <p role="status">
          <strong>
            {count(batch.ended)} of {count(batch.questions)}
          </strong>{' '}
          <span class="quiet">{[countWords(batch), paceWords(batch)].filter(Boolean).join(' · ')}</span>
        </p>
      </section>
      {batch.reason !== null && (
        <p class="bad-words" role="alert">
          {batch.reason}
        </p>
      )}
      <Acts batch={batch} onChange={setBatch} />
      <Facts
        of={[
          ['How they came about', howWords(batch)],
          ['Asked', exactTime(batch.createdAt)],
          ['By', batch.askedBy.key],
          ['Ended', batch.endedAt && exactTime(batch.endedAt)],
        ]}
      />
      <AskedTable batch={batch} />
    </>
  );
}

function Acts({ batch, onChange }: { readonly batch: Batch; readonly onChange: (batch: Batch) => void }) {
  const [isRemoving, setRemoving] = useState(false);
  const tell = (error: unknown): void => announce(asFault(error).problem.detail);
  return (
    <div class="row-of-buttons">
      <button type="button" class="button" disabled={batch.ended === 0} onClick={() => void saveResults(batch.id).catch(tell)}>
        <Icon name="download" /> {isOpen(batch) ? 'Download what is done' : 'Download results'}
      </button>
      {isOpen(batch) && (
        <button type="button" class="button" onClick={() => void cancelBatch(batch.id).then(onChange, tell)}>
          <Icon name="stop" /> Stop
        </button>
      )}
      <button type="button" class="plain" onClick={() => setRemoving(true)}>
        <Icon name="remove" /> Remove
      </button>
      {isRemoving && (
        <ConfirmDialog
          label="Remove this batch"
          title="Remove this batch?"
          keep="Keep it"
          act="Remove batch"
          said={['The batch is removed', 'The batch could not be removed']}
          onAct={async () => {
            await removeBatch(batch.id);
            go('/batches');
          }}
          onClose={() => setRemoving(false)}
        >
          <p>
            Its list of results goes for good{isOpen(batch) ? ', and what was not asked yet is not asked' : ''}. The traces of its questions
            stay.
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}
