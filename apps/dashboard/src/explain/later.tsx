import { useEffect, useState } from 'preact/hooks';
import { asFault, type HttpFault } from '../http/fault.ts';
import { Failure, Skeleton } from '../parts/states.tsx';
import type * as explainPage from './explain-page.tsx';

type Page = typeof explainPage;

/** The page comes when somebody opens it: the first page of all stays small. */
export function Explain() {
  const [page, setPage] = useState<Page | null>(null);
  const [fault, setFault] = useState<HttpFault | null>(null);
  useEffect(() => {
    import('./explain-page.tsx').then(setPage, (error: unknown) => setFault(asFault(error)));
  }, []);
  if (page) return <page.ExplainPage />;
  return <div class="page">{fault ? <Failure fault={fault} /> : <Skeleton lines={8} />}</div>;
}
