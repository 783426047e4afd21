import type { Passage } from '../http/bodies.ts';
import { many } from '../format/quantity.ts';
import { moveWithArrows } from '../parts/arrow-keys.ts';
import { Badge } from '../parts/words.tsx';
import { isSamePlace, placeOf, placeOfPassage } from '../reading/place.ts';
import { compactText, headingPath } from '../reading/passage-words.ts';
import type { AnswerProps } from './answer-props.ts';
import { type SourceLine, sourceLines } from './source-lines.ts';

/** What the answer rests on: a line for each page it quotes, with the markers that lead there. */
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
  const freshness = asking.answer?.freshness.documents.find((document) => document.documentId === first.documentId);
  const next = all[(all.findIndex((citation) => isSamePlace(opened, placeOf(citation))) + 1) % all.length] ?? first;
  const isOpen = all.some((citation) => isSamePlace(opened, placeOf(citation)));
  return (
    <button type="button" class="source" data-stop aria-pressed={isOpen} onClick={() => onOpen(placeOf(next))}>
      <span class="source-words">
        <span class="source-title" dir="auto">
          {first.title}
          {first.page !== null && <span class="quiet">, page {first.page}</span>} {freshness && <AgeBadge freshness={freshness} />}
        </span>
        {quote !== null && (
          <span class="source-quote" dir="auto">
            {quote}
          </span>
        )}
      </span>
      <span class="source-markers">{all.map((citation) => citation.marker).join(', ')}</span>
    </button>
  );
}

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

const ageWords = { stale: 'check again', expired: 'expired', superseded: 'replaced since' };

/** Only what someone should look at; the reason on hover. */
function AgeBadge({ freshness: { verdict, why } }: { readonly freshness: Pick<Passage['freshness'], 'verdict' | 'why'> }) {
  if (verdict === 'current' || verdict === 'unverified') return null;
  return (
    <span title={why}>
      <Badge tone="attention">{ageWords[verdict]}</Badge>
    </span>
  );
}

const PassageWords = ({ passage }: { readonly passage: Passage }) => (
  <span class="source-words">
    <span class="source-title" dir="auto">
      {passage.title}
      <span class="quiet">
        {headingPath(passage)}
        {passage.page !== null && `, page ${passage.page}`}
      </span>{' '}
      <AgeBadge freshness={passage.freshness} />
    </span>
    {passage.context && (
      <span class="quiet small" dir="auto">
        {compactText(passage.context)}
      </span>
    )}
    <span class="source-quote" dir="auto">
      {compactText(passage.text)}
    </span>
  </span>
);
