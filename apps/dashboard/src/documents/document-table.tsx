import { useState } from 'preact/hooks';
import type { Document } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { canEdit } from '../http/session.ts';
import { bytes, count, many } from '../format/quantity.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Empty } from '../parts/states.tsx';
import { actions, TableHead } from '../parts/table-head.tsx';
import { Ago, StatusWord } from '../parts/words.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { RetryButton } from './retry-button.tsx';

type TableProps = { readonly documents: readonly Document[]; readonly isNarrowed: boolean; readonly onChange: () => void };

export function DocumentTable({ documents, isNarrowed, onChange }: TableProps) {
  const [doomed, setDoomed] = useState<Document | null>(null);
  if (documents.length === 0)
    return (
      <Empty title={isNarrowed ? 'No document fits these filters' : 'No documents yet'}>
        <p>{isNarrowed ? 'Choose “all” or another part of the title.' : 'Drop files above to add the first ones.'}</p>
      </Empty>
    );
  return (
    <>
      <table class="records documents">
        <TableHead
          columns={[
            'Title',
            'Status',
            { name: 'Pages', class: 'number wide' },
            { name: 'Chunks', class: 'number wide' },
            { name: 'Size', class: 'number wide' },
            { name: 'Added', class: 'wide' },
            actions,
          ]}
        />
        <tbody onKeyDown={moveWithArrows}>
          {documents.map((document) => (
            <Row key={document.id} document={document} onDelete={setDoomed} onChange={onChange} />
          ))}
        </tbody>
      </table>
      {doomed && <DeleteDialog document={doomed} onClose={() => setDoomed(null)} onDeleted={onChange} />}
    </>
  );
}

type RowProps = { readonly document: Document; readonly onDelete: (document: Document) => void; readonly onChange: () => void };

function Row({ document, onDelete, onChange }: RowProps) {
  const { latest } = document;
  const name = document.title ?? latest.fileName;
  return (
    <tr data-testid="document-row">
      <td class="title-cell">
        <a href={`/documents/${segment(document.id)}`} data-stop dir="auto" title={name}>
          {name}
        </a>
        <Below document={document} onChange={onChange} />
      </td>
      <td>
        <StatusWord status={document.status} />
      </td>
      <td class="number wide">{latest.pages === null ? '–' : count(latest.pages)}</td>
      <td class="number wide">{latest.chunks === null ? '–' : count(latest.chunks)}</td>
      <td class="number wide">{bytes(latest.bytes)}</td>
      <td class="wide">
        <Ago at={document.createdAt} />
      </td>
      <td class="acts">
        {canEdit() && (
          <button type="button" class="plain on-hover" aria-label={`Delete ${name}`} onClick={() => onDelete(document)}>
            Delete
          </button>
        )}
        {canEdit() && document.status === 'failed' && <RetryButton document={document} onDone={onChange} />}
      </td>
    </tr>
  );
}

/** Under the title: why it failed, or on a narrow screen the figures that have no column there. */
function Below({ document, onChange }: Pick<RowProps, 'document' | 'onChange'>) {
  const { failure, latest, createdAt, status } = document;
  if (failure && status === 'failed') {
    return (
      <>
        <p class="bad-words small">{failure.reason}</p>
        {canEdit() && (
          <div class="narrow">
            <RetryButton document={document} onDone={onChange} />
          </div>
        )}
      </>
    );
  }
  if (latest.guard && latest.guard.level !== 'clean') return <GuardLine status={latest.status} guard={latest.guard} />;
  if (latest.progress)
    return (
      <p class="quiet small">
        page {count(latest.progress.page)} of {count(latest.progress.of)}
      </p>
    );
  return (
    <p class="narrow quiet small">
      {bytes(latest.bytes)} · <Ago at={createdAt} />
    </p>
  );
}

type LineProps = { readonly status: Document['status']; readonly guard: NonNullable<Document['latest']['guard']> };

/** What became of what the guard found, and the way there. */
function GuardLine({ status, guard: { decision, findings, revisionId } }: LineProps) {
  if (decision === 'approve') return null;
  const isHeld = status === 'quarantined';
  const words = isHeld ? 'Held back until a person has looked' : `${many(findings, 'place')} to be read with care`;
  return (
    <p class="quiet small" data-testid="guard-line">
      {decision === 'reject' ? 'Kept out by a person' : words}
      {canEdit() && (
        <>
          {' '}
          · <a href={`/guard/${segment(revisionId)}`}>{decision === null && isHeld ? 'Look at it' : 'Why?'}</a>
        </>
      )}
    </p>
  );
}
