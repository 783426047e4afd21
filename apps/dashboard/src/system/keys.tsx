import { useState } from 'preact/hooks';
import type { Key, KeyBody, ListOf, NewKey } from '../http/bodies.ts';
import { get, post, remove, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { apiKey, me, rememberKey } from '../http/session.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Loaded } from '../parts/states.tsx';
import { actions, TableHead } from '../parts/table-head.tsx';
import { Ago, Badge } from '../parts/words.tsx';
import { KeyUse, LimitsDialog } from './key-limits.tsx';
import { KeyShown, NewKeyForm } from './new-key.tsx';

export function Keys() {
  const keys = useLoad('keys', (signal) => get<ListOf<Key>>('/v1/keys?limit=100', signal));
  const [made, setMade] = useState<NewKey | null>(null);
  const [doomed, setDoomed] = useState<Key | null>(null);
  const [limited, setLimited] = useState<Key | null>(null);
  const make = async (body: KeyBody): Promise<void> => {
    const key = await post<NewKey>('/v1/keys', body);
    // The very first key ends the time without one: this tab goes on with it, or it would shut itself out.
    if (apiKey.value === null && me.value?.keyless !== false && key.role === 'admin') rememberKey(key.key);
    setMade(key);
    keys.reload();
  };
  return (
    <section aria-label="API keys">
      <h2>API keys</h2>
      {made && <KeyShown made={made} onClose={() => setMade(null)} />}
      <Loaded load={keys} lines={2}>
        {(page) =>
          page.items.length === 0 ? (
            <p class="quiet">There is no key yet. The first one must be an admin's, so that someone can make the next.</p>
          ) : (
            <KeyTable keys={page.items} onLimit={setLimited} onRevoke={setDoomed} />
          )
        }
      </Loaded>
      <NewKeyForm isFirst={keys.body?.items.length === 0} onMake={make} />
      {limited && <LimitsDialog of={limited} onClose={() => setLimited(null)} onChanged={keys.reload} />}
      {doomed && <RevokeDialog doomed={doomed} onClose={() => setDoomed(null)} onRevoked={keys.reload} />}
    </section>
  );
}

type KeyTableProps = {
  readonly keys: readonly Key[];
  readonly onLimit: (key: Key) => void;
  readonly onRevoke: (key: Key) => void;
};

const KeyTable = ({ keys, onLimit, onRevoke }: KeyTableProps) => (
  <table class="records">
    <TableHead
      columns={[
        'Name',
        'Role',
        { name: 'Groups', class: 'wide' },
        { name: 'MCP tools', class: 'wide' },
        { name: 'Made', class: 'wide' },
        { name: 'Last used', class: 'wide' },
        actions,
      ]}
    />
    <tbody>
      {keys.map((key) => (
        <tr key={key.id}>
          <td class="title-cell">
            <bdi>{key.name}</bdi> <span class="quiet">{key.prefix}…</span>
            <KeyUse of={key} />
          </td>
          <td>{key.role}</td>
          <td class="wide">{key.groups.join(', ') || '–'}</td>
          <td class="wide">{key.mcpTools === null ? 'all' : key.mcpTools.join(', ') || 'none'}</td>
          <td class="wide">
            <Ago at={key.createdAt} />
          </td>
          <td class="wide">{key.lastUsedAt === null ? 'never' : <Ago at={key.lastUsedAt} />}</td>
          <td class="acts">
            {key.revokedAt === null ? (
              <>
                <button type="button" class="plain" aria-label={`Limits of ${key.name}`} onClick={() => onLimit(key)}>
                  Limits
                </button>
                <button type="button" class="plain" aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
                  Revoke
                </button>
              </>
            ) : (
              <Badge tone="neutral">revoked</Badge>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

type RevokeProps = { readonly doomed: Key; readonly onClose: () => void; readonly onRevoked: () => void };

const RevokeDialog = ({ doomed, onClose, onRevoked }: RevokeProps) => (
  <ConfirmDialog
    label={`Revoke ${doomed.name}`}
    title={`Revoke “${doomed.name}”?`}
    keep="Keep key"
    act="Revoke key"
    said={[`${doomed.name} is revoked`, 'Not revoked']}
    onAct={() => remove(`/v1/keys/${segment(doomed.id)}`).then(onRevoked)}
    onClose={onClose}
  >
    <p>Whatever uses the key {doomed.prefix}… is refused from now on. This cannot be undone; a new key can be made.</p>
  </ConfirmDialog>
);
