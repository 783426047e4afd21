import type { Activity } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { count } from '../format/quantity.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { type Column, TableHead } from '../parts/table-head.tsx';
import { Ago } from '../parts/words.tsx';

type UsedProps = { readonly title: string; readonly used: Activity['mostUsed']; readonly none: string; readonly isUnused?: boolean };

const counted = (name: string): Column => ({ name, class: 'number' });

export function UsedTable({ title, used, none, isUnused = false }: UsedProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {used.length === 0 ? (
        <p class="quiet">{none}</p>
      ) : (
        <table class="records">
          <TableHead columns={isUnused ? ['Document', 'Collection'] : ['Document', counted('Found'), counted('Cited'), 'Last']} />
          <tbody onKeyDown={moveWithArrows}>
            {used.map((entry) => (
              <tr key={entry.documentId}>
                <td class="title-cell">
                  <a href={`/documents/${segment(entry.documentId)}`} data-stop dir="auto" title={entry.title}>
                    {entry.title}
                  </a>
                </td>
                {!isUnused && (
                  <>
                    <td class="number">{count(entry.retrieved)}</td>
                    <td class="number">{count(entry.cited)}</td>
                  </>
                )}
                <td class="quiet">{isUnused ? entry.collection : entry.lastAt && <Ago at={entry.lastAt} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
