import { count, many } from '../format/quantity.ts';
import type { Preview } from './chunking-calls.ts';

type Chunk = Preview['chunks'][number];

/** The text with its chunks in alternating tints; what the service puts before a chunk stands apart from what the document says. */
export function CutText({ preview }: { readonly preview: Preview }) {
  const { chunks, counts, text } = preview;
  return (
    <>
      <ol class="cut-text" aria-label="Chunks">
        {chunks.map((chunk, index) => (
          <CutPiece key={chunk.ordinal} chunk={chunk} before={chunks[index - 1]} text={text} />
        ))}
      </ol>
      {counts.chunks > chunks.length && (
        <p class="quiet">
          The first {count(chunks.length)} of {many(counts.chunks, 'chunk')}.
        </p>
      )}
    </>
  );
}

function CutPiece({ chunk, before, text }: { readonly chunk: Chunk; readonly before: Chunk | undefined; readonly text: string }) {
  const { ordinal, span, tokens, headings, context, page, section } = chunk;
  const repeated = Math.max(0, Math.min((before?.span.end ?? 0) - span.start, span.end - span.start));
  const where = [...headings, ...(page === null ? [] : [`page ${page}`])].join(' › ');
  return (
    <li class={ordinal % 2 === 0 ? 'cut-even' : 'cut-odd'} data-begins-section={section.start === span.start}>
      <p class="cut-words">
        {count(ordinal + 1)} · {many(tokens, 'token')}
        {where !== '' && ` · ${where}`}
      </p>
      {context !== null && <p class="cut-words cut-context">{context}</p>}
      <p class="document-text">
        {repeated > 0 && <span class="cut-repeated">{text.slice(span.start, span.start + repeated)}</span>}
        {text.slice(span.start + repeated, span.end)}
      </p>
    </li>
  );
}
