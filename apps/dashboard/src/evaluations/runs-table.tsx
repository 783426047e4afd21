import { milliseconds } from '../format/quantity.ts';
import type { Evaluation } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { type Column, TableHead } from '../parts/table-head.tsx';
import { Ago, Badge, type Tone } from '../parts/words.tsx';
import { Interval } from './interval.tsx';
import { meanings, score } from './scores.ts';

const columns: readonly Column[] = [
  'Run',
  { name: 'nDCG@10', class: 'number', title: meanings.ndcg10 },
  { name: '95 % interval, 0 to 1', class: 'wide' },
  { name: 'Found', class: 'number wide', title: meanings.hits },
  { name: 'Half answered within', class: 'number wide' },
];
const tones: Readonly<Record<Evaluation['status'], Tone>> = { waiting: 'neutral', running: 'neutral', done: 'good', failed: 'bad' };

/** Runs over time, newest first, each with its interval on the same line. */
export const RunsTable = ({ runs }: { readonly runs: readonly Evaluation[] }) => (
  <section aria-label="Runs">
    <h2>Runs</h2>
    <table class="records">
      <TableHead columns={columns} />
      <tbody onKeyDown={moveWithArrows}>
        {runs.map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  </section>
);

function Row({ run }: { readonly run: Evaluation }) {
  const served = run.figures?.stages['reranked'];
  return (
    <tr>
      <td class="title-cell">
        <a href={`/evaluations/${segment(run.id)}`} data-stop dir="auto">
          {run.note ?? 'Run'}
        </a>{' '}
        <span class="quiet small">
          <Ago at={run.createdAt} />
        </span>{' '}
        {run.status !== 'done' && <Badge tone={tones[run.status]}>{run.status}</Badge>}{' '}
        {run.releasedAt !== null && <Badge tone="good">released</Badge>}
        {run.reason !== null && <p class="quiet small">{run.reason}</p>}
        {run.status === 'running' && (
          <p class="quiet small">
            {run.done} of {run.questions} questions
          </p>
        )}
      </td>
      <td class="number">{served ? score(served.ndcg10) : '–'}</td>
      <td class="wide interval-cell">{served && <Interval value={served.ndcg10} interval={served.interval} from={0} to={1} />}</td>
      <td class="number wide">{served ? `${Math.round(served.hitRate10 * run.questions)} of ${run.questions}` : '–'}</td>
      <td class="number wide">{served ? milliseconds(served.p50Ms) : '–'}</td>
    </tr>
  );
}
