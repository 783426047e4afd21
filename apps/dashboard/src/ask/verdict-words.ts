import type { Answer, Citation, Sentence } from '../http/bodies.ts';
import { many } from '../format/quantity.ts';

type Removed = NonNullable<Answer['removed']>[number];

/** How a shown sentence was checked: "To the letter from Pump, page 3", "Carried by 1 and 3, support 0.93 of 1". */
export function verdictWords({ verdict, markers, support }: Sentence, citations: readonly Citation[]): string {
  if (verdict === 'verbatim') {
    const places = markers
      .map((marker) => placeWords(citations.find((citation) => citation.marker === marker)))
      .filter((words) => words !== '');
    return `To the letter from ${[...new Set(places)].join(' and ') || 'its source'}`;
  }
  if (verdict === 'person') return 'In the words of the person who answered';
  const carried = markers.length === 0 ? 'Checked' : `Carried by ${markers.join(' and ')}`;
  return support === undefined ? carried : `${carried}, support ${support.toFixed(2)} of 1`;
}

/** Why a sentence is not part of the answer. */
export const removedWords = ({ reason }: Removed): string => `Not shown: ${reason}`;

/** "2 sentences checked, 1 not shown; 3 of 3 quotes found in the stored text" */
export function checkedWords({ sentences, removed = [], citationCheck }: Pick<Answer, 'sentences' | 'removed' | 'citationCheck'>): string {
  const left = removed.length === 0 ? '' : `, ${removed.length} not shown`;
  const check = citationCheck ? `; ${citationCheck.valid} of ${many(citationCheck.checked, 'quote')} found in the stored text` : '';
  const own = sentences.filter(({ verdict }) => verdict === 'person').length;
  const byPerson = own === 0 ? '' : `, ${own} in a person's words`;
  return `${many(sentences.length - own, 'sentence')} checked${byPerson}${left}${check}`;
}

const placeWords = (citation: Citation | undefined): string =>
  citation === undefined ? '' : citation.page === null ? citation.title : `${citation.title}, page ${citation.page}`;
