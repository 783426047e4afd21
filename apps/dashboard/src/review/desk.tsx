import { useState } from 'preact/hooks';
import type { ReviewAnswered, ReviewCase } from '../http/bodies.ts';
import { asFault } from '../http/fault.ts';
import { announce } from '../parts/announce.tsx';
import { fieldOf } from '../parts/field.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { answerReview, dismissReview } from './calls.ts';
import { bodyOf, type Draft, isQuote, keepDraft, keepOwn, keptOwn, moved, without } from './draft.ts';

type DeskProps = {
  readonly review: ReviewCase;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onDone: () => void;
};

/** Where a person puts the answer together: quotes, and words of their own. */
export function Desk({ review, draft, onDraft, onDone }: DeskProps) {
  const [own, setOwn] = useState(() => keptOwn(review.id));
  const [isGolden, setGolden] = useState(false);
  const [isDismissing, setDismissing] = useState(false);
  const whole: Draft = own.trim() === '' ? draft : [...draft, { own: own.trim() }];
  const hasQuote = draft.some(isQuote);
  const write = (words: string): void => (setOwn(words), keepOwn(review.id, words));
  const finish = (words: string): void => (write(''), keepDraft(review.id, []), onDraft([]), announce(words), onDone());
  const { isSending, refusal, send } = useSending(review.id, finish);
  const sendAll = (): void => send(whole, isGolden && hasQuote);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    sendAll();
  };
  return (
    <>
      <section class="desk" aria-label="Your answer" onKeyDown={onKeyDown}>
        <h2>Your answer</h2>
        <Said draft={draft} onDraft={onDraft} />
        <label for="own-words">In your own words</label>
        <textarea id="own-words" rows={3} maxLength={4000} dir="auto" value={own} onInput={(event) => write(event.currentTarget.value)} />
        <p class="quiet small">Who asked sees that these are a person's words, not a document's.</p>
        <div class="desk-acts">
          <button type="button" class="button" disabled={own.trim() === ''} onClick={() => (onDraft(whole), write(''))}>
            Add, and go on
          </button>
          <Golden isOn={isGolden && hasQuote} canBe={hasQuote} onChange={setGolden} />
        </div>
        {refusal !== '' && (
          <p class="bad-words" role="alert">
            {refusal}
          </p>
        )}
        <div class="desk-acts">
          <button type="button" class="primary" data-testid="send-answer" disabled={whole.length === 0 || isSending} onClick={sendAll}>
            {isSending ? 'Checking the quotes' : 'Send the answer'}
          </button>
          <button type="button" class="button" onClick={() => setDismissing(true)}>
            Dismiss
          </button>
        </div>
      </section>
      {/* Outside: ctrl and Enter there are not the answer's. */}
      {isDismissing && <DismissDialog review={review} onClose={() => setDismissing(false)} onDone={() => finish('Dismissed')} />}
    </>
  );
}

type Sending = {
  readonly isSending: boolean;
  readonly refusal: string;
  readonly send: (draft: Draft, isGolden: boolean) => void;
};

/** Sends an answer once; a refusal keeps what was written. */
function useSending(id: string, onSent: (words: string) => void): Sending {
  const [{ isSending, refusal }, setState] = useState({ isSending: false, refusal: '' });
  const sent = ({ golden }: ReviewAnswered): void =>
    onSent(golden?.kept === false ? `Answered; no golden question: ${golden.reason ?? ''}` : 'Answered');
  const send = (draft: Draft, isGolden: boolean): void => {
    if (draft.length === 0 || isSending) return;
    setState({ isSending: true, refusal: '' });
    void answerReview(id, bodyOf(draft, isGolden)).then(sent, (error: unknown) =>
      setState({ isSending: false, refusal: asFault(error).problem.detail }),
    );
  };
  return { isSending, refusal, send };
}

type GoldenProps = { readonly isOn: boolean; readonly canBe: boolean; readonly onChange: (isOn: boolean) => void };

const Golden = ({ isOn, canBe, onChange }: GoldenProps) => (
  <label class="check">
    <input type="checkbox" checked={isOn} disabled={!canBe} onChange={(event) => onChange(event.currentTarget.checked)} /> Keep as a golden
    question too
  </label>
);

/** What stands in the answer so far. */
function Said({ draft, onDraft }: Pick<DeskProps, 'draft' | 'onDraft'>) {
  if (draft.length === 0) return <p class="quiet">Choose sentences of the passages, or write below.</p>;
  return (
    <ol class="said" data-testid="said">
      {draft.map((said, index) => (
        <li
          key={isQuote(said) ? `${said.chunkId} ${said.span.start} ${said.span.end}` : said.own}
          class={isQuote(said) ? 'is-quote' : 'is-own'}
        >
          <span dir="auto">
            {isQuote(said) ? said.text : said.own} <span class="quiet small">{isQuote(said) ? said.title : 'your words'}</span>
          </span>
          <span class="said-acts">
            <button
              type="button"
              class="plain"
              aria-label="Move up"
              disabled={index === 0}
              onClick={() => onDraft(moved(draft, index, -1))}
            >
              <Icon name="chevron" />
            </button>
            <button type="button" class="plain" aria-label="Leave out" onClick={() => onDraft(without(draft, index))}>
              <Icon name="close" />
            </button>
          </span>
        </li>
      ))}
    </ol>
  );
}

type DismissProps = { readonly review: ReviewCase; readonly onClose: () => void; readonly onDone: () => void };

const DismissDialog = ({ review, onClose, onDone }: DismissProps) => (
  <FormDialog
    title="Dismiss this question"
    action="Dismiss"
    onClose={onClose}
    onSubmit={async (form) => {
      await dismissReview(review.id, fieldOf(form, 'reason'));
      onDone();
    }}
  >
    <label for="dismiss-reason">Why? Who asked is told this.</label>
    <textarea id="dismiss-reason" name="reason" rows={3} maxLength={1000} required autofocus dir="auto" />
    {review.effect === 'hold' && <p class="quiet small">Who asked waits for an answer and will get none.</p>}
  </FormDialog>
);
