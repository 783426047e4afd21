import { useEffect, useRef, useState } from 'preact/hooks';
import type { Activity } from '../http/bodies.ts';
import { clockTime, exactTime } from '../format/time.ts';
import { count, many } from '../format/quantity.ts';
import { TableHead } from '../parts/table-head.tsx';

type HitsProps = { readonly hits: Activity['hits'] };

/** Passages found over time; choosing a point shows its row in the table behind the chart. */
export function Hits({ hits }: HitsProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const total = hits.reduce((sum, bucket) => sum + bucket.count, 0);
  return (
    <section aria-label="Passages found over time">
      <h2>
        {many(total, 'passage')} found, <span class="quiet">counted per {bucketName(hits)}</span>
      </h2>
      <Chart hits={hits} onChoose={setChosen} />
      <details open={chosen !== null} onToggle={(event) => !event.currentTarget.open && setChosen(null)}>
        <summary>Show as a table</summary>
        <div class="scroll">
          <Table hits={hits} chosen={chosen} />
        </div>
      </details>
    </section>
  );
}

function bucketName(hits: HitsProps['hits']): string {
  const [first, second] = hits;
  if (!first || !second) return 'bucket';
  const hours = Math.round((Date.parse(second.at) - Date.parse(first.at)) / 3_600_000);
  return hours <= 1 ? 'hour' : hours === 24 ? 'day' : `${hours} hours`;
}

/** The drawing library comes only when a chart is in view. */
function Chart({ hits, onChoose }: HitsProps & { readonly onChoose: (index: number) => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const abort = new AbortController();
    const draw = async (): Promise<void> => {
      const { drawChart } = await import('./chart.ts');
      if (place.current && !abort.signal.aborted) drawChart(place.current, hits, { signal: abort.signal, onChoose });
    };
    void draw();
    return () => abort.abort();
  }, [hits]);
  const peak = hits.reduce((most, bucket) => Math.max(most, bucket.count), 0);
  return (
    <div
      class="chart"
      ref={place}
      role="img"
      aria-label={`Line of passages found over time, at most ${count(peak)}. The table below holds the figures.`}
    />
  );
}

function Table({ hits, chosen }: HitsProps & { readonly chosen: number | null }) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => row.current?.scrollIntoView({ block: 'nearest' }), [chosen]);
  return (
    <table class="records">
      <TableHead columns={['From', { name: 'Passages found', class: 'number' }]} />
      <tbody>
        {hits.map((bucket, index) => (
          <tr key={bucket.at} ref={index === chosen ? row : null} class={index === chosen ? 'is-chosen' : ''}>
            <td title={exactTime(bucket.at)}>{clockTime(bucket.at)}</td>
            <td class="number">{count(bucket.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
