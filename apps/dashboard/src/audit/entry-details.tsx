import { bytes } from '../format/quantity.ts';
import { segment } from '../http/client.ts';

type Names = ReadonlyMap<string, string>;
type DetailsProps = { readonly details: Readonly<Record<string, unknown>>; readonly collections: Names };

/** What an entry says beyond its action; a digest by its beginning, a collection by its name. */
export const EntryDetails = ({ details, collections }: DetailsProps) => (
  <ul class="audit-details">
    {Object.entries(details).map(([name, value]) => (
      <li key={name}>
        <Detail name={name} value={value} collections={collections} />
      </li>
    ))}
  </ul>
);

type DetailProps = { readonly name: string; readonly value: unknown; readonly collections: Names };

function Detail({ name, value, collections }: DetailProps) {
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  if (name === 'bytes' && typeof value === 'number') return <>{bytes(value)}</>;
  if (name === 'sha256')
    return (
      <>
        SHA-256 <code title={written}>{written.slice(0, 12)}…</code>
      </>
    );
  const collection = name === 'collectionId' ? collections.get(written) : undefined;
  return collection === undefined ? (
    <>
      {name}: <bdi>{written}</bdi>
    </>
  ) : (
    <>
      collection <a href={`/collections/${segment(collection)}`}>{collection}</a>
    </>
  );
}
