/** A stretch of a text that terms are made of, in the order they stand. `exact`: an identifier as written; its words follow as `part`. */
export interface Piece {
  readonly kind: 'word' | 'unspaced' | 'exact' | 'part';
  readonly text: string;
}

/** Scripts that write no spaces between words, and Korean, whose words change at both ends. */
const unspacedScript = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー';
const letter = '[\\p{L}\\p{N}\\p{M}_]';
/** Unspaced runs; else letters, digits and their marks, joined by what identifiers are joined by. */
const token = new RegExp(
  `[${unspacedScript}]+|(?:(?<![\\p{L}\\p{N}])(?:--|[./]))?${letter}+(?:(?:['’]|[-._:/@\\\\#+]{1,2})${letter}+)*(?:\\+\\+|#)?`,
  'gu',
);
const unspaced = new RegExp(`[${unspacedScript}]+`, 'gu');
const word = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const hyphens = /[\u2010\u2011\u2212]/g;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const longest = 80;

/** The same text however it was typed: NFKC, lower case, one kind of hyphen and apostrophe, nothing invisible. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(invisible, '').replace(hyphens, '-').replaceAll('’', "'").toLowerCase();
}

/** What `plain` made of a text, cut into pieces. Anything longer than 80 characters is no word that somebody looks for. */
export function* piecesOf(text: string): Generator<Piece> {
  for (const [found] of text.matchAll(token)) {
    const exact = exactForms(found).filter((form) => form.length <= longest);
    for (const form of exact) yield { kind: 'exact', text: form };
    const kind = exact.length > 0 ? 'part' : 'word';
    let end = 0;
    for (const run of found.matchAll(unspaced)) {
      yield* wordsOf(found.slice(end, run.index), kind);
      yield { kind: 'unspaced', text: run[0] };
      end = run.index + run[0].length;
    }
    yield* wordsOf(found.slice(end), kind);
  }
}

function* wordsOf(text: string, kind: 'word' | 'part'): Generator<Piece> {
  for (const [found] of text.matchAll(word)) if (found.length <= longest) yield { kind, text: found };
}

const identifiers = [
  /[\p{L}\p{N}]_+[\p{L}\p{N}]/u, // max_connections
  /^--\p{L}/u, // --flag
  /^\.\p{L}[\p{L}\p{N}]*$/u, // .net
  /^\p{L}{1,2}(?:\+\+|#)$/u, // c++, c#
  /^(?=.*\p{N}).*[\p{L}\p{N}][-._:/@\\#+]+[\p{L}\p{N}]/u, // e-1042, v1.2.3, ab/12-c
  /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u, // os.path, example.com
  /::|@|\\/u, // std::vector, name@host
  /^\/|\/.*\//u, // /etc/hosts
];

/** The identifier that a token is, as written; a version with and without its v. */
export function exactForms(found: string): string[] {
  if (!/[-._:/@\\#+]/.test(found) || !/[\p{L}\p{N}]/u.test(found)) return [];
  if (!identifiers.some((form) => form.test(found))) return [];
  const bare = /^v(\d+(?:\.\d+)+.*)$/u.exec(found)?.[1];
  return bare ? [found, bare] : [found];
}
