import { count, many } from '../format/quantity.ts';
import type { Preview } from './chunking-calls.ts';

/** How many chunks of which size; the table behind it is the same for everyone. */
export function SizeChart({ preview: { counts, histogram } }: { readonly preview: Preview }) {
  const most = Math.max(1, ...histogram.map(({ chunks }) => chunks));
  return (
    <figure class="sizes">
      <figcaption>
        <strong>{many(counts.chunks, 'chunk')}</strong> of {count(counts.smallest)} to {count(counts.largest)} tokens, half of them up to{' '}
        {count(counts.median)}; read in {many(counts.sections, 'section')}; {count(counts.tokens)} tokens to embed
        {counts.withContext > 0 && `; ${count(counts.withContext)} with a repeated header or signature`}
      </figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">Tokens</th>
            <th scope="col">Chunks</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {histogram.map(({ from, to, chunks }) => (
            <tr key={from}>
              <th scope="row" class="number">
                {count(from)}–{count(to - 1)}
              </th>
              <td class="number">{count(chunks)}</td>
              <td aria-hidden="true">
                <progress max={most} value={chunks} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
