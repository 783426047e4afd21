import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Skeleton } from '../parts/states.tsx';
import type * as pagesOfEvaluations from './index.ts';

type Pages = typeof pagesOfEvaluations;

/** Shows a page of this folder once its code is here. */
export function Evaluations({ show }: { readonly show: (pages: Pages) => ComponentChildren }) {
  const [pages, setPages] = useState<Pages | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    import('./index.ts').then(setPages, () => setFailed(true));
  }, []);
  if (pages) return <>{show(pages)}</>;
  return <div class="page">{hasFailed ? <p role="alert">This page did not arrive. Load it again.</p> : <Skeleton lines={10} />}</div>;
}
