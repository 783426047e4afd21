import type { ComponentChildren, Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { GuardCase, GuardCaseInPlace, GuardDecided, GuardDecisionBody } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { announce } from '../parts/announce.tsx';
import { isTyping } from '../parts/is-typing.ts';
import { Ago } from '../parts/words.tsx';
import { decide, listCases } from './calls.ts';
import { countHeldBack } from './held-back.ts';
import { outcomeWords } from './words.ts';

type DecisionProps = { readonly found: GuardCaseInPlace; readonly onChanged: () => void };

/** Where a person says whether readers may find it, and sees what came of that. */
export function Decision({ found, onChanged }: DecisionProps) {
  const [outcome, setOutcome] = useState<GuardDecided['outcome'] | null>(null);
  const { decision } = found;
  const done = (decided: GuardDecided): void => {
    setOutcome(decided.outcome);
    announce(outcomeWords[decided.outcome]);
    countHeldBack();
    onChanged();
  };
  return (
    <section aria-label="Decision" class="guard-decision">
      <h2>{decision ? 'Decided' : 'May readers find it?'}</h2>
      {decision && <Decided decision={decision} />}
      {outcome !== null && <What outcome={outcome} />}
      <Form key={found.state} found={found} onDone={done} onGone={onChanged} />
    </section>
  );
}

function Decided({ decision: { decision, by, at, note } }: { readonly decision: NonNullable<GuardCase['decision']> }) {
  return (
    <p>
      {decision === 'approve' ? 'Let in' : 'Kept out'} by{' '}
      <bdi>{by.key === null ? `somebody without a key (${by.role})` : `${by.key} (${by.role})`}</bdi>, <Ago at={at} />
      {note !== null && <bdi>: {note}</bdi>}
    </p>
  );
}

/** What came of the decision, and the next one to look at. */
function What({ outcome }: { readonly outcome: GuardDecided['outcome'] }) {
  const next = useLoad('guard next', (signal) => listCases({ state: 'open', level: '', collection: '' }, signal));
  const [first] = next.body?.items ?? [];
  return (
    <div class="notice good" role="status" data-testid="decision-outcome">
      <div>
        <strong>{outcomeWords[outcome]}</strong>
        {next.body && (
          <p>
            {first ? (
              <>
                Next: <a href={`/guard/${segment(first.revisionId)}`}>{first.title ?? first.externalId}</a>
              </>
            ) : (
              'Nothing else waits for you.'
            )}
          </p>
        )}
      </div>
    </div>
  );
}

type FormProps = { readonly found: GuardCaseInPlace; readonly onDone: (decided: GuardDecided) => void; readonly onGone: () => void };

function Form({ found, onDone, onGone }: FormProps) {
  const [{ isSending, refusal }, setState] = useState({ isSending: false, refusal: '' });
  const [note, setNote] = useState('');
  const [letIn, keepOut] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)];
  useKeys({ a: letIn, r: keepOut });
  const send = (decision: GuardDecisionBody['decision']): void => {
    setState({ isSending: true, refusal: '' });
    const body = note.trim() === '' ? { decision } : { decision, note: note.trim() };
    const failed = (error: unknown): void => {
      const { code, detail } = asFault(error).problem;
      if (code === 'not_found') onGone();
      else setState({ isSending: false, refusal: detail });
    };
    void decide(found.revisionId, body)
      .then(onDone, failed)
      .finally(() => setState((now) => ({ ...now, isSending: false })));
  };
  return (
    <>
      <label for="guard-note">Why? A note for whoever looks later, if you like</label>
      <textarea id="guard-note" rows={2} maxLength={1000} dir="auto" value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      {refusal !== '' && (
        <p class="bad-words" role="alert">
          {refusal}
        </p>
      )}
      {found.state !== 'approved' && (
        <Choice name="approve" shortcut="a" button={letIn} isSending={isSending} onChoose={send} title="Let it in">
          {found.status === 'live' ? 'Its marks are taken off.' : 'Readers find it, without marks.'} The same words, kept out of sight in
          the same way or in plain sight as here, are let in wherever they stand in <bdi>{found.collection}</bdi>.
        </Choice>
      )}
      {found.state !== 'rejected' && (
        <Choice name="reject" shortcut="r" button={keepOut} isSending={isSending} onChoose={send} title="Keep it out">
          {found.status === 'live' ? 'Readers find it no more.' : 'Readers never find this revision.'} It stays here, and you can let it in
          later.
        </Choice>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly name: GuardDecisionBody['decision'];
  readonly title: string;
  readonly shortcut: string;
  readonly button: Ref<HTMLButtonElement>;
  readonly isSending: boolean;
  readonly onChoose: (name: GuardDecisionBody['decision']) => void;
  readonly children: ComponentChildren;
}

/** A button, and what comes of it. */
const Choice = ({ name, title, shortcut, button, isSending, onChoose, children }: ChoiceProps) => (
  <div class="guard-choice">
    <button
      ref={button}
      type="button"
      class="button"
      data-testid={name}
      aria-keyshortcuts={shortcut}
      disabled={isSending}
      onClick={() => onChoose(name)}
    >
      {title} <kbd aria-hidden="true">{shortcut.toUpperCase()}</kbd>
    </button>
    <p class="quiet small">{children}</p>
  </div>
);

type Button = { readonly current: HTMLButtonElement | null };

/** A key brings the focus to its button; Enter decides, so that no slip of a finger does. */
function useKeys(buttons: Readonly<Record<string, Button>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      buttons[event.key.toLowerCase()]?.current?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
