import type { Answer, ReviewAnswerBody, ReviewPassage, Span } from '../http/bodies.ts';

/** Words of a document, as they stand there. */
export type Quote = { readonly chunkId: string; readonly span: Span; readonly text: string; readonly title: string };
export type Own = { readonly own: string };
export type Said = Quote | Own;
/** An answer while a person writes it, sentence by sentence. */
export type Draft = readonly Said[];

export const isQuote = (said: Said): said is Quote => 'chunkId' in said;
const isSame = (a: Said, b: Quote): boolean =>
  isQuote(a) && a.chunkId === b.chunkId && a.span.start === b.span.start && a.span.end === b.span.end;

export const has = (draft: Draft, quote: Quote): boolean => draft.some((said) => isSame(said, quote));

/** A sentence that is quoted already is taken out again. */
export const toggle = (draft: Draft, quote: Quote): Draft =>
  has(draft, quote) ? draft.filter((said) => !isSame(said, quote)) : [...draft, quote];

export const without = (draft: Draft, place: number): Draft => draft.filter((_, index) => index !== place);

/** One place up or down. */
export function moved(draft: Draft, place: number, by: 1 | -1): Draft {
  const [said, other] = [draft[place], draft[place + by]];
  if (!said || !other) return draft;
  return draft.map((each, index) => (index === place ? other : index === place + by ? said : each));
}

/** What the service would have quoted, as far as it stands in passages in view. */
export const fromMade = ({ citations }: Pick<Answer, 'citations'>, passages: readonly Pick<ReviewPassage, 'chunkId' | 'span'>[]): Draft =>
  citations
    .filter(({ chunkId, span }) =>
      passages.some((passage) => passage.chunkId === chunkId && passage.span.start <= span.start && passage.span.end >= span.end),
    )
    .map(({ chunkId, span, quote, title }) => ({ chunkId, span, text: quote, title }));

export const bodyOf = (draft: Draft, golden: boolean): ReviewAnswerBody => ({
  golden,
  sentences: draft.map((said) => (isQuote(said) ? { chunkId: said.chunkId, span: said.span } : { text: said.own })),
});

const place = (id: string): string => `aquifer.review.${id}`;

const placeOfOwn = (id: string): string => `${place(id)}.own`;

/** Kept in this tab: a page that is loaded again has what was written. */
export const keepDraft = (id: string, draft: Draft): void =>
  draft.length === 0 ? sessionStorage.removeItem(place(id)) : sessionStorage.setItem(place(id), JSON.stringify(draft));
export function keptDraft(id: string): Draft {
  try {
    return JSON.parse(sessionStorage.getItem(place(id)) ?? '[]') as Draft;
  } catch {
    return [];
  }
}

/** Words that are typed and not added yet. */
export const keepOwn = (id: string, own: string): void =>
  own === '' ? sessionStorage.removeItem(placeOfOwn(id)) : sessionStorage.setItem(placeOfOwn(id), own);
export const keptOwn = (id: string): string => sessionStorage.getItem(placeOfOwn(id)) ?? '';
