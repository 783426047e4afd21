import { count } from '../format/quantity.ts';
import { Failure } from '../parts/states.tsx';
import { HttpFault } from '../http/fault.ts';
import { AnswerFoot } from './answer-foot.tsx';
import type { AnswerProps } from './answer-props.ts';
import { type Asking, hasWords, isRunning } from './asking.ts';
import { Choices } from './choices.tsx';
import { GateEvidence } from './gate-evidence.tsx';
import { GuardNote } from './guard-note.tsx';
import { NextQuestions } from './next-questions.tsx';
import { UnansweredParts } from './question-parts.tsx';
import { renew } from './questions.ts';
import { Sentences } from './sentences.tsx';
import { Nearest, Sources } from './sources.tsx';
import { Remarks } from './remarks.tsx';
import { ReviewNote, useReviewNews } from './review-note.tsx';
import { summarise } from './summary.ts';
import { Verdicts } from './verdicts.tsx';

/** One question and what came of it: the line that sums it up, the sentences, what they rest on. */
export function AnswerView(props: AnswerProps) {
  const { asking } = props;
  useReviewNews(asking.answer, renew);
  return (
    <article class="answer-view" aria-busy={isRunning(asking)}>
      <StatusLine asking={asking} />
      {asking.problem && <Failure fault={new HttpFault(asking.problem)} onRetry={() => props.onAskAgain(asking.body)} />}
      {hasWords(asking) && <Sentences {...props} />}
      {asking.answer?.choices && (
        <Choices choices={asking.answer.choices} onAsk={(question) => props.onAskAgain({ ...asking.body, question })} />
      )}
      {asking.answer && <UnansweredParts answer={asking.answer} />}
      {asking.answer && <Verdicts outcome={asking.answer} />}
      {asking.answer && <Remarks outcome={asking.answer} />}
      {asking.answer && <GuardNote outcome={asking.answer} />}
      {asking.answer && <ReviewNote outcome={asking.answer} question={asking.body.question} />}
      <Sources {...props} />
      <Nearest {...props} />
      {asking.answer && <AnswerFoot asking={asking} />}
      {asking.answer && <NextQuestions answer={asking.answer} onAsk={(question) => props.onAskAgain({ ...asking.body, question })} />}
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
        {asking.answer.status === 'abstained' && !asking.answer.choices && (
          <GateEvidence gate={asking.answer.gate} withScore={detail === ''} />
        )}
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
