import { useState } from 'preact/hooks';
import { many } from '../format/quantity.ts';
import type { GoldenQuestion } from '../http/bodies.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { announce } from '../parts/announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { Badge } from '../parts/words.tsx';
import { listGolden, removeGolden } from './calls.ts';
import { NewGolden } from './new-golden.tsx';

/** Questions and what answers them: write, see what cannot be found, remove. */
export function GoldenPart({ collection }: { readonly collection: string }) {
  const [isAdding, setAdding] = useState(false);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1) ?? null;
  const golden = useLoad(`golden ${collection} ${cursor ?? ''}`, (signal) => listGolden(collection, cursor, signal));
  const drop = ({ id, question }: GoldenQuestion): void =>
    void removeGolden(collection, id).then(
      () => (announce(`Removed: ${question}`), golden.reload()),
      (error: unknown) => announce(asFault(error).problem.detail),
    );
  return (
    <section aria-label="Golden questions">
      <h2>Golden questions</h2>
      <p class="quiet small">Questions whose right documents you know. Many at once: POST them as lines of JSON, see the documentation.</p>
      <Loaded load={golden}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && <p class="quiet">None yet. Begin with what people ask most, and with what went wrong.</p>}
            <ul class="lines">
              {items.map((item) => (
                <Line key={item.id} item={item} onRemove={() => drop(item)} />
              ))}
            </ul>
            <div class="row-of-buttons">
              <button type="button" class="button" onClick={() => setAdding(true)}>
                Add question
              </button>
              {cursors.length > 0 && (
                <button type="button" class="plain" onClick={() => setCursors(cursors.slice(0, -1))}>
                  Page before
                </button>
              )}
              {nextCursor !== null && (
                <button type="button" class="plain" onClick={() => setCursors([...cursors, nextCursor])}>
                  Next page
                </button>
              )}
            </div>
          </>
        )}
      </Loaded>
      {isAdding && <NewGolden collection={collection} onClose={() => setAdding(false)} onAdded={golden.reload} />}
    </section>
  );
}

const Line = ({ item, onRemove }: { readonly item: GoldenQuestion; readonly onRemove: () => void }) => (
  <li class="golden">
    <div>
      <span dir="auto">{item.question}</span>
      <p class="quiet small" dir="auto">
        {item.expected.join(', ')}
        {item.expected.length > 0 && item.quote !== null && ' · '}
        {item.quote !== null && <q>{item.quote}</q>}
      </p>
      {item.synthetic && <Badge tone="neutral">made by rule</Badge>}
      {item.notFound.length > 0 && (
        <Badge tone="attention">
          {many(item.notFound.length, 'expected document')} not here: {item.notFound.join(', ')}
        </Badge>
      )}
    </div>
    <button type="button" class="plain" aria-label={`Remove the question ${item.question}`} onClick={onRemove}>
      <Icon name="remove" />
    </button>
  </li>
);
