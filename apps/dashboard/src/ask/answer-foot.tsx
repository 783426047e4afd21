import { addressOfExplanation } from '../explain/calls.ts';
import { milliseconds } from '../format/quantity.ts';
import { copy } from '../parts/clipboard.ts';
import { Icon } from '../parts/icon.tsx';
import type { Asking } from './asking.ts';
import { addressOf } from './conversation.ts';
import { asMarkdown } from './copy-answer.ts';
import { Feedback } from './feedback.tsx';
import { rungWords } from './rung-words.ts';

/** What one does with an answer: judge it, take it along, look into how it came about. */
export function AnswerFoot({ asking }: { readonly asking: Asking }) {
  const { answer, body } = asking;
  if (!answer) return null;
  const total = answer.timings['total'];
  const query = answer.understood?.query ?? body.question;
  // Whoever follows the link has not asked the questions before it, and is answered from what they may read themselves.
  const link = new URL(addressOf({ ...body, question: query }), location.href).href;
  return (
    <footer class="answer-foot">
      <Feedback key={answer.id} id={answer.id} />
      {answer.citations.length > 0 && (
        <button
          type="button"
          class="plain"
          data-testid="copy-answer"
          onClick={() => void copy(asMarkdown(asking, location.origin), 'Answer with its sources')}
        >
          <Icon name="copy" /> Copy with sources
        </button>
      )}
      <button
        type="button"
        class="plain"
        title="Whoever opens it is answered from the documents they may read themselves"
        onClick={() => void copy(link, 'Link')}
      >
        <Icon name="link" /> Copy link
      </button>
      <span class="spring" />
      <span class="quiet small">
        {total !== undefined && `${milliseconds(total)} · `}
        {answer.review?.effect === 'hold' && answer.review.answer ? 'answered by a person' : rungWords(answer)} ·{' '}
        {answer.status !== 'refused' && (
          <>
            <a href={addressOfExplanation(query, body.collections?.[0])}>Why these passages?</a> ·{' '}
          </>
        )}
        <a href={`/questions/${encodeURIComponent(answer.id)}`}>How this came about</a>
      </span>
    </footer>
  );
}
