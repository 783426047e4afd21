import { useState } from 'preact/hooks';
import type { Document } from '../http/bodies.ts';
import { query } from '../http/client.ts';
import { type Load, useLoad } from '../http/load.ts';
import { canEdit, me } from '../http/session.ts';
import { bytes, count, seconds } from '../format/quantity.ts';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { Ago, Facts, StatusWord } from '../parts/words.tsx';
import type { Place } from '../reading/place.ts';
import { PlaceView } from '../reading/place-view.tsx';
import { go, route } from '../shell/route.ts';
import { DiffView } from '../revisions/diff-view.tsx';
import { RevisionList } from '../revisions/revision-list.tsx';
import { readDocument } from './calls.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { GuardNotice } from './guard-notice.tsx';
import { saveOriginal } from './save-original.ts';
import { RetryButton } from './retry-button.tsx';

/** One document: what is known of it, its revisions and its text, a place in it marked where the address names one. */
export function DocumentPage({ id }: { readonly id: string }) {
  const document = useLoad(`document ${id}`, (signal) => readDocument(id, signal));
  return (
    <div class="page document-page">
      <p class="small">
        <a href={query('/documents', { collection: document.body?.collection })}>Documents</a>
      </p>
      <Loaded load={document} lines={12}>
        {(body) => <Known document={body} load={document} />}
      </Loaded>
    </div>
  );
}

function Known({ document, load }: { readonly document: Document; readonly load: Load<Document> }) {
  const { search } = route.value;
  const number = Number(search.get('revision') ?? document.liveRevision ?? document.latest.number);
  return (
    <>
      <Head document={document} onChange={load.reload} />
      {document.failure && document.status === 'failed' && (
        <div class="notice bad">
          <Icon name="alert" />
          <div>
            <strong>This document could not be read</strong>
            <p>{document.failure.reason}</p>
          </div>
        </div>
      )}
      <GuardNotice document={document} />
      {document.latest.warnings.length > 0 && (
        <ul class="remarks" aria-label="Warnings">
          {document.latest.warnings.map((warning) => (
            <li key={warning}>
              <Icon name="alert" /> {warning}
            </li>
          ))}
        </ul>
      )}
      <div class="document-columns">
        <Body document={document} number={number} search={search} />
        <div>
          <About document={document} />
          <RevisionList document={document} shown={number} onChange={load.reload} />
        </div>
      </div>
    </>
  );
}

type BodyProps = { readonly document: Document; readonly number: number; readonly search: URLSearchParams };

/** Its text, or what changed where the address names two revisions. */
function Body({ document, number, search }: BodyProps) {
  const place = placeIn(document, number, search);
  const [from, to] = [Number(search.get('from')), Number(search.get('to'))];
  if (from > 0 && to > 0) return <DiffView id={document.id} from={from} to={to} />;
  return (
    <section aria-label="Text">
      <h2>
        Text{' '}
        <span class="quiet">
          of revision {number}
          {place.page !== null && `, marked on page ${place.page}`}
        </span>
      </h2>
      {hasText(document, number) ? (
        <PlaceView key={number} place={{ ...place, page: place.page ?? (document.latest.pages === null ? null : 1) }} />
      ) : (
        <p class="quiet">{whyNoText(document)}</p>
      )}
    </section>
  );
}

const hasText = ({ latest }: Document, number: number): boolean =>
  number !== latest.number || (latest.status !== 'received' && latest.status !== 'failed' && !isHeldFrom(latest));

/** What is held back opens to those who may let it in, and to nobody else. */
const isHeldFrom = ({ status }: Document['latest']): boolean => status === 'quarantined' && (me.value === null || !canEdit());

function whyNoText(document: Document): string {
  if (isHeldFrom(document.latest)) return 'Only editors see the text of this revision.';
  return `There is no text of this revision${document.status === 'failed' ? '' : ' yet'}. ${pagesDone(document)}`;
}

function pagesDone({ latest: { progress } }: Document): string {
  return progress ? `Page ${count(progress.page)} of ${count(progress.of)} is read.` : '';
}

function placeIn(document: Document, revision: number, search: URLSearchParams): Place {
  const [start, end, page] = [search.get('start'), search.get('end'), search.get('page')];
  const span = start !== null && end !== null ? { start: Number(start), end: Number(end) } : null;
  return {
    documentId: document.id,
    revision,
    title: document.title ?? document.externalId,
    page: page !== null && Number(page) > 0 ? Number(page) : null,
    span,
    quote: null,
  };
}

function Head({ document, onChange }: { readonly document: Document; readonly onChange: () => void }) {
  const [isDeleting, setDeleting] = useState(false);
  return (
    <header class="page-head">
      <h1 dir="auto">{document.title ?? document.latest.fileName}</h1>
      <StatusWord status={document.status} />
      <span class="spring" />
      {canEdit() && document.status === 'failed' && <RetryButton document={document} onDone={onChange} />}
      {!isHeldFrom(document.latest) && document.latest.hasFile && (
        <button type="button" class="plain" onClick={() => void saveOriginal(document)}>
          <Icon name="download" /> Save original
        </button>
      )}
      {canEdit() && (
        <button type="button" class="plain" onClick={() => setDeleting(true)}>
          <Icon name="remove" /> Delete
        </button>
      )}
      {isDeleting && (
        <DeleteDialog
          document={document}
          onClose={() => setDeleting(false)}
          onDeleted={() => go(query('/documents', { collection: document.collection }))}
        />
      )}
    </header>
  );
}

const About = ({ document }: { readonly document: Document }) => (
  <section aria-label="About this document">
    <h2>About</h2>
    <Facts
      of={[
        ['Collection', <a href={query('/documents', { collection: document.collection })}>{document.collection}</a>],
        ['File', <bdi class="breakable">{document.latest.fileName}</bdi>],
        ['Original', document.latest.hasFile ? null : 'not kept, as personal data were taken out of it'],
        ['Type', document.latest.mediaType],
        ['Size', bytes(document.latest.bytes)],
        ['Pages', document.latest.pages === null ? null : count(document.latest.pages)],
        ['Chunks', document.latest.chunks === null ? null : count(document.latest.chunks)],
        ['Added', <Ago at={document.createdAt} />],
        ['Changed', <Ago at={document.updatedAt} />],
        ['Valid from', document.validFrom && <Ago at={document.validFrom} />],
        ['Valid until', document.validUntil && <Ago at={document.validUntil} />],
        ['Check again', document.staleAfter === null ? null : `${seconds(document.staleAfter)} after a revision`],
        ['Seen by', document.access.public ? 'everyone' : document.access.groups.join(', ') || 'admins'],
        ['Own id', <bdi class="breakable">{document.externalId}</bdi>],
        ...Object.entries(document.metadata).map(
          ([name, value]) => [name, <bdi class="breakable">{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>] as const,
        ),
      ]}
    />
  </section>
);
