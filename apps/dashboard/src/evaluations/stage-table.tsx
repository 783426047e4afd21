import { milliseconds } from '../format/quantity.ts';
import type { Evaluation } from '../http/bodies.ts';
import { type Column, TableHead } from '../parts/table-head.tsx';
import { Interval } from './interval.tsx';
import { meanings, score, stageNames } from './scores.ts';

const columns: readonly Column[] = [
  'Ranking',
  { name: 'nDCG@10', class: 'number', title: meanings.ndcg10 },
  { name: '95 % interval, 0 to 1', class: 'wide' },
  { name: 'Found in 10', class: 'number', title: meanings.hits },
  { name: 'Recall@10', class: 'number wide', title: meanings.recall10 },
  { name: 'MRR@10', class: 'number wide', title: meanings.mrr10 },
];

/** How good each stage ranked, the one that is served last; and how long each part took. */
export function StageTable({ figures }: { readonly figures: NonNullable<Evaluation['figures']> }) {
  const latency = Object.entries(figures.latency).map(
    ([part, { p50Ms, p95Ms }]) => `${part} ${milliseconds(p50Ms)} / ${milliseconds(p95Ms)}`,
  );
  return (
    <section aria-label="How good each stage ranked">
      <h2>Stage by stage</h2>
      <table class="records">
        <TableHead columns={columns} />
        <tbody>
          {Object.entries(figures.stages).map(([stage, { ndcg10, interval, hitRate10, recall10, mrr10 }]) => (
            <tr key={stage} class={stage === 'reranked' ? 'is-chosen' : ''}>
              <td>{stageNames[stage] ?? stage}</td>
              <td class="number">{score(ndcg10)}</td>
              <td class="wide interval-cell">
                <Interval value={ndcg10} interval={interval} from={0} to={1} />
              </td>
              <td class="number">{Math.round(hitRate10 * 100)} %</td>
              <td class="number wide">{score(recall10)}</td>
              <td class="number wide">{score(mrr10)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet small">Half / 95 % of the searches took at most: {latency.join(' · ')}</p>
    </section>
  );
}
