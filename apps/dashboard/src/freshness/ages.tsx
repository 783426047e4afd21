import type { FreshnessReport } from '../http/bodies.ts';
import { count, share } from '../format/quantity.ts';
import { TableHead } from '../parts/table-head.tsx';

type AgesProps = { readonly ages: FreshnessReport['ages']; readonly total: number };

/** A table that is its own chart: each row's bar is its share of the longest. */
export function Ages({ ages, total }: AgesProps) {
  const longest = Math.max(1, ...ages.map(({ documents }) => documents));
  return (
    <section aria-label="When documents were last verified">
      <h2>Last verified</h2>
      <table class="records bars">
        <TableHead columns={['When', { name: 'Documents', class: 'number' }, { name: 'Share', isUnseen: true }]} />
        <tbody>
          {ages.map(({ verified, documents }) => (
            <tr key={verified}>
              <td>{verified}</td>
              <td class="number">{count(documents)}</td>
              <td class="bar-cell" title={share(documents, total)}>
                <span class="bar" style={{ width: `${(documents / longest) * 100}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
