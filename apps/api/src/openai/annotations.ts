import type { Annotation, Answer, Citation } from '#contract';
import { urlOf } from '../document-address.ts';
import { markOf, sentencePlaces } from './sentence-places.ts';

type Cited = Pick<Answer, 'answer' | 'sentences' | 'citations'>;

/** A citation for each marker where it stands in the answer. `origin` is where the caller found this service. */
export function annotationsOf({ answer, sentences, citations }: Cited, origin: string): Annotation[] {
  const byMarker = new Map(citations.map((citation) => [citation.marker, citation]));
  return sentencePlaces({ answer, sentences }).flatMap(({ markers, markersAt }) => {
    let start = markersAt;
    return markers.flatMap((marker) => {
      const [citation, end] = [byMarker.get(marker), start + markOf(marker).length];
      const found = citation ? [toAnnotation(citation, { start, end }, origin)] : [];
      start = end;
      return found;
    });
  });
}

/** Of an answer that is JSON, in which no marker stands. */
export const annotationsOfWhole = ({ citations }: Cited, content: string, origin: string): Annotation[] =>
  citations.map((citation) => toAnnotation(citation, { start: 0, end: content.length }, origin));

function toAnnotation(citation: Citation, { start, end }: { readonly start: number; readonly end: number }, origin: string): Annotation {
  return {
    type: 'url_citation',
    url_citation: { url: urlOf(citation, origin), title: citation.title, start_index: start, end_index: end },
  };
}
