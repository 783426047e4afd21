import { useRef, useState } from 'preact/hooks';
import { sentence } from '../format/sentence.ts';
import type { Citation } from '../http/bodies.ts';
import { isSamePlace, type Place, placeOf } from '../reading/place.ts';
import { quoteInContext } from '../reading/quote-in-context.ts';
import { withoutMarks } from '../reading/without-marks.ts';
import { ageOf, ageWord } from './age.ts';
import type { Asking } from './asking.ts';
import { careOfChunk } from './guard-words.ts';

type MarkerProps = {
  readonly marker: number;
  readonly asking: Asking;
  readonly opened: Place | null;
  readonly onOpen: (place: Place) => void;
};

/** The number behind a sentence: pointing at it shows the quote, choosing it opens the document there. */
export function Marker({ marker, asking, opened, onOpen }: MarkerProps) {
  const [at, setAt] = useState<DOMRect | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const touched = useRef(false);
  const citation = asking.citations.find((candidate) => candidate.marker === marker);
  if (!citation) return <sup class="marker is-waiting">{marker}</sup>;
  const show = (): void => setAt(button.current?.getBoundingClientRect() ?? null);
  const hide = (): void => setAt(null);
  const age = ageOf(asking, citation.documentId);
  const care = careOfChunk(asking, citation.chunkId);
  const words = [age && ageWord(age), care && care.word].filter((word) => word !== null);
  const warning = words.join(', ');
  const where = [`${citation.title}${citation.page === null ? '' : `, page ${citation.page}`}`, ...words].join(', ');
  // A finger cannot hover: its first touch shows the quote, the second opens the document.
  const onPointerDown = ({ pointerType }: PointerEvent): void => void (touched.current = pointerType === 'touch' && at === null);
  const onClick = (): void => {
    if (touched.current) return show();
    hide();
    onOpen(placeOf(citation));
  };
  return (
    <span class="marker-place" onMouseEnter={show} onMouseLeave={hide}>
      <button
        ref={button}
        type="button"
        class={`marker ${warning === '' ? '' : 'is-old'}`}
        data-testid="citation-marker"
        aria-label={`Source ${marker}: ${where}. Open the document there`}
        aria-pressed={isSamePlace(opened, placeOf(citation))}
        onFocus={show}
        onBlur={hide}
        onKeyDown={(event) => event.key === 'Escape' && hide()}
        onPointerDown={onPointerDown}
        onClick={onClick}
      >
        {marker}
        {warning !== '' && <span class="old">{warning}</span>}
      </button>
      {at && <QuoteCard citation={citation} asking={asking} at={at} where={where} why={care && care.why} />}
    </span>
  );
}

const cardWidth = 360;

/** The quote with the words around it, above or below the marker, wherever there is room. */
function QuoteCard({
  citation,
  asking,
  at,
  where,
  why,
}: {
  readonly citation: Citation;
  readonly asking: Asking;
  readonly at: DOMRect;
  readonly where: string;
  /** Why it is to be read with care. */
  readonly why: string | null;
}) {
  const { before, quote, after } = quoteInContext(citation, asking.passages);
  const left = Math.max(12, Math.min(at.left - 24, window.innerWidth - cardWidth - 12));
  const isBelow = at.top < window.innerHeight / 2;
  const vertical = isBelow ? { top: `${at.bottom + 4}px` } : { bottom: `${window.innerHeight - at.top + 4}px` };
  return (
    <span class="quote-card" role="tooltip" style={{ left: `${left}px`, ...vertical }}>
      <span class="quote-card-title" dir="auto">
        {where}
      </span>
      {why !== null && <bdi class="quiet small">{sentence(why)}</bdi>}
      <span class="quote-card-text" dir="auto">
        <span class="quiet">{withoutMarks(before)}</span>
        <mark>{withoutMarks(quote)}</mark>
        <span class="quiet">{withoutMarks(after)}</span>
      </span>
      <span class="quiet small on-touch">Touch the number again to open the document.</span>
    </span>
  );
}
