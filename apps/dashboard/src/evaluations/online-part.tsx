import { count, many } from '../format/quantity.ts';
import { dateOf } from '../format/time.ts';
import type { OnlineMeasures } from '../http/bodies.ts';
import { useLoad } from '../http/load.ts';
import { Loaded } from '../parts/states.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { readOnline } from './calls.ts';
import { score } from './scores.ts';

const percent = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 100)} %`);

/** What questions of the last thirty days tell: which passages answers came to cite, and thumbs. */
export function OnlinePart({ collection }: { readonly collection: string }) {
  const online = useLoad(`online ${collection}`, (signal) => readOnline(collection, signal));
  return (
    <section aria-label="What people's questions tell">
      <h2>From questions people asked, last 30 days</h2>
      <Loaded load={online} lines={3}>
        {(body) =>
          body.questions === 0 ? (
            <p class="quiet">Nobody asked this collection yet. Which passages answers cite will stand here, day by day.</p>
          ) : (
            <Measured online={body} />
          )
        }
      </Loaded>
    </section>
  );
}

const Measured = ({ online }: { readonly online: OnlineMeasures }) => (
  <>
    <p>
      <strong>{percent(online.hitRate)}</strong> of {many(online.answered, 'answer')} cite one of the first {online.first} passages. Mean
      reciprocal rank of the first passage cited: {online.mrr === null ? '–' : score(online.mrr)}, where 1 is always the first and 0.5 the
      second. {count(online.up)} thumbs up, {count(online.down)} down.
    </p>
    <p class="quiet small">Cited is not the same as right: it tells which passages were of use, of those that were found.</p>
    <table class="records bars">
      <TableHead
        columns={[
          'Day',
          { name: 'Questions', class: 'number' },
          { name: 'Answered', class: 'number wide' },
          { name: `Cite the first ${online.first}`, class: 'number' },
          { name: 'Share', isUnseen: true, class: 'wide' },
          { name: 'Reciprocal rank', class: 'number wide' },
          { name: 'Up / down', class: 'number wide' },
        ]}
      />
      <tbody>
        {online.days.toReversed().map((day) => (
          <tr key={day.day}>
            <td>
              <time dateTime={day.day}>{dateOf(day.day)}</time>
            </td>
            <td class="number">{count(day.questions)}</td>
            <td class="number wide">{count(day.answered)}</td>
            <td class="number">{percent(day.hitRate)}</td>
            <td class="bar-cell wide">
              <span class="bar" style={{ width: `${(day.hitRate ?? 0) * 100}%` }} />
            </td>
            <td class="number wide">{day.mrr === null ? '–' : score(day.mrr)}</td>
            <td class="number wide">
              {day.up} / {day.down}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
);
