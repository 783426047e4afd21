import type { Citation } from '#contract';

type Quoted = Pick<Citation, 'documentId' | 'revision' | 'span' | 'page' | 'url'>;

/** Where a person reads it: the document itself, or the dashboard's page of it, opened at the words that are quoted. */
export const urlOf = (quoted: Quoted, origin: string): string => quoted.url ?? new URL(addressOf(quoted), origin).href;

function addressOf({ documentId, revision, span, page }: Quoted): string {
  const place = new URLSearchParams({ revision: String(revision), start: String(span.start), end: String(span.end) });
  if (page !== null) place.set('page', String(page));
  return `/documents/${encodeURIComponent(documentId)}?${place.toString()}`;
}
