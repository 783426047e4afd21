import type { Citation, Passage, Span } from '../http/bodies.ts';

/** A place in a stored revision, and the words that must stand there. */
export type Place = {
  readonly documentId: string;
  readonly revision: number;
  readonly title: string;
  readonly page: number | null;
  readonly span: Span | null;
  readonly quote: string | null;
};

export const placeOf = ({ documentId, revision, title, page, span, quote }: Citation): Place => ({
  documentId,
  revision,
  title,
  page,
  span,
  quote,
});
export const placeOfPassage = ({ documentId, revision, title, page, span, text }: Passage): Place => ({
  documentId,
  revision,
  title,
  page,
  span,
  quote: text,
});

/** The address of a place, to be shared. */
export const addressOfPlace = ({ documentId, revision, span, page }: Place): string =>
  `/documents/${encodeURIComponent(documentId)}?revision=${revision}${span ? `&start=${span.start}&end=${span.end}` : ''}${page === null ? '' : `&page=${page}`}`;

export const isSamePlace = (a: Place | null, b: Place): boolean =>
  a !== null &&
  a.documentId === b.documentId &&
  a.revision === b.revision &&
  a.span?.start === b.span?.start &&
  a.span?.end === b.span?.end;
