import { useEffect, useState } from 'preact/hooks';
import type { Progress } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { follow } from '../http/follow.ts';
import { apiKey } from '../http/session.ts';
import { count, many, seconds, share } from '../format/quantity.ts';

/** How far the collection is; null until the service has said. */
export function useProgress(collection: string): Progress | null {
  const [known, setKnown] = useState<{ of: string; progress: Progress } | null>(null);
  const credential = apiKey.value;
  useEffect(() => {
    if (collection === '') return undefined;
    const abort = new AbortController();
    void follow(`/v1/collections/${segment(collection)}/progress`, abort.signal, (body) =>
      setKnown({ of: collection, progress: body as Progress }),
    );
    return () => abort.abort();
  }, [collection, credential]);
  return known?.of === collection ? known.progress : null;
}

/** Work in hand with rate and time left; nothing when all is done. */
export function ProgressStrip({ progress }: { readonly progress: Progress | null }) {
  if (!progress || progress.pending === 0) return null;
  const done = progress.total - progress.pending;
  const speed =
    progress.rate > 0 ? `${progress.rate < 10 ? progress.rate.toFixed(1) : count(progress.rate)} documents a minute` : 'starting';
  return (
    <section class="progress-strip" aria-label="Work in hand">
      <progress max={progress.total} value={done} aria-label="Documents ready" />
      <p>
        <strong>
          {count(done)} of {many(progress.total, 'document')} ready
        </strong>
        <span class="quiet">
          {share(done, progress.total)} · {speed}
          {progress.pages && ` · page ${count(progress.pages.page)} of ${count(progress.pages.of)} being read`}
          {progress.secondsLeft !== null && ` · about ${seconds(progress.secondsLeft)} left`}
        </span>
      </p>
    </section>
  );
}
