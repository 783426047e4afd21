import type { DuplicateGroup, DuplicateList } from '../http/bodies.ts';
import { get, query, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { many } from '../format/quantity.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { Ago, Badge } from '../parts/words.tsx';
import { route } from '../shell/route.ts';

/** Which documents say nearly the same, and which of them is the newest? */
export function DuplicatesPart({ name }: { readonly name: string }) {
  const cursor = route.value.search.get('cursor') ?? '';
  const address = query(`/v1/collections/${segment(name)}/duplicates`, { limit: 20, cursor });
  const groups = useLoad(`duplicates ${name} ${cursor}`, (signal) => get<DuplicateList>(address, signal));
  return (
    <Loaded load={groups} lines={8}>
      {({ items, nextCursor }) =>
        items.length === 0 ? (
          <Empty title={cursor === '' ? 'No two documents say nearly the same' : 'No more of them'}>
            <p>Copies, older prints and lightly edited versions would stand here, each beside the others.</p>
          </Empty>
        ) : (
          <section aria-label="Near-duplicates">
            <p class="quiet">Answers may rest on any of these. Keep the one that holds, and delete the others or let them expire.</p>
            {items.map((group) => (
              <Group key={group.documents[0]?.documentId} group={group} />
            ))}
            {nextCursor !== null && (
              <p>
                <a href={query(`/collections/${segment(name)}/duplicates`, { cursor: nextCursor })}>More</a>
              </p>
            )}
          </section>
        )
      }
    </Loaded>
  );
}

function Group({ group: { documents } }: { readonly group: DuplicateGroup }) {
  return (
    <>
      <h2>{many(documents.length, 'document')} say nearly the same</h2>
      <table class="records">
        <TableHead columns={['Title', { name: 'In common with the first', class: 'number' }, 'Live since']} />
        <tbody>
          {documents.map((document) => (
            <tr key={document.documentId}>
              <td class="breakable">
                <a href={`/documents/${segment(document.documentId)}`} dir="auto">
                  {document.title ?? document.externalId}
                </a>{' '}
                {document.newest && <Badge tone="good">newest</Badge>}
              </td>
              <td class="number">
                {document.documentId === documents.at(-1)?.documentId ? '' : `${Math.round(document.similarity * 100)} %`}
              </td>
              <td>
                <Ago at={document.liveAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
