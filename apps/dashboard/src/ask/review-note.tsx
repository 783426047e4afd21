import { useEffect } from 'preact/hooks';
import type { Answer, Trace } from '../http/bodies.ts';
import { get, segment } from '../http/client.ts';
import { announce } from '../parts/announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { PersonsSentences } from './persons-sentences.tsx';
import { copiedWords, isWaiting } from './review-words.ts';

type NoteProps = { readonly outcome: Pick<Answer, 'id' | 'review' | 'passages'>; readonly question: string; readonly isOwnPage?: boolean };

/** Of a question that goes to a person: that one need not wait here, or what the person said beside the answer. */
export function ReviewNote({ outcome: { id, review, passages }, question, isOwnPage = false }: NoteProps) {
  if (!review) return null;
  if (review.effect === 'hold')
    return isWaiting(review) ? (
      <p class="quiet" role="status" data-testid="waits-for-person">
        <Icon name="clock" /> This page shows the answer when it comes.
        {!isOwnPage && (
          <>
            {' '}
            It will also stand on <a href={`/questions/${segment(id)}`}>the question's own page</a>.
          </>
        )}
      </p>
    ) : null;
  return (
    <section class="review-note" aria-label="What a person says">
      <p class={isWaiting(review) ? 'quiet' : ''} role="status">
        <Icon name="check" /> <bdi>{copiedWords(review)}</bdi>
      </p>
      {review.answer && <PersonsSentences question={question} answer={review.answer} passages={passages} />}
    </section>
  );
}

const firstWaitMs = 3000;
const longestWaitMs = 30_000;

/** Looks for what a person made of a question in view, less and less often; not while nobody looks. */
export function useReviewNews(outcome: Pick<Answer, 'id' | 'review'> | null, onNews: (answer: Answer) => void): void {
  const { id = '', review } = outcome ?? {};
  const state = review && isWaiting(review) ? review.state : null;
  useEffect(() => {
    if (state === null) return undefined;
    const abort = new AbortController();
    let waitMs = firstWaitMs;
    const tell = (news: Answer | null): void => void (news && onNews(news));
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'visible') await bring(id, state, abort.signal).then(tell, () => undefined);
      if (abort.signal.aborted) return;
      waitMs = Math.min(waitMs * 1.5, longestWaitMs);
      timer = setTimeout(() => void look(), waitMs);
    };
    let timer = setTimeout(() => void look(), waitMs);
    return () => (clearTimeout(timer), abort.abort());
  }, [id, state]);
}

/** The answer once its review has moved on, null before. */
async function bring(id: string, before: string, signal: AbortSignal): Promise<Answer | null> {
  const trace = await get<Trace>(`/v1/questions/${segment(id)}`, signal);
  const { status, rung } = trace;
  if (signal.aborted || !trace.review || trace.review.state === before || status === 'failed' || rung === 'failed') return null;
  if (!isWaiting(trace.review)) announce('A person has looked at your question');
  return { ...trace, status, rung };
}
