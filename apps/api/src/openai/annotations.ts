import type { Annotation, Answer, Citation } from '#contract';
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

type Quoted = Pick<Citation, 'documentId' | 'revision' | 'span' | 'page' | 'url'>;

/** Where a person reads it: the document itself, or the dashboard's page of it, opened at the words that are quoted. */
export const urlOf = (quoted: Quoted, origin: string): string => quoted.url ?? new URL(addressOf(quoted), origin).href;

function addressOf({ documentId, revision, span, page }: Quoted): string {
  const place = new URLSearchParams({ revision: String(revision), start: String(span.start), end: String(span.end) });
  if (page !== null) place.set('page', String(page));
  return `/documents/${encodeURIComponent(documentId)}?${place.toString()}`;
}
