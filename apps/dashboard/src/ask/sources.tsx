import { dateOf } from '../format/time.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { isSamePlace, placeOf } from '../reading/place.ts';
import { withoutMarks } from '../reading/without-marks.ts';
import { AgeBadge } from './age-badge.tsx';
import { ageOf } from './age.ts';
import { CareBadge } from './care-badge.tsx';
import { careOfChunk, readWords } from './guard-words.ts';
import type { AnswerProps } from './answer-props.ts';
import { hasWords } from './asking.ts';
import { PassageList } from './passage-list.tsx';
import { type SourceLine, sourceLines } from './source-lines.ts';

/** What the answer rests on: a line for each page it quotes, with the markers that lead there and the date it has. */
export function Sources(props: AnswerProps) {
  const { asking } = props;
  if (asking.citations.length === 0) return null;
  const said = new Set(asking.parts.map((part) => part.sentence?.text.trim() ?? ''));
  return (
    <section class="sources" aria-label="Sources">
      <h2>Sources</h2>
      <ol onKeyDown={moveWithArrows}>
        {sourceLines(asking.citations, said).map((line) => (
          <li key={line.first.marker}>
            <SourceRow {...props} line={line} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SourceRow({ asking, opened, onOpen, line: { first, more, quote } }: AnswerProps & { readonly line: SourceLine }) {
  const all = [first, ...more];
  const age = ageOf(asking, first.documentId);
  const care = all.map(({ chunkId }) => careOfChunk(asking, chunkId)).find((found) => found !== null);
  const next = all[(all.findIndex((citation) => isSamePlace(opened, placeOf(citation))) + 1) % all.length] ?? first;
  const isOpen = all.some((citation) => isSamePlace(opened, placeOf(citation)));
  return (
    <button type="button" class="source" data-stop aria-pressed={isOpen} onClick={() => onOpen(placeOf(next))}>
      <span class="source-markers">{all.map((citation) => citation.marker).join(', ')}</span>
      <span class="source-words">
        <span class="source-title" dir="auto">
          {first.title}
          {first.page !== null && <span class="quiet">, page {first.page}</span>} {age && <AgeBadge age={age} />}{' '}
          {care && <CareBadge care={care} />}
        </span>
        {quote !== null && (
          <span class="source-quote" dir="auto">
            {withoutMarks(quote)}
          </span>
        )}
      </span>
      {age && (
        <span class="source-date quiet small" title={age.why}>
          {dateOf(age.date)}
        </span>
      )}
    </button>
  );
}

/** The passages that were read, in full view when they are all there is. */
export function Nearest(props: AnswerProps) {
  const { passages, answer, phase } = props.asking;
  // There was nothing to be near to.
  if (answer?.status === 'refused') return null;
  if (passages.length === 0) {
    const isEmpty = answer !== null && answer.status !== 'answered';
    return isEmpty ? <p class="quiet">Nothing in these documents came near. Try other words, or choose all collections.</p> : null;
  }
  if (hasWords(props.asking) || phase === 'searching' || phase === 'answering')
    return (
      <details class="nearest">
        <summary>{readWords(passages, answer?.guard)}</summary>
        <PassageList {...props} />
      </details>
    );
  return (
    <section class="sources" aria-label="What was found nearest">
      <h2>{answer?.status === 'retrieval_only' ? 'Passages found' : 'What was found nearest'}</h2>
      <PassageList {...props} />
    </section>
  );
}
