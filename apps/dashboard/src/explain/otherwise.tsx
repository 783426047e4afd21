import type { Explanation } from '../http/bodies.ts';
import { Icon } from '../parts/icon.tsx';
import { type Column, TableHead } from '../parts/table-head.tsx';

type Tried = Explanation['otherwise'][number];
export type Named = Pick<NonNullable<Tried['first']>, 'chunkId' | 'documentId'>;
type OtherwiseProps = {
  readonly remedies: readonly string[];
  readonly tried: readonly Tried[];
  /** What is first as it is. */
  readonly first: Named | undefined;
  /** Where the document asked for stands as it is: null for nowhere, undefined where none was asked for. */
  readonly place?: number | null | undefined;
};

/** What would change it, in sentences, and everything that was tried below them. */
export function Otherwise({ remedies, tried, first, place }: OtherwiseProps) {
  if (remedies.length === 0 && tried.length === 0) return null;
  return (
    <div class="otherwise">
      <h3>What would change it</h3>
      <ul class="explain-steps">
        {remedies.map((remedy) => (
          <li key={remedy} dir="auto">
            <Icon name="chevron" /> <span>{remedy}</span>
          </li>
        ))}
      </ul>
      {tried.length > 0 && (
        <details open={place !== undefined && place !== 1}>
          <summary>Each leg alone, and all that was tried ({tried.length})</summary>
          <TriedTable tried={tried} first={first} place={place} />
        </details>
      )}
    </div>
  );
}

function TriedTable({ tried, first, place }: Omit<OtherwiseProps, 'remedies'>) {
  const hasPlace = place !== undefined;
  const columns: Column[] = [
    'Ranked anew',
    ...(hasPlace ? [{ name: 'Its place', class: 'number', title: `Of the document asked for; now ${said(place)}` }] : []),
    'First would be',
  ];
  return (
    <table class="records stacked tried">
      <TableHead columns={columns} />
      <tbody>
        {tried.map(({ words, setting, ...would }) => (
          <tr key={words}>
            <td>
              {words}
              {setting !== null && <span class="quiet small begins">{setting}</span>}
            </td>
            {hasPlace && (
              <td class={`number ${isBetter(would.place, place) ? 'is-better' : ''}`} data-name="Its place">
                {said(would.place)}
              </td>
            )}
            <td data-name="First would be" dir="auto">
              <FirstWould would={would.first} now={first} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const said = (place: number | null): string => (place === null ? 'nowhere' : `${place}.`);
const isBetter = (would: number | null, now: number | null): boolean => would !== null && would < (now ?? Infinity);

function FirstWould({ would, now }: { readonly would: Tried['first']; readonly now: Named | undefined }) {
  if (!would) return <>nothing</>;
  if (would.chunkId === now?.chunkId) return <span class="quiet">the same</span>;
  return (
    <>
      {would.title}
      {would.documentId === now?.documentId && <span class="quiet">, another passage of it</span>}
    </>
  );
}
