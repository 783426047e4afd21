import { useEffect, useState } from 'preact/hooks';
import type { Collection, Document, ListOf, Progress } from '../http/bodies.ts';
import { query } from '../http/client.ts';
import { type Load, useLoad } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { many } from '../format/quantity.ts';
import { Choice } from '../ask/question-form.tsx';
import { CollectionNav } from '../collection/collection-nav.tsx';
import { fieldOf } from '../parts/field.ts';
import { countHeldBack } from '../guard/held-back.ts';
import { Icon } from '../parts/icon.tsx';
import { Failure, Loaded, Skeleton } from '../parts/states.tsx';
import { go, route } from '../shell/route.ts';
import { listCollections, listDocuments } from './calls.ts';
import { DocumentTable } from './document-table.tsx';
import { DropZone } from './drop-zone.tsx';
import { NewCollection } from './new-collection.tsx';
import { ProgressStrip, useProgress } from './progress-strip.tsx';
import { UploadList } from './upload-list.tsx';
import { knowCollections, receivedCount } from './uploads.ts';

const pageSize = 50;
const firstCollection = 'default';

/** What is here, in which state, and what has to be done about it. */
export function DocumentsPage() {
  const collections = useLoad('collections', listCollections);
  const hasReceived = receivedCount.value > 0;
  // The first upload may have made the collection it went to.
  useEffect(() => (hasReceived ? collections.reload() : undefined), [hasReceived]);
  if (collections.fault && !collections.body)
    return <div class="page">{<Failure fault={collections.fault} onRetry={collections.reload} />}</div>;
  if (!collections.body)
    return (
      <div class="page">
        <h1>Documents</h1>
        <Skeleton lines={10} />
      </div>
    );
  const names = collections.body.items.map((collection) => collection.name);
  knowCollections(names);
  const asked = route.value.search.get('collection');
  const name = asked || (names.includes(firstCollection) ? firstCollection : (names[0] ?? firstCollection));
  const collection = collections.body.items.find((candidate) => candidate.name === name) ?? null;
  return <InCollection key={name} name={name} collection={collection} all={collections} />;
}

type InProps = { readonly name: string; readonly collection: Collection | null; readonly all: Load<ListOf<Collection>> };

function InCollection({ name, collection, all }: InProps) {
  const { search } = route.value;
  const [status = '', title = '', filter = '', cursor = ''] = ['status', 'title', 'filter', 'cursor'].map((part) => search.get(part) ?? '');
  const progress = useProgress(collection ? name : '');
  const documents = useLoad(collection ? `documents ${name} ${status} ${title} ${filter} ${cursor}` : '', (signal) =>
    listDocuments(name, { status, title, filter, cursor, limit: pageSize }, signal),
  );
  useReloadWhen(documents, `${JSON.stringify(progress?.counts)} ${receivedCount.value}`);
  // Uploads may be held back while one looks.
  useEffect(countHeldBack, [progress?.counts['quarantined']]);
  const total = progress?.total ?? collection?.documents ?? 0;
  const isEmpty = total === 0 && (documents.body?.items.length ?? 0) === 0 && status === '' && title === '' && filter === '';
  return (
    <div class="page">
      <header class="page-head">
        <h1>Documents</h1>
        <Choice
          label="Collection"
          value={name}
          onChoose={(chosen) => go(query('/documents', { collection: chosen }))}
          options={optionsOf(name, all.body?.items ?? [])}
        />
        {canEdit() && <NewCollection onMade={(made) => (all.reload(), go(query('/documents', { collection: made })))} />}
      </header>
      {collection && <CollectionNav name={name} current="documents" />}
      {canEdit() && <DropZone collection={name} isLarge={isEmpty} isWanted={search.get('add') === '1'} />}
      <UploadList />
      <ProgressStrip progress={progress} />
      {isEmpty ? (
        <p class="quiet center">
          {collection ? '' : `There is no collection “${name}” yet: the first file makes it. `}
          Your documents will stand here, each with how far it is. Each can be asked about as soon as it is live.
        </p>
      ) : (
        <List documents={documents} progress={progress} filter={{ collection: name, status, title, filter }} />
      )}
    </div>
  );
}

const optionsOf = (name: string, collections: readonly Collection[]): (readonly [string, string])[] =>
  [...new Set([...collections.map((collection) => collection.name), name])].map((option) => [option, option] as const);

/** Loads again when the marked thing changes, at most every second: a bulk load changes it all the time. */
function useReloadWhen(load: Load<unknown>, mark: string): void {
  const [first] = useState(mark);
  useEffect(() => {
    if (mark === first) return undefined;
    const timer = setTimeout(load.reload, 1000);
    return () => clearTimeout(timer);
  }, [mark]);
}

type Filter = { readonly collection: string; readonly status: string; readonly title: string; readonly filter: string };
type ListProps = { readonly documents: Load<ListOf<Document>>; readonly progress: Progress | null; readonly filter: Filter };

function List({ documents, progress, filter }: ListProps) {
  const narrow = (change: Partial<Filter>): void => go(query('/documents', { ...filter, ...change }), 'replace');
  return (
    <>
      <div class="filters" role="search">
        <TitleFilter key={filter.title} title={filter.title} onFilter={(title) => narrow({ title })} />
        <StatusFilter progress={progress} status={filter.status} onFilter={(status) => narrow({ status })} />
        {filter.filter !== '' && (
          <button type="button" class="plain" title="Show all again" onClick={() => narrow({ filter: '' })}>
            <Icon name="close" /> {filter.filter}
          </button>
        )}
      </div>
      <Loaded load={documents} lines={10}>
        {(page) => (
          <DocumentTable
            documents={page.items}
            onChange={documents.reload}
            isNarrowed={[filter.status, filter.title, filter.filter].some((given) => given !== '')}
          />
        )}
      </Loaded>
      <Paging filter={filter} next={documents.body?.nextCursor ?? null} />
    </>
  );
}

function TitleFilter({ title, onFilter }: { readonly title: string; readonly onFilter: (title: string) => void }) {
  return (
    <form onSubmit={(event) => (event.preventDefault(), onFilter(fieldOf(event.currentTarget, 'title')))}>
      <input
        type="search"
        name="title"
        data-search
        aria-label="Part of the title"
        placeholder="Filter by title"
        defaultValue={title}
        onChange={(event) => onFilter(event.currentTarget.value.trim())}
      />
    </form>
  );
}

const filterable = ['live', 'failed', 'received', 'parsed', 'embedded', 'quarantined'];

function StatusFilter({
  progress,
  status,
  onFilter,
}: {
  readonly progress: Progress | null;
  readonly status: string;
  readonly onFilter: (status: string) => void;
}) {
  const counts = progress?.counts ?? {};
  const worthShowing = filterable.filter((name) => (counts[name] ?? 0) > 0 || name === status || name === 'live');
  return (
    <div class="tabs" role="group" aria-label="Status">
      {['', ...worthShowing].map((name) => (
        <button key={name} type="button" aria-pressed={status === name} onClick={() => onFilter(name)}>
          {name === '' ? 'all' : name}{' '}
          <span class="quiet number">{name === '' ? progress?.total : (counts[name] ?? (progress ? 0 : ''))}</span>
        </button>
      ))}
    </div>
  );
}

function Paging({ filter, next }: { readonly filter: Filter; readonly next: string | null }) {
  const isFirst = !route.value.search.has('cursor');
  if (isFirst && next === null) return null;
  return (
    <nav class="paging" aria-label="More documents">
      {!isFirst && (
        <button type="button" class="button" onClick={() => history.back()}>
          Previous {many(pageSize, 'document')}
        </button>
      )}
      {next !== null && (
        <a class="button" href={query('/documents', { ...filter, cursor: next })}>
          Next {many(pageSize, 'document')}
        </a>
      )}
    </nav>
  );
}
