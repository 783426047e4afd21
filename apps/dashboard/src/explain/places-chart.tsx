import type { Explanation } from '../http/bodies.ts';
import { addressOfPlace } from '../reading/place.ts';
import { type Column, TableHead } from '../parts/table-head.tsx';
import type { Ranked } from './calls.ts';
import { Named } from './named.tsx';
import { lanesOf, type Line, linesOf, single, stagesOf, type Stop } from './places.ts';
import { wordsFor } from './removed.tsx';

type ChartProps = { readonly explanation: Explanation; readonly chosen: string };
const across = (index: number, of: number): number => ((index + 0.5) / of) * 100;
const down = (lane: number, of: number): number => ((lane + 0.5) / of) * 100;

/** From stage to stage: where the telling passages stand, each marked with the place it has in the end. */
export function PlacesChart({ explanation, chosen }: ChartProps) {
  const stages = stagesOf(explanation);
  const lines = linesOf(explanation, chosen);
  const lanes = lanesOf(lines);
  return (
    <section aria-label="Where the passages stand">
      <h2>
        From words and meaning to what is shown{' '}
        <span class="quiet">place at each step, 1 is best; behind the tenth it is written beside the mark, – where it was not found</span>
      </h2>
      <div class="places" role="group" aria-label="Chart of places by step. The table below holds the same." style={{ '--lanes': lanes }}>
        <ol class="places-axis" aria-hidden="true">
          {Array.from({ length: lanes }, (_, lane) => (
            <li key={lane}>{lane < single ? lane + 1 : lane === single ? 'further' : ''}</li>
          ))}
        </ol>
        <Field lines={lines} lanes={lanes} chosen={chosen} />
        <ol class="places-stages" aria-hidden="true">
          {stages.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
      </div>
      <ol class="places-legend">
        {lines.map(({ passage, stops }) => (
          <li key={passage.chunkId}>
            <span class={`place-mark ${lineClass(passage, chosen)}`}>{passage.place ?? '×'}</span>{' '}
            <span>
              <a href={addressOfPlace({ ...passage, quote: null })} dir="auto">
                <Named passage={passage} />
              </a>
              {stops.includes(null) && passage.unjudged !== null && <span class="small attention-words">{passage.unjudged}</span>}
            </span>
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

type FieldProps = { readonly lines: readonly Line[]; readonly lanes: number; readonly chosen: string };
const Field = ({ lines, lanes, chosen }: FieldProps) => (
  <div class="places-field">
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {lines.map((line) => (
        <polyline key={line.passage.chunkId} class={lineClass(line.passage, chosen)} points={pointsOf(line, lanes)} />
      ))}
    </svg>
    {lines.flatMap(({ passage, stops }) =>
      stops.map(
        (stop, index) =>
          stop && (
            <Marker
              key={`${passage.chunkId} ${index}`}
              passage={passage}
              stop={stop}
              at={[across(index, stops.length), down(stop.lane, lanes)]}
              chosen={chosen}
            />
          ),
      ),
    )}
  </div>
);

function lineClass({ place, documentId }: Ranked, chosen: string): string {
  if (documentId === chosen) return 'is-asked';
  return place === 1 ? 'is-first' : '';
}

const pointsOf = ({ stops }: Line, lanes: number): string =>
  stops.flatMap((stop, index) => (stop ? [`${across(index, stops.length)},${down(stop.lane, lanes)}`] : [])).join(' ');

type MarkerProps = { readonly passage: Ranked; readonly stop: Stop; readonly at: readonly [number, number]; readonly chosen: string };
function Marker({ passage, stop: { stage, place, lane }, at: [left, top], chosen }: MarkerProps) {
  const where = place === null ? 'not there' : `place ${place}`;
  return (
    <span
      class={`place-mark ${lineClass(passage, chosen)}`}
      style={{ insetInlineStart: `${left}%`, insetBlockStart: `${top}%` }}
      title={`${passage.title}, passage ${passage.ordinal + 1}. ${stage}: ${where}`}
    >
      {passage.place ?? '×'}
      {lane >= single && <span class="place-beside">{place ?? '–'}</span>}
    </span>
  );
}

function Table({ explanation, chosen }: ChartProps) {
  const stages = stagesOf(explanation);
  const columns: Column[] = ['Passage', ...stages.map(({ name }) => ({ name, class: 'number' })), { name: 'Score', class: 'number' }];
  return (
    <table class="records stacked">
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
            {stages.map(({ name, placeOf, looksAt }) => (
              <td key={name} class="number" data-name={name}>
                {looksAt(passage) ? (placeOf(passage) ?? '–') : <span title={passage.unjudged ?? undefined}>not judged</span>}
              </td>
            ))}
            <td class="number" data-name="Score">
              {passage.score.toFixed(2)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
