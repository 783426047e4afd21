import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { send, segment } from '../http/client.ts';
import { useLoad } from '../http/load.ts';
import { Loaded } from '../parts/states.tsx';
import { bringIntoView } from './bring-into-view.ts';
import type { Place } from './place.ts';
import { isWithin, segmentsOf, widen, windowAround, type Segment } from './segments.ts';

/** The text as the service counts in it. Not Response.text(), which would drop a leading byte-order mark and shift every span. */
async function readText(place: Place, signal: AbortSignal): Promise<string> {
  const response = await send(`/v1/documents/${segment(place.documentId)}/revisions/${place.revision}/text`, {
    accept: 'text/plain',
    signal,
  });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}

/** A revision's canonical text with the place marked and in view. */
export function Reader({ place }: { readonly place: Place }) {
  const text = useLoad(`text ${place.documentId} ${place.revision}`, (signal) => readText(place, signal));
  return (
    <Loaded load={text} lines={12}>
      {(body) => <Text key={`${place.span?.start} ${place.span?.end}`} text={body} place={place} />}
    </Loaded>
  );
}

function Text({ text, place: { span, quote } }: { readonly text: string; readonly place: Place }) {
  const [window, setWindow] = useState(() => windowAround(text.length, span));
  const mark = useRef<HTMLElement>(null);
  useEffect(() => bringIntoView(mark.current), []);
  const segments = useMemo(() => segmentsOf(text, window, span), [text, window, span]);
  if (text === '') return <p class="quiet">This revision has no text.</p>;
  return (
    <>
      <Check text={text} span={span} quote={quote} />
      {window.start > 0 && (
        <button type="button" class="plain" onClick={() => setWindow(widen(window, text.length, 'start'))}>
          Show what stands before
        </button>
      )}
      <div class="document-text" dir="auto">
        {segments.map((piece, index) => (
          <Piece key={index} piece={piece} markRef={mark} />
        ))}
      </div>
      {window.end < text.length && (
        <button type="button" class="plain" onClick={() => setWindow(widen(window, text.length, 'end'))}>
          Show what follows
        </button>
      )}
    </>
  );
}

function Piece({ piece, markRef }: { readonly piece: Segment; readonly markRef: { current: HTMLElement | null } }) {
  if (piece.kind === 'text') return <>{piece.text}</>;
  return (
    <mark ref={markRef} data-testid="highlight" tabIndex={-1}>
      {piece.text}
    </mark>
  );
}

/** A highlight is only worth something if it can be wrong: say so when the words differ. */
function Check({ text, span, quote }: { readonly text: string } & Pick<Place, 'span' | 'quote'>) {
  if (!span || (isWithin(text, span) && (quote === null || text.slice(span.start, span.end) === quote))) return null;
  return (
    <p class="notice attention" role="alert">
      {isWithin(text, span) ? 'The words marked below differ from the quote.' : 'The quoted place lies outside this text.'} Ask again to get
      a citation of the revision in use.
    </p>
  );
}
