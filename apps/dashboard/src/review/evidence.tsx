import { useState } from 'preact/hooks';
import type { ReviewCase, ReviewPassage } from '../http/bodies.ts';
import { asFault } from '../http/fault.ts';
import { many } from '../format/quantity.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { fieldOf } from '../parts/field.ts';
import { Icon } from '../parts/icon.tsx';
import { headingPath } from '../reading/passage-words.ts';
import { addressOfPlace, placeOfPassage } from '../reading/place.ts';
import { searchForReview } from './calls.ts';
import { type Draft, has, type Quote, toggle } from './draft.ts';

type EvidenceProps = {
  readonly review: ReviewCase;
  readonly draft: Draft;
  /** Null: nothing can be quoted now. */
  readonly onDraft: ((draft: Draft) => void) | null;
};

/** The passages beside the question; a sentence that is chosen is quoted. */
export function Evidence({ review, draft, onDraft }: EvidenceProps) {
  const [found, setFound] = useState<readonly ReviewPassage[]>([]);
  const { passages, withheld } = review;
  const others = found.filter(({ chunkId }) => !passages.some((passage) => passage.chunkId === chunkId));
  return (
    <section class="evidence" aria-label="Evidence">
      <h2>
        {many(passages.length, 'passage')} found{' '}
        {onDraft && <span class="quiet">choose a sentence to quote it; arrow keys go through them</span>}
      </h2>
      {withheld > 0 && (
        <p class="notice attention">
          <Icon name="key" />
          <span>{withheld === 1 ? 'One passage is' : `${withheld} passages are`} withheld: you may not see the documents.</span>
        </p>
      )}
      <Passages passages={passages} draft={draft} onDraft={onDraft} />
      {onDraft && <More review={review} onFound={setFound} />}
      {others.length > 0 && <Passages passages={others} draft={draft} onDraft={onDraft} />}
    </section>
  );
}

type PassagesProps = Omit<EvidenceProps, 'review'> & { readonly passages: readonly ReviewPassage[] };

const Passages = ({ passages, ...rest }: PassagesProps) => (
  <ol class="evidence-list" onKeyDown={moveWithArrows}>
    {passages.map((passage) => (
      <li key={passage.chunkId}>
        <PassageCard passage={passage} {...rest} />
      </li>
    ))}
  </ol>
);

const ageWords = { current: null, unverified: null, stale: 'stale', superseded: 'replaced since', expired: 'not valid now' };

function PassageCard({ passage, draft, onDraft }: Omit<EvidenceProps, 'review'> & { readonly passage: ReviewPassage }) {
  const { title, page, scores, freshness, sentences, context } = passage;
  const age = ageWords[freshness.verdict];
  return (
    <article>
      <p class="evidence-head">
        <a href={addressOfPlace(placeOfPassage(passage))} dir="auto">
          {title}
          {headingPath(passage)}
          {page !== null && `, page ${page}`}
        </a>{' '}
        <span class="quiet small" title={scores?.why}>
          {figuresOf(passage)}
          {age !== null && (
            <>
              {' · '}
              <span class="bad-words" title={freshness.why}>
                {age}
              </span>
            </>
          )}
        </span>
      </p>
      {context && (
        <p class="quiet small" dir="auto">
          {context}
        </p>
      )}
      <p class="evidence-text" dir="auto">
        {sentences.map((sentence) => (
          <QuotableSentence
            key={sentence.span.start}
            quote={{ chunkId: passage.chunkId, span: sentence.span, text: sentence.text, title }}
            draft={draft}
            onDraft={onDraft}
          />
        ))}
      </p>
    </article>
  );
}

function figuresOf({ score, scores }: ReviewPassage): string {
  const cosine = scores?.cosine;
  const figures = [score > 0 ? `score ${score.toFixed(2)}` : '', typeof cosine === 'number' ? `alike ${cosine.toFixed(2)}` : ''];
  return figures.filter((figure) => figure !== '').join(', ');
}

function QuotableSentence({ quote, draft, onDraft }: Omit<EvidenceProps, 'review'> & { readonly quote: Quote }) {
  if (!onDraft) return <span>{quote.text} </span>;
  return (
    <button
      type="button"
      class="quotable"
      data-stop
      data-testid="quotable"
      aria-pressed={has(draft, quote)}
      onClick={() => onDraft(toggle(draft, quote))}
    >
      {quote.text}
    </button>
  );
}

/** Looks for more to quote from. */
function More({ review, onFound }: { readonly review: ReviewCase; readonly onFound: (passages: readonly ReviewPassage[]) => void }) {
  const [said, setSaid] = useState('');
  const show = ({ items, withheld }: Awaited<ReturnType<typeof searchForReview>>): void => {
    const hidden = withheld === 0 ? '' : `; ${withheld} left out, because who asked may not see them`;
    setSaid(`${many(items.length, 'passage')} found${hidden}`);
    onFound(items);
  };
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const words = fieldOf(event.currentTarget, 'query');
    if (words === '') return;
    setSaid('Searching');
    void searchForReview(review.id, words).then(show, (error: unknown) => setSaid(asFault(error).problem.detail));
  };
  return (
    <form class="evidence-more" onSubmit={submit}>
      <label for="more-evidence">Look for more to quote from</label>
      <div class="field-row">
        <input id="more-evidence" name="query" type="search" maxLength={2000} data-search />
        <button type="submit" class="button">
          Search
        </button>
      </div>
      <p class="quiet small" role="status">
        {said}
      </p>
    </form>
  );
}
