import { useEffect, useState } from 'preact/hooks';
import type { Source, SourceProgress, SourceRun } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { follow } from '../http/follow.ts';
import { type Load, useLoad } from '../http/load.ts';
import { many, seconds } from '../format/quantity.ts';
import { announce } from '../parts/announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { Ago, Facts } from '../parts/words.tsx';
import { go } from '../shell/route.ts';
import { listRuns, pauseSource, readSource, releaseSource, trustSource, visitSource } from './calls.ts';
import { kindName } from './kinds.ts';
import { RemoveSource } from './remove-source.tsx';
import { SourceItems } from './source-items.tsx';
import { asCollection, TrustChoice, trustOf } from './trust.tsx';
import { addressOf, NextVisit, outcomeOf, scheduleInWords, StateWord } from './words.tsx';

/** One source: how it does, what its visits found, and everything it holds. */
export function SourcePage({ id }: { readonly id: string }) {
  const source = useLoad(`source ${id}`, (signal) => readSource(id, signal));
  const runs = useLoad(`runs ${id}`, (signal) => listRuns(id, signal));
  const progress = useVisit(id, () => (source.reload(), runs.reload()));
  return (
    <div class="page">
      <p class="quiet small">
        <a href="/sources">Sources</a>
      </p>
      <Loaded load={source} lines={6}>
        {(body) => <Shown source={{ ...body, running: progress?.running ?? body.running }} load={source} progress={progress} />}
      </Loaded>
      <h2>Visits</h2>
      <Loaded load={runs} lines={3}>
        {(page) => (page.items.length === 0 ? <p class="quiet">No visit yet.</p> : <Runs runs={page.items} />)}
      </Loaded>
      {source.body && <SourceItems source={source.body} />}
    </div>
  );
}

type ShownProps = { readonly source: Source; readonly load: Load<Source>; readonly progress: SourceProgress | null };

function Shown({ source, load, progress }: ShownProps) {
  const act = (what: Promise<unknown>, words: string): void => {
    what.then(
      () => (announce(words), load.reload()),
      (error: unknown) => (announce(asFault(error).problem.detail), load.reload()),
    );
  };
  return (
    <>
      <header class="page-head">
        <h1 dir="auto">{source.name}</h1>
        <StateWord source={source} />
        <button type="button" class="primary" disabled={source.running} onClick={() => act(visitSource(source.id), 'The visit begins')}>
          Visit now
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => act(pauseSource(source.id, !source.paused), source.paused ? 'Visits go on' : 'Visits are paused')}
        >
          {source.paused ? 'Go on' : 'Pause'}
        </button>
        <RemoveSource source={source} onRemoved={() => go('/sources')} />
      </header>
      <Trouble
        source={source}
        onRelease={() => act(releaseSource(source.id), 'Released: what vanished is deleted when its time is over')}
      />
      {progress?.running && <Visiting progress={progress} />}
      <Facts
        of={[
          ['Kind', kindName(source.kind)],
          ['Address', <bdi>{addressOf(source)}</bdi>],
          ['Collection', <a href={`/documents?collection=${segment(source.collection)}`}>{source.collection}</a>],
          ['Visits', scheduleInWords(source)],
          ['Next visit', <NextVisit source={source} />],
          ['Last visit', source.lastVisitAt && <Ago at={source.lastVisitAt} />],
          ['Last change', source.lastChangedAt && <Ago at={source.lastChangedAt} />],
          ['What vanished is kept', many(source.graceDays, 'day')],
          [
            'Documents that give orders',
            <Trust source={source} onChoose={(guard) => act(trustSource(source.id, guard), 'Its documents are read so from now on')} />,
          ],
          ['Seen by', source.access.public ? '' : source.access.groups.join(', ')],
        ]}
      />
    </>
  );
}

type TrustProps = { readonly source: Source; readonly onChoose: (guard: Source['guard']) => void };

const Trust = ({ source, onChoose }: TrustProps) => (
  <TrustChoice
    label="Documents of this source that give orders"
    value={source.guard ?? asCollection}
    onChoose={(value) => onChoose(trustOf(value))}
  />
);

/** What is wrong and what to do about it. */
function Trouble({ source, onRelease }: { readonly source: Source; readonly onRelease: () => void }) {
  if (source.says === null || (source.state !== 'held' && source.state !== 'failing')) return null;
  const isHeld = source.state === 'held';
  return (
    <div class={isHeld ? 'notice attention' : 'notice bad'} role="alert" data-testid="source-trouble">
      <Icon name="alert" />
      <div>
        <strong>{isHeld ? 'Held: much of it has vanished' : `Failing, ${many(source.failures, 'time')} in a row`}</strong>
        <p>{source.says}</p>
        {isHeld ? (
          <>
            <p>
              If the site moved or asks for a password now, mend that and visit again. If the documents are really gone, release the source.
            </p>
            <button type="button" class="button danger" onClick={onRelease}>
              They are really gone: release
            </button>
          </>
        ) : (
          <p>What is here stays. It is tried again, each time after a longer wait; “Visit now” tries at once.</p>
        )}
      </div>
    </div>
  );
}

function Visiting({ progress: { run, rate, secondsLeft } }: { readonly progress: SourceProgress }) {
  const isUnderWay = run?.status === 'running';
  return (
    <div class="notice" role="status" data-testid="source-progress">
      <div>
        <strong>{isUnderWay ? 'Visiting' : 'Waiting for its turn'}</strong>
        {isUnderWay && (
          <p>
            {outcomeOf(run)}
            {rate > 0 && ` · ${many(rate, 'thing')} a minute`}
            {secondsLeft !== null && secondsLeft > 0 && ` · about ${seconds(secondsLeft)} left`}
          </p>
        )}
      </div>
    </div>
  );
}

const Runs = ({ runs }: { readonly runs: readonly SourceRun[] }) => (
  <ul class="runs">
    {runs.map((run) => (
      <li key={run.id}>
        <Ago at={run.startedAt} /> <span class={run.status === 'failed' ? 'bad-words' : ''}>{run.failure ?? outcomeOf(run)}</span>
        {run.complete === false && run.status !== 'failed' && <span class="quiet"> · did not see everything</span>}
        {run.notes.length > 0 && (
          <details class="small quiet">
            <summary>{many(run.notes.length, 'note')}</summary>
            {run.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </details>
        )}
      </li>
    ))}
  </ul>
);

/** Follows the visit; tells when one ended, so that the page shows what came of it. */
function useVisit(id: string, onEnd: () => void): SourceProgress | null {
  const [progress, setProgress] = useState<SourceProgress | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    let wasRunning = false;
    void follow(`/v1/sources/${segment(id)}/progress`, abort.signal, (body) => {
      const now = body as SourceProgress;
      setProgress(now);
      if (wasRunning && !now.running) onEnd();
      wasRunning = now.running;
    });
    return () => abort.abort();
  }, [id]);
  return progress;
}
