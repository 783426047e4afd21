import { useState } from 'preact/hooks';
import type { ReviewPolicy } from '../http/bodies.ts';
import { get, patch, remove, segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { canAdministrate, canEdit } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Loaded } from '../parts/states.tsx';
import { Badge } from '../parts/words.tsx';
import { conditionWords } from '../review/words.ts';
import { PolicyDialog } from './policy-dialog.tsx';

/** Which questions about this collection go to a person? */
export function ReviewPart({ name }: { readonly name: string }) {
  const policies = useLoad(canEdit() ? 'review policies' : '', (signal) =>
    get<{ readonly items: ReviewPolicy[] }>('/v1/review-policies', signal),
  );
  const [isMaking, setMaking] = useState(false);
  if (!canEdit()) return <p>Policies are for editors to see.</p>;
  return (
    <>
      <p class="quiet">
        A policy sends questions to a person, who answers them on the page <a href="/review">Review</a>. Who asks is told which policy has
        their question and why.
      </p>
      <Loaded load={policies} lines={4}>
        {({ items }) => (
          <Policies
            name={name}
            items={items.filter(({ collection }) => collection === null || collection === name)}
            onChanged={policies.reload}
          />
        )}
      </Loaded>
      {canAdministrate() && (
        <p>
          <button type="button" class="primary" data-testid="new-policy" onClick={() => setMaking(true)}>
            New policy
          </button>
        </p>
      )}
      {isMaking && (
        <PolicyDialog
          collection={name}
          policy={null}
          onClose={() => setMaking(false)}
          onSaved={() => (setMaking(false), policies.reload())}
        />
      )}
    </>
  );
}

type PoliciesProps = { readonly name: string; readonly items: readonly ReviewPolicy[]; readonly onChanged: () => void };

function Policies({ name, items, onChanged }: PoliciesProps) {
  if (items.length === 0) return <p>No question about this collection goes to a person: there is no policy yet.</p>;
  return (
    <ul class="lines policies">
      {items.map((policy) => (
        <li key={policy.id}>
          <Policy collectionName={name} policy={policy} onChanged={onChanged} />
        </li>
      ))}
    </ul>
  );
}

const effects = { hold: 'wait for a person’s answer', copy: 'are answered as always, and a person looks at them too' };

type PolicyProps = { readonly collectionName: string; readonly policy: ReviewPolicy; readonly onChanged: () => void };

function Policy({ collectionName, policy, onChanged }: PolicyProps) {
  const { name, effect, when, reviewers, enabled, collection } = policy;
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <p dir="auto">
        <strong>{name}</strong> <Badge tone={enabled ? 'good' : 'neutral'}>{enabled ? 'on' : 'off'}</Badge>
      </p>
      <p dir="auto">
        Questions {conditionWords(when).join(', and ')} {effects[effect]}.
      </p>
      <p class="quiet small" dir="auto">
        {collection === null ? 'In all collections' : 'In this collection'} ·{' '}
        {reviewers.length === 0 ? 'every editor reviews them' : `editors of ${reviewers.join(' or ')} review them`}
      </p>
      {canAdministrate() && <Acts policy={policy} onChange={() => setChanging(true)} onChanged={onChanged} />}
      {isChanging && (
        <PolicyDialog
          collection={collectionName}
          policy={policy}
          onClose={() => (setChanging(false), onChanged())}
          onSaved={() => (setChanging(false), onChanged())}
        />
      )}
    </>
  );
}

type ActsProps = { readonly policy: ReviewPolicy; readonly onChange: () => void; readonly onChanged: () => void };

function Acts({ policy: { id, name, enabled }, onChange, onChanged }: ActsProps) {
  const [isRemoving, setRemoving] = useState(false);
  const address = `/v1/review-policies/${segment(id)}`;
  const turn = (): void =>
    void patch(address, { enabled: !enabled }).then(
      () => (announce(enabled ? 'The policy is off' : 'The policy is on'), onChanged()),
      (error: unknown) => announce(asFault(error).problem.detail),
    );
  return (
    <>
      <p>
        <button type="button" class="button" data-testid="change-policy" onClick={onChange}>
          Change
        </button>{' '}
        <button type="button" class="button" onClick={turn}>
          {enabled ? 'Turn off' : 'Turn on'}
        </button>{' '}
        <button type="button" class="plain" onClick={() => setRemoving(true)}>
          Remove
        </button>
      </p>
      {isRemoving && (
        <ConfirmDialog
          label="Remove a policy"
          title={`Remove “${name}”?`}
          keep="Keep it"
          act="Remove"
          said={['The policy is removed', 'The policy was not removed']}
          onAct={async () => (await remove(address), onChanged())}
          onClose={() => setRemoving(false)}
        >
          <p>Questions that it has caught stay where they are. Those to come are answered as always.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
