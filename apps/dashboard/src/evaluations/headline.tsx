import { many, share } from '../format/quantity.ts';
import type { Evaluation } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { Interval } from './interval.tsx';
import { meanings, score } from './scores.ts';

/** The newest figures, and the way to what changed. */
export function Headline({ runs, onAsk }: { readonly runs: readonly Evaluation[]; readonly onAsk: () => void }) {
  const [last, before] = runs.filter(({ status }) => status === 'done');
  const served = last?.figures?.stages['reranked'];
  return (
    <section class="headline evaluation-head" aria-label="Does search find what it should?">
      {last && served ? (
        <>
          <p class="figure">
            {share(Math.round(served.hitRate10 * last.questions), last.questions)} found
            <span class="quiet"> of {many(last.questions, 'question')}, among the first ten</span>
          </p>
          <p>
            nDCG@10 {score(served.ndcg10)} <Interval value={served.ndcg10} interval={served.interval} from={0} to={1} />
          </p>
          <p class="quiet small">
            {meanings.ndcg10}. 95 % interval: {score(served.interval[0])} to {score(served.interval[1])}.
          </p>
          {last.figures && last.figures.withMissing > 0 && (
            <p class="bad-words small">
              {many(last.figures.withMissing, 'question')} with an expected document that was not to be found:{' '}
              {last.figures.missing.slice(0, 5).join(', ')}
            </p>
          )}
        </>
      ) : (
        <p class="figure">No run is done yet</p>
      )}
      <div class="row-of-buttons">
        <button type="button" class="primary" onClick={onAsk}>
          Run evaluation
        </button>
        {last && before && (
          <a class="button" href={`/evaluations/${segment(last.id)}?against=${segment(before.id)}`}>
            What changed since the run before
          </a>
        )}
      </div>
    </section>
  );
}
