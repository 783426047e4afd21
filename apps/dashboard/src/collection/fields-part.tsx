import type { FieldList } from '../http/bodies.ts';
import { get, query, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { count, many } from '../format/quantity.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';

type Field = FieldList['items'][number];

/** What can documents be filtered by? */
export function FieldsPart({ name }: { readonly name: string }) {
  const fields = useLoad(`fields ${name}`, (signal) => get<FieldList>(`/v1/collections/${segment(name)}/fields`, signal));
  return (
    <Loaded load={fields} lines={8}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title="Nothing to filter by yet">
            <p>Metadata you send with documents, and what files say of themselves, will stand here.</p>
          </Empty>
        ) : (
          <section aria-label="Fields">
            <p class="quiet">
              Use these names in <code>filter</code> when you search or ask: <code>{exampleOf(items)}</code>
            </p>
            <table class="records">
              <TableHead columns={['Field', { name: 'Kind', class: 'wide' }, { name: 'Documents', class: 'number wide' }, 'Values']} />
              <tbody>
                {items.map((field) => (
                  <Row key={`${field.field} ${field.kind}`} field={field} collection={name} />
                ))}
              </tbody>
            </table>
          </section>
        )
      }
    </Loaded>
  );
}

const Row = ({ field, collection }: { readonly field: Field; readonly collection: string }) => (
  <tr>
    <td>
      <span dir="auto">{field.field}</span>
      <span class="narrow quiet small">
        {field.kind}, {many(field.documents, 'document')}
      </span>
    </td>
    <td class="wide">
      {field.kind}
      {field.declared !== null && <span class="quiet small"> declared</span>}
    </td>
    <td class="number wide">{count(field.documents)}</td>
    <td class="breakable">
      <Values field={field} collection={collection} />
    </td>
  </tr>
);

/** A few values lead to their documents; many are told by their range. */
function Values({
  field: { field, range, commonest, distinctValues },
  collection,
}: {
  readonly field: Field;
  readonly collection: string;
}) {
  if (distinctValues > commonest.length && range !== null && commonest.every(({ documents }) => documents === 1))
    return (
      <span dir="auto">
        {many(distinctValues, 'value')}, {String(range[0])} to {String(range[1])}
      </span>
    );
  return (
    <ul class="values">
      {commonest.map(({ value, documents }) => (
        <li key={String(value)}>
          <a href={query('/documents', { collection, filter: JSON.stringify({ [field]: value }) })} dir="auto">
            {String(value)}
          </a>{' '}
          <span class="quiet small">{count(documents)}</span>
        </li>
      ))}
      {distinctValues > commonest.length && <li class="quiet small">and {count(distinctValues - commonest.length)} more</li>}
    </ul>
  );
}

function exampleOf(items: readonly Field[]): string {
  const field = items.find(({ commonest }) => commonest.length > 0) ?? items[0];
  return JSON.stringify({ [field?.field ?? 'team']: field?.commonest[0]?.value ?? 'sea' });
}
