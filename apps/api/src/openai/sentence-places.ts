import type { Answer } from '#contract';

/** Where a sentence stands in an answer's text: its markers from `markersAt` to `end`. */
export interface SentencePlace {
  readonly markers: readonly number[];
  readonly markersAt: number;
  readonly end: number;
}

export const markOf = (marker: number): string => `[${marker}]`;

/** In the order of the text; what does not stand in it has no place. */
export function sentencePlaces({ answer, sentences }: Pick<Answer, 'answer' | 'sentences'>): SentencePlace[] {
  let from = 0;
  return sentences.flatMap(({ text, markers }) => {
    const said = markers.length === 0 ? text : `${text} ${markers.map(markOf).join('')}`;
    const at = answer.indexOf(said, from);
    if (at < 0) return [];
    from = at + said.length;
    return [{ markers, markersAt: at + text.length + 1, end: from }];
  });
}
