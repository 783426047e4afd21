import type { Citation, Passage } from '../http/bodies.ts';

export type QuoteInContext = { readonly before: string; readonly quote: string; readonly after: string };

/** The quote with the words around it, as far as the passage it was found in holds them. */
export function quoteInContext(
  citation: Pick<Citation, 'quote' | 'span' | 'chunkId'>,
  passages: readonly Pick<Passage, 'chunkId' | 'span' | 'text'>[],
  reach = 140,
): QuoteInContext {
  const { quote } = citation;
  const passage = passages.find((candidate) => candidate.chunkId === citation.chunkId);
  if (!passage) return { before: '', quote, after: '' };
  const expected = citation.span.start - passage.span.start;
  const at = passage.text.startsWith(quote, expected) ? expected : passage.text.indexOf(quote);
  if (at < 0) return { before: '', quote, after: '' };
  return { before: tail(passage.text.slice(0, at), reach), quote, after: head(passage.text.slice(at + quote.length), reach) };
}

function tail(text: string, reach: number): string {
  if (text.length <= reach) return text;
  const cut = text.slice(-reach);
  return `… ${cut.slice(cut.search(/\s/) + 1)}`;
}

function head(text: string, reach: number): string {
  if (text.length <= reach) return text;
  const cut = text.slice(0, reach);
  const space = cut.search(/\s\S*$/);
  return `${space > 0 ? cut.slice(0, space) : cut} …`;
}
