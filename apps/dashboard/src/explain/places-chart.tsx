import type { Explanation } from '../http/bodies.ts';
import { addressOfPlace } from '../reading/place.ts';
import { type Column, TableHead } from '../parts/table-head.tsx';
import type { Ranked } from './calls.ts';
import { Named } from './named.tsx';
import { laneName, lanes, type Line, linesOf, stagesOf } from './places.ts';
import { wordsFor } from './removed.tsx';

type ChartProps = { readonly explanation: Explanation; readonly chosen: string };
const across = (index: number, of: number): number => ((index + 0.5) / of) * 100;
/** As wide as a mark, in per cent of the field: what shares a place stands side by side. */
const besides = 5;
const down = (lane: number): number => ((lane + 0.5) / lanes) * 100;

/** From stage to stage: where the telling passages stand, each marked with the place it has in the end. */
export function PlacesChart({ explanation, chosen }: ChartProps) {
  const stages = stagesOf(explanation);
  const lines = linesOf(explanation, chosen);
  return (
    <section aria-label="Where the passages stand">
      <h2>
        From words and meaning to what is shown <span class="quiet">place at each step, 1 is best</span>
      </h2>
      <div class="places" role="group" aria-label="Chart of places by step. The table below holds the same.">
        <ol class="places-axis" aria-hidden="true">
          {Array.from({ length: lanes }, (_, lane) => (
            <li key={lane}>{laneName(lane)}</li>
          ))}
        </ol>
        <Field lines={lines} chosen={chosen} />
        <ol class="places-stages" aria-hidden="true">
          {stages.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
      </div>
      <ol class="places-legend">
        {lines.map(({ passage }) => (
          <li key={passage.chunkId}>
            <span class={`place-mark ${lineClass(passage, chosen)}`}>{passage.place ?? '×'}</span>{' '}
            <a href={addressOfPlace({ ...passage, quote: null })} dir="auto">
              <Named passage={passage} />
            </a>
          </li>
        ))}
      </ol>
      <details>
        <summary>Show all {explanation.ranking.length} as a table</summary>
        <div class="scroll">
          <Table explanation={explanation} chosen={chosen} />
        </div>
      </details>
    </section>
  );
}

const Field = ({ lines, chosen }: { readonly lines: readonly Line[]; readonly chosen: string }) => (
  <div class="places-field">
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {lines.map((line) => (
        <polyline key={line.passage.chunkId} class={lineClass(line.passage, chosen)} points={pointsOf(line)} />
      ))}
    </svg>
    {lines.flatMap((line) =>
      line.stops.map((_, index) => <Marker key={`${line.passage.chunkId} ${index}`} line={line} index={index} chosen={chosen} />),
    )}
  </div>
);

function lineClass({ place, documentId }: Ranked, chosen: string): string {
  if (documentId === chosen) return 'is-asked';
  return place === 1 ? 'is-first' : '';
}

const pointsOf = ({ stops }: Line): string =>
  stops.map(({ lane, beside }, index) => `${across(index, stops.length) + beside * besides},${down(lane)}`).join(' ');

function Marker({ line: { passage, stops }, index, chosen }: { readonly line: Line; readonly index: number; readonly chosen: string }) {
  const stop = stops[index];
  if (!stop) return null;
  const where = stop.place === null ? 'not there' : `place ${stop.place}`;
  return (
    <span
      class={`place-mark ${lineClass(passage, chosen)}`}
      style={{ insetInlineStart: `${across(index, stops.length) + stop.beside * besides}%`, insetBlockStart: `${down(stop.lane)}%` }}
      title={`${passage.title}. ${stop.stage}: ${where}`}
    >
      {passage.place ?? '×'}
    </span>
  );
}

function Table({ explanation, chosen }: ChartProps) {
  const stages = stagesOf(explanation);
  const columns: Column[] = ['Passage', ...stages.map(({ name }) => ({ name, class: 'number' })), { name: 'Score', class: 'number' }];
  return (
    <table class="records">
      <TableHead columns={columns} />
      <tbody>
        {explanation.ranking.map((passage) => (
          <tr key={passage.chunkId} class={passage.documentId === chosen ? 'is-chosen' : ''}>
            <td class="title-cell">
              <a href={addressOfPlace({ ...passage, quote: null })} dir="auto">
                <Named passage={passage} />
              </a>
              {passage.dropped && <span class="quiet"> left out: {wordsFor(passage.title, passage.dropped)}</span>}
            </td>
            {stages.map(({ name, placeOf }) => (
              <td key={name} class="number">
                {placeOf(passage) ?? '–'}
              </td>
            ))}
            <td class="number">{passage.score.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
