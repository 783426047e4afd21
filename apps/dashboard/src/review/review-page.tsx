import type { ListOf, Review } from '../http/bodies.ts';
import { query, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { canAdministrate, canEdit } from '../http/session.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { useMore } from '../parts/more.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { Ago, Badge } from '../parts/words.tsx';
import { route } from '../shell/route.ts';
import { listReviews, type Tab } from './calls.ts';
import { madeWords, personWords, whyWords } from './words.ts';

const tabs: readonly (readonly [Tab, string])[] = [
  ['waiting', 'Waiting'],
  ['answered', 'Answered'],
  ['dismissed', 'Dismissed'],
];

/** Which questions wait for a person? */
export function ReviewPage() {
  const wanted = route.value.search.get('state');
  const tab = tabs.find(([name]) => name === wanted)?.[0] ?? 'waiting';
  const load = useLoad(`reviews ${tab}`, (signal) => listReviews(tab, signal));
  if (!canEdit())
    return (
      <div class="page">
        <Empty title="Review is for editors">
          <p>Sign in with an editor's key to answer questions that wait for a person.</p>
        </Empty>
      </div>
    );
  return (
    <div class="page">
      <h1>Review</h1>
      <nav class="parts-nav" aria-label="Questions by what became of them">
        {tabs.map(([name, title]) => (
          <a
            key={name}
            href={query('/review', { state: name === 'waiting' ? null : name })}
            aria-current={name === tab ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      <Loaded key={tab} load={load} lines={8}>
        {(first) => <Reviews first={first} tab={tab} />}
      </Loaded>
    </div>
  );
}

function Reviews({ first, tab }: { readonly first: ListOf<Review>; readonly tab: Tab }) {
  const { items, button } = useMore(first, (cursor) => listReviews(tab, undefined, cursor));
  if (items.length === 0) return <Nothing tab={tab} />;
  return (
    <>
      <ol class="review-list" aria-label="Questions" onKeyDown={moveWithArrows}>
        {items.map((review) => (
          <li key={review.id}>
            <Row review={review} />
          </li>
        ))}
      </ol>
      {button}
    </>
  );
}

const Row = ({ review }: { readonly review: Review }) => (
  <a class="review-row" data-stop data-testid="review-row" href={`/review/${segment(review.id)}`}>
    <span class="review-question" dir="auto">
      {review.question}
    </span>
    <span class="review-state">
      <State review={review} />
    </span>
    <span class="quiet small review-why">
      <bdi>{whyWords(review.policies).join('; ')}</bdi>
    </span>
    <span class="quiet small review-who">
      <Ago at={review.askedAt} /> by <bdi>{personWords(review.askedBy)}</bdi> · {madeWords[review.status]}
    </span>
  </a>
);

function State({ review: { state, effect, takenBy, settledBy } }: { readonly review: Review }) {
  if (takenBy) return <Badge tone="neutral">{takenBy.you ? 'you are at it' : `${takenBy.key ?? takenBy.role} is at it`}</Badge>;
  if (settledBy)
    return (
      <Badge tone={state === 'answered' ? 'good' : 'neutral'}>
        {settledBy.key ?? settledBy.role}, <Ago at={settledBy.at} />
      </Badge>
    );
  return <Badge tone={effect === 'hold' ? 'attention' : 'neutral'}>{effect === 'hold' ? 'somebody waits' : 'to be checked'}</Badge>;
}

const nothing: Readonly<Record<Tab, string>> = {
  waiting: 'No question waits for a person',
  answered: 'No question has been answered by a person yet',
  dismissed: 'No question has been dismissed yet',
};

const Nothing = ({ tab }: { readonly tab: Tab }) => (
  <Empty title={nothing[tab]}>
    <p>
      Policies say which questions come here: those with certain words, those without an answer, those whose sources are stale, and others.
    </p>
    <p>
      {canAdministrate()
        ? 'A collection’s page Review has its policies.'
        : 'An admin sets them on a collection’s page Review. Some are for reviewers of certain groups alone.'}{' '}
      <a href="/documents">Choose a collection</a>
    </p>
  </Empty>
);
