import { count, milliseconds } from '../format/quantity.ts';
import { addressOfExplanation } from '../explain/calls.ts';
import { announce } from '../parts/announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { Failure } from '../parts/states.tsx';
import { HttpFault } from '../http/fault.ts';
import type { AnswerProps } from './answer-props.ts';
import { type Asking, isRunning } from './asking.ts';
import { Feedback } from './feedback.tsx';
import { GateEvidence } from './gate-evidence.tsx';
import { addressOf } from './questions.ts';
import { Sentences } from './sentences.tsx';
import { Nearest, Sources } from './sources.tsx';
import { Remarks } from './remarks.tsx';
import { ReviewNote, useReviewNews } from './review-note.tsx';
import { summarise } from './summary.ts';
import { Verdicts } from './verdicts.tsx';

/** One question and what came of it: the line that sums it up, the sentences, what they rest on. */
export function AnswerView(props: AnswerProps) {
  const { asking } = props;
  useReviewNews(asking.answer);
  const hasWords = asking.parts.length > 0 || Boolean(asking.answer?.answer);
  return (
    <article class="answer-view" aria-busy={isRunning(asking)}>
      <StatusLine asking={asking} />
      {asking.problem && <Failure fault={new HttpFault(asking.problem)} onRetry={() => props.onAskAgain(asking.body)} />}
      {hasWords && asking.answer?.status !== 'abstained' && <Sentences {...props} />}
      {asking.answer && <Verdicts outcome={asking.answer} />}
      {asking.answer && <Remarks outcome={asking.answer} />}
      {asking.answer && <ReviewNote outcome={asking.answer} question={asking.body.question} />}
      <Sources {...props} />
      <Nearest {...props} />
      {asking.answer && <Foot asking={asking} />}
    </article>
  );
}

function StatusLine({ asking }: { readonly asking: Asking }) {
  if (asking.answer) {
    const { tone, head, detail } = summarise(asking.answer);
    return (
      <div class={`status-line ${tone}`} role="status">
        <strong>{head}</strong>
        {detail !== '' && <p>{detail}</p>}
        {asking.answer.status === 'abstained' && <GateEvidence gate={asking.answer.gate} withScore={detail === ''} />}
      </div>
    );
  }
  if (asking.phase === 'stopped')
    return (
      <p class="status-line neutral">
        Stopped. {asking.parts.length > 0 ? 'Below is what was verified until then.' : 'Nothing had been verified yet.'}
      </p>
    );
  if (asking.phase === 'failed')
    return asking.parts.length > 0 ? <p class="status-line neutral">Below is what was verified until then.</p> : null;
  return (
    <p class="status-line working" role="status">
      {asking.phase === 'searching'
        ? 'Searching your documents'
        : `Reading ${count(asking.passages.length)} passages, showing each sentence once it is verified`}
      <span class="dots" aria-hidden="true" />
    </p>
  );
}

const modeNames = { extract: 'sentences as they stand', compose: 'written by the model', retrieval_only: 'passages only' };

function Foot({ asking: { answer, body } }: { readonly asking: Asking }) {
  if (!answer) return null;
  const total = answer.timings['total'];
  const query = answer.understood?.query ?? body.question;
  // Whoever follows the link has not asked the questions before it.
  const link = new URL(addressOf({ ...body, question: query }), location.href).href;
  const copyLink = (): void =>
    void navigator.clipboard.writeText(link).then(
      () => announce('Link copied'),
      () => announce(`The link could not be copied: ${link}`),
    );
  return (
    <footer class="answer-foot">
      <Feedback key={answer.id} id={answer.id} />
      <button type="button" class="plain" onClick={copyLink}>
        <Icon name="link" /> Copy link
      </button>
      <span class="spring" />
      <span class="quiet small">
        {total !== undefined && `${milliseconds(total)} · `}
        {modeNames[answer.mode]} · <a href={addressOfExplanation(query, body.collections?.[0])}>Why these passages?</a> ·{' '}
        <a href={`/questions/${encodeURIComponent(answer.id)}`}>How this came about</a>
      </span>
    </footer>
  );
}
