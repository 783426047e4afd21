import type { Explanation } from '../http/bodies.ts';
import { Icon } from '../parts/icon.tsx';
import { type Column, TableHead } from '../parts/table-head.tsx';

type Tried = Explanation['otherwise'][number];
type OtherwiseProps = {
  readonly remedies: readonly string[];
  readonly tried: readonly Tried[];
  /** What is first as it is, by chunk id. */
  readonly first: string | undefined;
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
          <summary>All that was tried ({tried.length})</summary>
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
              {would.first?.chunkId === first ? <span class="quiet">the same</span> : (would.first?.title ?? 'nothing')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const said = (place: number | null): string => (place === null ? 'nowhere' : `${place}.`);
const isBetter = (would: number | null, now: number | null): boolean => would !== null && would < (now ?? Infinity);
