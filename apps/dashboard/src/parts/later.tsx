import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { unreachable } from '../http/fault.ts';
import { Failure, Skeleton } from './states.tsx';

type LaterProps<Code> = { readonly bring: () => Promise<Code>; readonly show: (code: Code) => ComponentChildren };

/** A page whose code comes when somebody opens it: the first page of all stays small. Give it a key: what was brought is kept. */
export function Later<Code>({ bring, show }: LaterProps<Code>) {
  const [code, setCode] = useState<{ readonly it: Code } | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    bring().then(
      (it) => setCode({ it }),
      () => setFailed(true),
    );
  }, []);
  if (code) return <>{show(code.it)}</>;
  // Loaded anew: a service that was upgraded meanwhile has the code under another name.
  return (
    <div class="page">{hasFailed ? <Failure fault={unreachable()} onRetry={() => location.reload()} /> : <Skeleton lines={10} />}</div>
  );
}
