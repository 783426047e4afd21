import { useState } from 'preact/hooks';
import type { Me } from '../http/bodies.ts';
import { parseProblem } from '../http/fault.ts';
import { keyWanted, me, rememberKey } from '../http/session.ts';
import { Icon } from '../parts/icon.tsx';

/** Asks for a key when the service wants one; the page behind stays and goes on once the key is accepted. */
export function KeyForm({ reason }: { readonly reason: string }) {
  const [key, setKey] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isChecking, setChecking] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setChecking(true);
    setRefusal(await tryKey(key.trim()));
    setChecking(false);
  };
  return (
    <form class="key-form" aria-label="API key" onSubmit={(event) => void submit(event)}>
      <h2>
        <Icon name="key" /> Enter an API key
      </h2>
      <p class="quiet">{reason}</p>
      <label for="api-key">API key</label>
      <div class="field-row">
        <input
          id="api-key"
          type="password"
          autocomplete="off"
          spellcheck={false}
          required
          autofocus
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
          aria-describedby="key-help"
        />
        <button type="submit" class="primary" disabled={isChecking}>
          Use key
        </button>
      </div>
      {refusal !== null && (
        <p class="bad-words" role="alert">
          {refusal}
        </p>
      )}
      <p id="key-help" class="quiet small">
        Kept in this tab only and gone when you close it. Make keys under System, or with <code>aquifer keys</code>.
      </p>
    </form>
  );
}

/** Tries the key before keeping it; says why it was refused, or nothing. */
async function tryKey(key: string): Promise<string | null> {
  try {
    const response = await fetch('/v1/me', { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok)
      return response.status === 401
        ? 'This key is not accepted. Check that it is complete and not revoked.'
        : parseProblem(response.status, await response.text()).detail;
    me.value = (await response.json()) as Me;
    rememberKey(key);
    keyWanted.value = null;
    return null;
  } catch {
    return 'The service does not answer. Check that it is running, then try again.';
  }
}
