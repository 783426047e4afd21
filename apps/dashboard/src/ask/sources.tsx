import type { Citation, Passage } from '../http/bodies.ts';
import { many } from '../format/quantity.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Badge } from '../parts/words.tsx';
import { isSamePlace, placeOf, placeOfPassage } from '../reading/place.ts';
import type { AnswerProps } from './answer-props.ts';

/** What the answer rests on, one line per citation. */
export function Sources({ asking, opened, onOpen }: AnswerProps) {
  if (asking.citations.length === 0) return null;
  const stale = new Set(asking.answer?.freshness.staleDocumentIds);
  const said = new Set(asking.parts.map((part) => part.sentence?.text.trim()));
  return (
    <section class="sources" aria-label="Sources">
      <h2>Sources</h2>
      <ol onKeyDown={moveWithArrows}>
        {asking.citations
          .toSorted((a, b) => a.marker - b.marker)
          .map((citation) => (
            <li key={citation.marker}>
              <button
                type="button"
                class="source"
                data-stop
                aria-pressed={isSamePlace(opened, placeOf(citation))}
                onClick={() => onOpen(placeOf(citation))}
              >
                <span class="source-marker">{citation.marker}</span>
                <SourceWords citation={citation} isStale={stale.has(citation.documentId)} isSaid={said.has(citation.quote.trim())} />
              </button>
            </li>
          ))}
      </ol>
    </section>
  );
}

type SourceProps = { readonly citation: Citation; readonly isStale: boolean; readonly isSaid: boolean };
/** The quote is left out where the answer above is the quote. */
const SourceWords = ({ citation, isStale, isSaid }: SourceProps) => (
  <span class="source-words">
    <span class="source-title" dir="auto">
      {citation.title}
      {citation.page !== null && <span class="quiet">, page {citation.page}</span>} {isStale && <Badge tone="attention">check again</Badge>}
    </span>
    {!isSaid && (
      <span class="source-quote" dir="auto">
        {citation.quote}
      </span>
    )}
  </span>
);

/** The passages that were read, in full view when they are all there is. */
export function Nearest({ asking, opened, onOpen }: AnswerProps) {
  const { passages, answer, parts, phase } = asking;
  if (passages.length === 0) {
    const isEmpty = answer !== null && answer.status !== 'answered';
    return isEmpty ? <p class="quiet">Nothing in these documents came near. Try other words, or choose all collections.</p> : null;
  }
  const isAll = parts.length === 0 && phase !== 'searching' && phase !== 'answering';
  const list = (
    <ol class="passages" onKeyDown={moveWithArrows}>
      {passages.map((passage) => (
        <li key={passage.chunkId}>
          <button
            type="button"
            class="source"
            data-stop
            aria-pressed={isSamePlace(opened, placeOfPassage(passage))}
            onClick={() => onOpen(placeOfPassage(passage))}
          >
            <PassageWords passage={passage} />
          </button>
        </li>
      ))}
    </ol>
  );
  if (!isAll)
    return (
      <details class="nearest">
        <summary>{many(passages.length, 'passage')} read</summary>
        {list}
      </details>
    );
  return (
    <section class="sources" aria-label="What was found nearest">
      <h2>{answer?.status === 'retrieval_only' ? 'Passages found' : 'What was found nearest'}</h2>
      {list}
    </section>
  );
}

const PassageWords = ({ passage }: { readonly passage: Passage }) => (
  <span class="source-words">
    <span class="source-title" dir="auto">
      {passage.title}
      <span class="quiet">
        {passage.headings.map((heading) => ` › ${heading}`)}
        {passage.page !== null && `, page ${passage.page}`}
      </span>{' '}
      {passage.freshness === 'stale' && <Badge tone="attention">check again</Badge>}
    </span>
    <span class="source-quote" dir="auto">
      {passage.text}
    </span>
  </span>
);
