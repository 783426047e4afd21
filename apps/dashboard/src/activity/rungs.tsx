import { rungNames } from '../ask/rung-words.ts';
import { count, share } from '../format/quantity.ts';
import type { Activity } from '../http/bodies.ts';

/** On which rung of the ladder answers stood: a line for each, as long as its share. */
export function Rungs({ rungs }: { readonly rungs: Activity['rungs'] }) {
  const all = rungs.reduce((sum, each) => sum + each.count, 0);
  if (all === 0) return null;
  return (
    <section aria-label="How answers came about">
      <h2>How answers came about</h2>
      <ul class="rungs">
        {rungs.map(({ rung, count: stood }) => (
          <li key={rung}>
            <span>{rungNames[rung]}</span>
            <span class="length" aria-hidden="true">
              <span class={toneOf(rung)} style={{ width: `${(100 * stood) / all}%` }} />
            </span>
            <span class="number">
              {count(stood)} <span class="quiet">{share(stood, all)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function toneOf(rung: Activity['rungs'][number]['rung']): string {
  if (rung === 'failed') return 'failed';
  return rung === 'refused' || rung === 'retrieval_only' ? 'abstained' : 'answered';
}
