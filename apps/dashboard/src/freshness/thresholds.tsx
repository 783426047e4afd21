import { useState } from 'preact/hooks';
import type { Threshold } from '../http/bodies.ts';
import { get, remove, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { Ago, Badge } from '../parts/words.tsx';
import { measures } from './measures.ts';
import { NewThreshold } from './new-threshold.tsx';

/** Limits that someone owns: what is measured, who acts, what they do. */
export function Thresholds({ collection }: { readonly collection: string }) {
  const [isAdding, setAdding] = useState(false);
  const thresholds = useLoad('thresholds', (signal) => get<{ items: Threshold[] }>('/v1/freshness/thresholds', signal));
  return (
    <section aria-label="Thresholds">
      <h2>Thresholds</h2>
      <Loaded load={thresholds} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">None yet. A threshold tells its owner, by webhook, when too much is overdue.</p>
          ) : (
            <ul class="lines">
              {items.map((threshold) => (
                <Line key={threshold.id} threshold={threshold} onRemoved={thresholds.reload} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <button type="button" class="plain" onClick={() => setAdding(true)}>
        New threshold
      </button>
      {isAdding && <NewThreshold collection={collection} onClose={() => setAdding(false)} onMade={thresholds.reload} />}
    </section>
  );
}

function Line({ threshold, onRemoved }: { readonly threshold: Threshold; readonly onRemoved: () => void }) {
  const { name, collection, measure, atMost, value, owner, action, raisedAt } = threshold;
  const measured = value === null ? 'not measured yet' : `${Math.round(value * 10) / 10} now`;
  return (
    <li>
      <span dir="auto">{name}</span> {raisedAt !== null && <Badge tone="attention">crossed</Badge>}
      <button
        type="button"
        class="plain"
        aria-label={`Remove the threshold ${name}`}
        onClick={() => void remove(`/v1/freshness/thresholds/${segment(threshold.id)}`).then(onRemoved)}
      >
        <Icon name="remove" />
      </button>
      <p class="quiet small">
        At most {atMost} {measures[measure]}
        {collection !== null && ` in ${collection}`}, {measured}. {owner}: {action}
        {raisedAt !== null && (
          <>
            {' '}
            Crossed <Ago at={raisedAt} />.
          </>
        )}
      </p>
    </li>
  );
}
