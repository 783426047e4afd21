import { useEffect, useState } from 'preact/hooks';
import { Choice } from '../ask/question-form.tsx';
import { milliseconds, seconds } from '../format/quantity.ts';
import { exactTime } from '../format/time.ts';
import type { Evaluation } from '../http/bodies.ts';
import { query, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { follow } from '../http/follow.ts';
import { useLoad } from '../http/load.ts';
import { canAdministrate } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Failure, Loaded } from '../parts/states.tsx';
import { Facts } from '../parts/words.tsx';
import { go, route } from '../shell/route.ts';
import { listRuns, readRun, releaseRun, removeRun } from './calls.ts';
import { Comparison } from './comparison.tsx';
import { QuestionList } from './question-list.tsx';
import { StageTable } from './stage-table.tsx';

/** What did this run find, and what changed against another? */
export function RunPage({ id }: { readonly id: string }) {
  const load = useLoad(`run ${id}`, (signal) => readRun(id, signal));
  return (
    <div class="page">
      <Loaded load={load} lines={10}>
        {(run) => <Run run={run} />}
      </Loaded>
    </div>
  );
}

/** The run as it goes on. */
function useRun(first: Evaluation): readonly [Evaluation, (run: Evaluation) => void] {
  const [run, setRun] = useState(first);
  const isOpen = run.status === 'waiting' || run.status === 'running';
  useEffect(() => {
    if (!isOpen) return undefined;
    const abort = new AbortController();
    void follow(`/v1/evaluations/${segment(first.id)}/progress`, abort.signal, (body) => setRun(body as Evaluation));
    return () => abort.abort();
  }, [first.id, isOpen]);
  return [run, setRun];
}

function Run({ run: first }: { readonly run: Evaluation }) {
  const [run, setRun] = useRun(first);
  const against = route.value.search.get('against') ?? '';
  return (
    <>
      <p class="small">
        <a href={query('/evaluations', { collection: run.collection })}>Evaluations of {run.collection}</a>
      </p>
      <header class="page-head">
        <h1 dir="auto">{run.note ?? 'Run'}</h1>
        <Acts run={run} onChange={setRun} />
      </header>
      <RunFacts run={run} />
      {run.figures && <StageTable figures={run.figures} />}
      {run.status === 'done' && (
        <>
          <section aria-label="Compared with another run">
            <h2>Compared with</h2>
            <Others run={run} against={against} />
            {against !== '' && <Comparison id={run.id} other={against} />}
          </section>
          <QuestionList id={run.id} />
        </>
      )}
    </>
  );
}

function RunFacts({ run }: { readonly run: Evaluation }) {
  const as = run.searchedAs.groups.length === 0 ? run.searchedAs.role : `${run.searchedAs.role} of ${run.searchedAs.groups.join(', ')}`;
  return (
    <>
      {(run.status === 'waiting' || run.status === 'running') && (
        <p role="status">
          <progress max={run.questions} value={run.done} /> {run.done} of {run.questions} questions
        </p>
      )}
      {run.reason !== null && (
        <p class="bad-words" role="alert">
          It failed: {run.reason}
        </p>
      )}
      <Facts
        of={[
          ['Asked for', exactTime(run.createdAt)],
          ['Took', run.durationSeconds === null ? null : seconds(run.durationSeconds)],
          ['Questions', run.questions],
          ['Searched as', as],
          ['Half answered within', run.figures ? milliseconds(run.figures.latency['total']?.p50Ms ?? 0) : null],
          [
            'Configuration',
            run.version && canAdministrate() ? <a href={query('/configurations', { to: run.version })}>{run.version}</a> : run.version,
          ],
          ['Settings in all', run.configurationId],
          ['Released', run.releasedAt && exactTime(run.releasedAt)],
          ['Not to be found', run.figures?.missing.join(', ')],
        ]}
      />
    </>
  );
}

function Acts({ run, onChange }: { readonly run: Evaluation; readonly onChange: (run: Evaluation) => void }) {
  const [isRemoving, setRemoving] = useState(false);
  const isReleased = run.releasedAt !== null;
  const release = (): void =>
    void releaseRun(run.id, !isReleased).then(onChange, (error: unknown) => announce(asFault(error).problem.detail));
  return (
    <div class="row-of-buttons">
      {run.status === 'done' && (
        <button type="button" class="button" title="Its configuration carries these scores" onClick={release}>
          <Icon name="check" /> {isReleased ? 'Not released after all' : 'Mark as released'}
        </button>
      )}
      <button type="button" class="plain" onClick={() => setRemoving(true)}>
        <Icon name="remove" /> Remove
      </button>
      {isRemoving && (
        <ConfirmDialog
          label="Remove this run"
          title="Remove this run?"
          keep="Keep it"
          act="Remove run"
          said={['The run is removed', 'The run could not be removed']}
          onAct={async () => {
            await removeRun(run.id);
            go(query('/evaluations', { collection: run.collection }));
          }}
          onClose={() => setRemoving(false)}
        >
          <p>Its figures and what each question came to go for good. Golden questions stay.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function Others({ run, against }: { readonly run: Evaluation; readonly against: string }) {
  const runs = useLoad(`runs ${run.collection}`, (signal) => listRuns(run.collection, signal));
  const others = (runs.body?.items ?? []).filter(({ id, status }) => id !== run.id && status === 'done');
  if (runs.fault) return <Failure fault={runs.fault} onRetry={runs.reload} />;
  if (runs.body && others.length === 0) return <p class="quiet">There is no other run that is done.</p>;
  return (
    <Choice
      label="Run"
      value={against}
      options={[
        ['', 'Choose a run'],
        ...others.map(({ id, note, createdAt }) => [id, `${note ?? 'Run'}, ${exactTime(createdAt)}`] as const),
      ]}
      onChoose={(chosen) => go(query(`/evaluations/${segment(run.id)}`, { against: chosen }), 'replace')}
    />
  );
}
