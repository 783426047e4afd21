import { Fragment } from 'preact';
import { isRunning, type Part } from './asking.ts';
import type { AnswerProps } from './answer-props.ts';
import { CellTable } from './cell-table.tsx';
import { cellsOf, rowTable, rowWords } from './row-table.ts';
import { tablesBelow } from './tables-below.ts';
import { withoutMarks } from '../reading/without-marks.ts';
import { Marker } from './marker.tsx';
import { PartQuestion } from './question-parts.tsx';
import { verdictWords } from './verdict-words.ts';

/** The answer, sentence by sentence. A document's own words stand in quotation marks beside a line; the service's do not, or stand in brackets before them. */
export function Sentences({ asking, opened, onOpen }: AnswerProps) {
  const parts: readonly Part[] = asking.parts.length > 0 ? asking.parts : [{ text: asking.answer?.answer ?? '', sentence: null }];
  const tables = tablesBelow(parts, asking);
  const isQuoted =
    parts.every((part) => part.sentence === null || part.sentence.verdict === 'verbatim') && parts.some((part) => part.sentence !== null);
  return (
    <section aria-label="Answer">
      <p class="origin">{originOf(parts, isQuoted)}</p>
      <div class={`answer ${isQuoted ? 'quoted' : ''}`} data-testid="answer" aria-live="polite" aria-relevant="additions" dir="auto">
        {parts.map((part, index) => (
          <Fragment key={index}>
            <PartQuestion asking={asking} sentence={part.sentence} before={parts[index - 1]?.sentence ?? null} />
            <span class={`sentence ${part.sentence?.verdict ?? 'joining'}`}>
              {part.sentence?.context !== undefined && (
                <bdi class="beside" title="Not said by a document">
                  [{part.sentence.context}]{' '}
                </bdi>
              )}
              <bdi class="words" title={part.sentence ? verdictWords(part.sentence, asking.citations) : undefined}>
                {shownText(part, asking)}
              </bdi>
              {part.sentence?.markers.map((marker) => (
                <Marker key={marker} marker={marker} asking={asking} opened={opened} onOpen={onOpen} />
              ))}{' '}
              {tables[index] && <CellTable table={tables[index]} />}
            </span>
          </Fragment>
        ))}
        {isRunning(asking) && <span class="caret" aria-hidden="true" />}
      </div>
    </section>
  );
}

/** Of a document's words the marks of their layout are left out, and of a row that stands in the table below all but its name. */
function shownText({ text, sentence }: Part, { citations, passages }: AnswerProps['asking']): string {
  if (sentence?.verdict !== 'verbatim') return text.trim();
  const isRow = !sentence.table && rowTable(sentence, citations, passages) !== null;
  return withoutMarks((isRow && cellsOf(text)?.[0]) || rowWords(text.trim()));
}

function originOf(parts: readonly Part[], isQuoted: boolean): string {
  if (isQuoted) return "In your documents' own words";
  if (parts.some(({ sentence }) => sentence?.verdict === 'person'))
    return "By a person: your documents' own words, and where marked, theirs";
  return "In the service's words, each sentence checked against its source";
}
