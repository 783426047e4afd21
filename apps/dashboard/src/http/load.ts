import { useCallback, useEffect, useState } from 'preact/hooks';
import { asFault, isAbort, type HttpFault } from './fault.ts';
import { apiKey } from './session.ts';

/** What a page knows about something it asked for. While it is asked again, what was known stays. */
export type Load<Body> = {
  readonly body: Body | null;
  readonly fault: HttpFault | null;
  readonly isLoading: boolean;
  readonly reload: () => void;
};

type State<Body> = { readonly of: string; readonly body: Body | null; readonly fault: HttpFault | null; readonly isLoading: boolean };

/** Loads what `key` names, again whenever the key or the API key changes; an empty key loads nothing. */
export function useLoad<Body>(key: string, load: (signal: AbortSignal) => Promise<Body>): Load<Body> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<State<Body>>({ of: key, body: null, fault: null, isLoading: key !== '' });
  const credential = apiKey.value;
  useEffect(() => {
    if (key === '') return undefined;
    const abort = new AbortController();
    setState((before) => ({ of: key, body: before.of === key ? before.body : null, fault: null, isLoading: true }));
    load(abort.signal).then(
      (body) => abort.signal.aborted || setState({ of: key, body, fault: null, isLoading: false }),
      (error: unknown) =>
        isAbort(error) || abort.signal.aborted || setState((before) => ({ ...before, fault: asFault(error), isLoading: false })),
    );
    return () => abort.abort();
    // `load` is a new closure on every render; what it loads is named by the key.
  }, [key, round, credential]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const isCurrent = state.of === key;
  return {
    body: isCurrent ? state.body : null,
    fault: isCurrent ? state.fault : null,
    isLoading: isCurrent ? state.isLoading : key !== '',
    reload,
  };
}
