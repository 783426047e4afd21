import { useEffect, useState } from 'preact/hooks';
import { PersonsSentences } from '../ask/persons-sentences.tsx';
import type { ReviewCase } from '../http/bodies.ts';
import { segment } from '../http/client.ts';
import { asFault } from '../http/fault.ts';
import { useLoad } from '../http/load.ts';
import { canAdministrate } from '../http/session.ts';
import { announce } from '../parts/announce.tsx';
import { Icon } from '../parts/icon.tsx';
import { Loaded } from '../parts/states.tsx';
import { Ago, Badge } from '../parts/words.tsx';
import { findReview, releaseReview, takeReview } from './calls.ts';
import { type Draft, fromMade, keepDraft, keptDraft } from './draft.ts';
import { Desk } from './desk.tsx';
import { Evidence } from './evidence.tsx';
import { Made } from './made.tsx';
import { effectWords, personWords, whyWords } from './words.ts';

/** What is asked, what is there to answer it, and the answer that a person gives. */
export function CasePage({ id }: { readonly id: string }) {
  const load = useLoad(`review ${id}`, (signal) => findReview(id, signal));
  return (
    <div class="page review-page">
      <p class="small">
        <a href="/review">Review</a>
      </p>
      <Loaded load={load} lines={12}>
        {(review) => <Case review={review} onChanged={load.reload} />}
      </Loaded>
    </div>
  );
}

type CaseProps = { readonly review: ReviewCase; readonly onChanged: () => void };

function Case({ review, onChanged }: CaseProps) {
  const [draft, setDraft] = useState<Draft>(() => keptDraft(review.id));
  const isMine = review.takenBy?.you === true;
  const change = (next: Draft): void => (setDraft(next), keepDraft(review.id, next));
  useKept(isMine ? review.id : null, onChanged);
  return (
    <>
      <header class="page-head">
        <h1 dir="auto">{review.question}</h1>
      </header>
      <Facts review={review} />
      <div class="review-columns">
        <div class="review-left">
          {review.settledBy ? <Settled review={review} /> : <Taking review={review} onChanged={onChanged} />}
          {isMine && <Desk review={review} draft={draft} onDraft={change} onDone={onChanged} />}
          <Made review={review} onUse={isMine ? () => change(fromMade(review.made, review.passages)) : null} />
        </div>
        <Evidence review={review} draft={draft} onDraft={isMine ? change : null} />
      </div>
    </>
  );
}

const renewMs = 5 * 60_000;

/** While the page is open, the question stays with who took it. */
function useKept(id: string | null, onLost: () => void): void {
  useEffect(() => {
    if (id === null) return undefined;
    const lose = (error: unknown): void => (announce(asFault(error).problem.detail), onLost());
    const timer = setInterval(() => void takeReview(id).catch(lose), renewMs);
    return () => clearInterval(timer);
  }, [id]);
}

const Facts = ({ review }: { readonly review: ReviewCase }) => (
  <div class="review-facts">
    <p class="quiet">
      Asked <Ago at={review.askedAt} /> by <bdi>{personWords(review.askedBy)}</bdi>.{' '}
      {canAdministrate() && <a href={`/questions/${segment(review.id)}`}>How this came about</a>}
    </p>
    <p>
      <Badge tone={review.effect === 'hold' ? 'attention' : 'neutral'}>{effectWords[review.effect]}</Badge>
    </p>
    <ul>
      {whyWords(review.policies).map((words) => (
        <li key={words}>
          <bdi>{words}</bdi>
        </li>
      ))}
    </ul>
  </div>
);

function Taking({ review: { id, takenBy }, onChanged }: CaseProps) {
  const during = (work: Promise<unknown>, words: string): void =>
    void work.then(
      () => (announce(words), onChanged()),
      (error: unknown) => (announce(asFault(error).problem.detail), onChanged()),
    );
  if (takenBy && !takenBy.you)
    return (
      <p class="notice" role="status">
        <Icon name="clock" />
        <span>
          <bdi>{personWords(takenBy)}</bdi> is at it. You can take it if nothing happens until{' '}
          {new Date(takenBy.until).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}.
        </span>
      </p>
    );
  if (takenBy)
    return (
      <p class="quiet small">
        It is yours while this page is open.{' '}
        <button type="button" class="plain" onClick={() => during(releaseReview(id), 'Given back')}>
          Give it back
        </button>
      </p>
    );
  return (
    <p>
      <button type="button" class="primary" data-testid="take" autofocus onClick={() => during(takeReview(id), 'It is yours to answer')}>
        Answer this
      </button>{' '}
      <span class="quiet small">Nobody else can, while you do.</span>
    </p>
  );
}

function Settled({ review }: { readonly review: ReviewCase }) {
  const { settledBy, answer, reason, question, passages } = review;
  if (!settledBy) return null;
  return (
    <section aria-label="What a person made of it">
      <p class="status-line good">
        <strong>
          {answer ? 'Answered' : 'Dismissed'} by <bdi>{personWords(settledBy)}</bdi>, <Ago at={settledBy.at} />
        </strong>
      </p>
      {reason !== null && <p dir="auto">{reason}</p>}
      {answer && <PersonsSentences question={question} answer={answer} passages={passages} />}
    </section>
  );
}
