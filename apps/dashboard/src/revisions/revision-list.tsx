import { useState } from 'preact/hooks';
import type { Document, RevisionHistory } from '../http/bodies.ts';
import { query, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { bytes, many } from '../format/quantity.ts';
import { clockTime, exactTime } from '../format/time.ts';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { Ago, StatusWord } from '../parts/words.tsx';
import { listHistory } from './calls.ts';
import { RollbackDialog } from './rollback-dialog.tsx';

type ListProps = { readonly document: Document; readonly shown: number; readonly onChange: () => void };

/** Every revision: when readers saw it, what it holds, what it changed, and the way back to it. */
export function RevisionList({ document, shown, onChange }: ListProps) {
  const key = `revisions ${document.id} ${document.liveRevision} ${document.latest.number} ${document.status}`;
  const history = useLoad(key, (signal) => listHistory(document.id, signal));
  const [target, setTarget] = useState<RevisionHistory | null>(null);
  return (
    <section aria-label="Revisions">
      <h2>Revisions</h2>
      <Loaded load={history} lines={2}>
        {({ items }) => (
          <>
            <ol class="revisions">
              {items.map((revision) => (
                <RevisionRow
                  key={revision.number}
                  revision={revision}
                  before={items.find(({ number, lives, removed }) => number < revision.number && lives.length > 0 && !removed) ?? null}
                  document={document}
                  isShown={revision.number === shown}
                  onRollBack={() => setTarget(revision)}
                />
              ))}
            </ol>
            {target && (
              <RollbackDialog
                document={document}
                target={target}
                waiting={items.filter(({ status }) => ['received', 'parsed', 'embedded'].includes(status)).map(({ number }) => number)}
                onClose={() => setTarget(null)}
                onDone={() => (history.reload(), onChange())}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

type RowProps = {
  readonly revision: RevisionHistory;
  readonly before: RevisionHistory | null;
  readonly document: Document;
  readonly isShown: boolean;
  readonly onRollBack: () => void;
};

function RevisionRow({ revision, before, document, isShown, onRollBack }: RowProps) {
  const { number, status, removed, lives } = revision;
  const page = `/documents/${segment(document.id)}`;
  const canGoBack = canEdit() && lives.length > 0 && !removed && number !== document.liveRevision;
  return (
    <li>
      <div class="revision-head">
        {removed ? (
          <span>Revision {number}</span>
        ) : (
          <a href={`${page}?revision=${number}`} aria-current={isShown ? 'true' : undefined}>
            Revision {number}
          </a>
        )}
        <StatusWord status={status} />
      </div>
      <p class="quiet small">
        {removed ? (
          <>
            Removed by {removed.reason} <Ago at={removed.at} />.
          </>
        ) : (
          sizeOf(revision)
        )}
      </p>
      {lives.map(({ from, until }) => (
        <p key={from} class="quiet small">
          Live <time title={exactTime(from)}>{clockTime(from)}</time> –{' '}
          {until ? <time title={exactTime(until)}>{clockTime(until)}</time> : 'now'}
        </p>
      ))}
      {lives.length === 0 && !removed && (
        <p class="quiet small">
          Came <Ago at={revision.createdAt} />
        </p>
      )}
      <div class="revision-acts">
        {before && !removed && revision.chunks !== null && (
          <a href={query(page, { from: before.number, to: number })}>What changed since {before.number}</a>
        )}
        {canGoBack && (
          <button type="button" class="plain" onClick={onRollBack}>
            <Icon name="retry" /> Roll back to {number}
          </button>
        )}
      </div>
    </li>
  );
}

const sizeOf = ({ bytes: size, chunks }: RevisionHistory): string => `${bytes(size)}${chunks === null ? '' : `, ${many(chunks, 'chunk')}`}`;
