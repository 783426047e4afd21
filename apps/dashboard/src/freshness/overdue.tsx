import { useState } from 'preact/hooks';
import type { ListOf, OverdueDocument } from '../http/bodies.ts';
import { post, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import type { Load } from '../http/load.ts';
import { canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { type Column, TableHead } from '../parts/table-head.tsx';
import { Ago, Badge } from '../parts/words.tsx';

const columns: readonly Column[] = ['Document', 'Verdict', 'Due', { name: 'Last verified', class: 'wide' }];

type OverdueProps = { readonly overdue: Load<ListOf<OverdueDocument>>; readonly onVerified: () => void };

export const Overdue = ({ overdue, onVerified }: OverdueProps) => (
  <Loaded load={overdue}>
    {({ items, nextCursor }) =>
      items.length === 0 ? null : (
        <section aria-label="Documents to look at">
          <h2>To look at{nextCursor !== null && <span class="quiet">, the 20 longest overdue</span>}</h2>
          <table class="records">
            <TableHead columns={canEdit() ? [...columns, { name: 'What to do', class: 'wide', isUnseen: true }] : columns} />
            <tbody onKeyDown={moveWithArrows}>
              {items.map((document) => (
                <Row key={document.documentId} document={document} onVerified={onVerified} />
              ))}
            </tbody>
          </table>
        </section>
      )
    }
  </Loaded>
);

const Row = ({ document, onVerified }: { readonly document: OverdueDocument; readonly onVerified: () => void }) => (
  <tr>
    <td class="title-cell">
      <a href={`/documents/${segment(document.documentId)}`} data-stop dir="auto" title={document.title}>
        {document.title}
      </a>
      <span class="quiet small"> {document.source ?? document.collection}</span>
      {canVerify(document) && (
        <div class="narrow">
          <Verify document={document} onVerified={onVerified} />
        </div>
      )}
    </td>
    <td>
      <Badge tone={document.verdict === 'expired' ? 'bad' : 'attention'}>{document.verdict}</Badge>
    </td>
    <td>
      <Ago at={document.dueAt} />
    </td>
    <td class="wide">
      <Ago at={document.verifiedAt} />
    </td>
    {canEdit() && <td class="acts wide">{canVerify(document) && <Verify document={document} onVerified={onVerified} />}</td>}
  </tr>
);

/** What has expired needs another validity, not a look. */
const canVerify = (document: OverdueDocument): boolean => canEdit() && document.verdict === 'stale';

/** For a person who looked at the original and found it still right. */
function Verify({ document, onVerified }: { readonly document: OverdueDocument; readonly onVerified: () => void }) {
  const [refusal, setRefusal] = useState('');
  const verify = (): void => {
    post(`/v1/documents/${segment(document.documentId)}/verify`, {}).then(
      () => (announce(`${document.title} is verified as of now`), onVerified()),
      (error: unknown) => setRefusal(asFault(error).problem.detail),
    );
  };
  return (
    <>
      <button type="button" class="plain" title="You looked at it, and it still says what is right" onClick={verify}>
        <Icon name="check" /> Still right
      </button>
      {refusal !== '' && (
        <span class="bad-words" role="alert">
          {refusal}
        </span>
      )}
    </>
  );
}
