import { useEffect, useRef, useState } from 'preact/hooks';
import type { AuditVerdict } from '../http/bodies.ts';
import { get, send } from '../http/client.ts';
import { asFault, isAbort } from '../http/fault.ts';
import { many } from '../format/quantity.ts';
import { announce } from '../parts/announce.tsx';
import { Icon } from '../parts/icon.tsx';

/** Asked for, not looked at with the page: the service walks all of the log, so many rows a call. */
export function ChainVerdict() {
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const [walked, setWalked] = useState<number | null>(null);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const verify = (): void => {
    setWalked(0);
    walkAll(setWalked, leaving.current.signal)
      .then(setVerdict, (error: unknown) => isAbort(error) || announce(asFault(error).problem.detail))
      .finally(() => setWalked(null));
  };
  return (
    <>
      <p class="quiet">
        Each row stands on the one before it, and none is ever changed. An export kept elsewhere shows whether that is so.
      </p>
      <div class="audit-acts">
        <button type="button" class="button" disabled={walked !== null} onClick={verify}>
          <Icon name="retry" /> {walked === null ? 'Check that it stands' : `Walking the log${walked ? `, ${many(walked, 'row')}` : ''} …`}
        </button>
        <button type="button" class="button" onClick={() => void saveAudit()}>
          <Icon name="download" /> Save it all
        </button>
      </div>
      {verdict && <Words verdict={verdict} />}
    </>
  );
}

async function walkAll(onWalked: (rows: number) => void, signal: AbortSignal): Promise<AuditVerdict> {
  let walk = await get<AuditVerdict>('/v1/audit/verify', signal);
  let { rows } = walk;
  while (walk.intact && !walk.isWhole && walk.head) {
    onWalked(rows);
    walk = await get<AuditVerdict>(`/v1/audit/verify?after=${walk.head.sequence}:${walk.head.hash}`, signal);
    rows += walk.rows;
  }
  return { ...walk, rows };
}

const Words = ({ verdict: { rows, head, broken } }: { readonly verdict: AuditVerdict }) =>
  broken ? (
    <p class="notice attention" role="alert">
      <Icon name="alert" />{' '}
      <span>
        Row {broken.sequence} does not stand: {broken.why}. Someone changed the log in the database.
      </span>
    </p>
  ) : (
    <p role="status">
      {rows === 1 ? 'One row stands' : `${many(rows, 'row')} stand`} as written.{' '}
      {head && head.sequence > 0 && (
        <span class="quiet">
          Keep the head elsewhere:{' '}
          <code class="breakable">
            {head.sequence}:{head.hash}
          </code>
        </span>
      )}
    </p>
  );

/** Fetched, not linked: a link cannot carry the key. */
async function saveAudit(): Promise<void> {
  try {
    const blob = await (await send('/v1/audit/export', { accept: 'application/x-ndjson' })).blob();
    const url = URL.createObjectURL(blob);
    Object.assign(document.createElement('a'), { href: url, download: 'audit.ndjson' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  } catch (error) {
    announce(`The log could not be fetched: ${asFault(error).problem.detail}`);
  }
}
