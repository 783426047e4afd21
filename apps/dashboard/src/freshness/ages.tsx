import type { FreshnessReport } from '../http/bodies.ts';
import { count, share } from '../format/quantity.ts';

type AgesProps = { readonly ages: FreshnessReport['ages']; readonly total: number };

/** A table that is its own chart: each row's bar is its share of the longest. */
export function Ages({ ages, total }: AgesProps) {
  const longest = Math.max(1, ...ages.map(({ documents }) => documents));
  return (
    <section aria-label="When documents were last verified">
      <h2>Last verified</h2>
      <table class="records bars">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col" class="number">
              Documents
            </th>
            <th scope="col">
              <span class="unseen">Share</span>
            </th>
          </tr>
        </thead>
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
