/** Somebody's words within a paragraph, with their marks; a straight mark only where words begin and end there. */
const quotation =
  /(?<![^\s([{:=,>—–-])"[^"\n]{1,400}"(?![\p{L}\p{N}])|“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|«[^»\n]{1,400}»|「[^」\n]{1,400}」|(?<!`)`[^`\n]{1,400}`(?!`)/gu;
const opening = /(?:[“„«「]|(?<![^\s([{:=,>—–-])")[^“„«「"]{0,400}$/u;
const closing = /^[^"”»」“]{0,400}["”»」“]/u;
const longestLead = 80;

/** A quotation that goes on over the end of a sentence. */
export interface OpenQuote {
  readonly mark: string;
  /** What stands in front of it in its line. */
  readonly lead: string;
}

/** The quotation in which each of `places` stands, which rise; null outside of one. Code is none. */
export function openQuotes(text: string, places: readonly number[]): (OpenQuote | null)[] {
  const spans = Array.from(text.matchAll(quotation), ({ 0: words, index }) => ({ from: index, to: index + words.length }));
  let next = 0;
  return places.map((place) => {
    while (next < spans.length && (spans[next] as { to: number }).to <= place) next += 1;
    const from = spans[next]?.from ?? place;
    if (from >= place || text[from] === '`') return null;
    return {
      mark: text[from] as string,
      lead: text
        .slice(Math.max(0, from - longestLead), from)
        .split('\n')
        .at(-1) as string,
    };
  });
}

/** A sentence without what it quotes, be it that the quotation began before it or goes on behind it. */
export function withoutQuotations(sentence: string, begins: boolean, ends: boolean): string {
  const rest = (begins ? sentence.replace(closing, ' “” ') : sentence).replaceAll(quotation, ' “” ');
  return ends ? rest.replace(opening, ' “” ') : rest;
}
