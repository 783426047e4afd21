import { sentence } from '../format/sentence.ts';
import type { Passage } from '../http/bodies.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { isSamePlace, placeOfPassage } from '../reading/place.ts';
import { compactText, headingPath } from '../reading/passage-words.ts';
import { withoutMarks } from '../reading/without-marks.ts';
import { AgeBadge } from './age-badge.tsx';
import type { AnswerProps } from './answer-props.ts';
import { CareBadge } from './care-badge.tsx';
import { type Care, careOf, separated } from './guard-words.ts';

type ListProps = Pick<AnswerProps, 'asking' | 'opened' | 'onOpen'>;

/** What was read, the best first, each with its score and with the markers of the answer that quote it; below it what the guard set apart. */
export function PassageList(props: ListProps) {
  const { used, apart } = separated(props.asking.passages, props.asking.answer?.guard);
  return (
    <>
      <Passages {...props} passages={used} />
      {apart.length > 0 && (
        <section class="set-apart" aria-label="Set apart" data-testid="set-apart">
          <h3>
            Set apart <span class="quiet">{apart.length}</span>
          </h3>
          <p class="quiet small">Found, but the answer does not rest on these.</p>
          <Passages {...props} passages={apart} />
        </section>
      )}
    </>
  );
}

const Passages = ({ asking, opened, onOpen, passages }: ListProps & { readonly passages: readonly Passage[] }) => (
  <ol class="passages" onKeyDown={moveWithArrows}>
    {passages.map((passage) => (
      <li key={passage.chunkId}>
        <button
          type="button"
          class="source"
          data-stop
          data-testid="passage"
          aria-pressed={isSamePlace(opened, placeOfPassage(passage))}
          onClick={() => onOpen(placeOfPassage(passage))}
        >
          <PassageWords passage={passage} quotedAs={quotedAs(asking, passage)} care={careOf(passage, asking.answer?.guard)} />
        </button>
      </li>
    ))}
  </ol>
);

/** Beside an answer, where the screen has room. */
export const PassagesBeside = (props: ListProps) => (
  <aside class="beside-answer" aria-label="Passages read" data-testid="passages-beside">
    <h2>
      Passages read <span class="quiet">{separated(props.asking.passages, props.asking.answer?.guard).used.length}</span>
    </h2>
    <p class="quiet small">The best first. The score says how well each fits the question beside the others here, 0 to 1.</p>
    <PassageList {...props} />
  </aside>
);

const quotedAs = ({ citations }: ListProps['asking'], { chunkId }: Passage): readonly number[] =>
  citations.filter((citation) => citation.chunkId === chunkId).map(({ marker }) => marker);

type WordsProps = { readonly passage: Passage; readonly quotedAs: readonly number[]; readonly care: Care | null };
const PassageWords = ({ passage, quotedAs: markers, care }: WordsProps) => (
  <span class="source-words">
    <span class="source-title" dir="auto">
      {passage.title}
      <span class="quiet">
        {headingPath(passage)}
        {passage.page !== null && `, page ${passage.page}`}
      </span>{' '}
      <AgeBadge age={passage.freshness} /> {care && <CareBadge care={care} />}
    </span>
    {care && <bdi class="quiet small">{sentence(care.why)}</bdi>}
    <span class="passage-score small">
      <span class="score-track" aria-hidden="true">
        <span style={{ width: `${Math.round(Math.min(1, Math.max(0, passage.score)) * 100)}%` }} />
      </span>
      <span class="quiet">Score {passage.score.toFixed(2)}</span>
      {markers.length > 0 && <span class="quoted-as">Quoted as {markers.join(', ')}</span>}
    </span>
    {passage.context && (
      <span class="quiet small" dir="auto">
        {compactText(passage.context)}
      </span>
    )}
    <span class="source-quote" dir="auto">
      {withoutMarks(compactText(passage.text))}
    </span>
  </span>
);
