import { useState } from 'preact/hooks';
import { asFault } from '../http/fault.ts';
import { Icon } from '../parts/icon.tsx';
import { rate } from './questions.ts';

type Rating = 'up' | 'down';

/** Was the answer of use? A "no" may say why. */
export function Feedback({ id }: { readonly id: string }) {
  const [given, setGiven] = useState<Rating | null>(null);
  const [note, setNote] = useState('');
  const give = (rating: Rating, comment?: string): void => {
    setGiven(rating);
    rate(id, rating, comment).then(
      () => setNote(rating === 'up' || comment ? 'Thank you, noted.' : ''),
      (error: unknown) => (setGiven(null), setNote(`Not noted: ${asFault(error).problem.detail}`)),
    );
  };
  return (
    <div class="feedback" role="group" aria-label="Was this answer of use?">
      <button type="button" class="plain" data-testid="feedback-up" aria-pressed={given === 'up'} onClick={() => give('up')}>
        <Icon name="up" /> Useful
      </button>
      <button type="button" class="plain" data-testid="feedback-down" aria-pressed={given === 'down'} onClick={() => give('down')}>
        <Icon name="down" /> Not useful
      </button>
      {given === 'down' && note === '' && <Why onSay={(comment) => give('down', comment)} />}
      <span class="quiet small" role="status">
        {note}
      </span>
    </div>
  );
}

function Why({ onSay }: { readonly onSay: (comment: string) => void }) {
  const [comment, setComment] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    if (comment.trim() !== '') onSay(comment.trim());
  };
  return (
    <form class="field-row" onSubmit={submit}>
      <input
        type="text"
        aria-label="What was wrong"
        placeholder="What was wrong?"
        maxLength={4000}
        value={comment}
        onInput={(event) => setComment(event.currentTarget.value)}
      />
      <button type="submit" class="button">
        Send
      </button>
    </form>
  );
}
