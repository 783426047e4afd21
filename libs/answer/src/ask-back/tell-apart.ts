import { isContent } from '../text/words.ts';

/** “VX-117”, “2.1”, “Germany”: a word, or what is written with figures. */
const piece = /\p{L}*[-.]?\p{N}(?:[\p{L}\p{N}.]*[\p{L}\p{N}])?|\p{L}+/gu;
const extension = /\.[a-z]{2,5}$/i;
/** Words for a kind of text, or for its place in a longer one. Which of two kinds says it does not matter to the asker. */
export const kindsOfText: ReadonlySet<string> = new Set(
  `faq handbook manual guide policy notes note document documents documentation overview introduction intro summary readme tutorial
  reference page chapter section part appendix volume article report list index help center info information terms
  handbuch anleitung übersicht kapitel abschnitt teil seite bericht`.split(/\s+/),
);
/** Words for how old a text is: of an older and a newer one, the newer is meant. */
const ages = new Set(
  `old new older newer current previous former draft final copy archive archived updated update revised revision edition version release
  latest january february march april may june july august september october november december spring summer autumn winter
  alt neu entwurf fassung`.split(/\s+/),
);
const year = /^(?:(?:fy|cy|q\d|h\d)?[-.]?(?:19|20)\d{2}|[qh]\d|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{5,8})$/;

/**
 * What each name says and not all of them do: “VX-117” and “VX-125” of “VX-117 manual” and “VX-125 manual”. Null where they have nothing
 * in common, where one says no more than the others, and where they are told apart by their age or by what kind of text they are.
 */
export function tellApart(names: readonly string[]): readonly string[] | null {
  const pieces = names.map(piecesOf);
  const isShared = (word: string): boolean => pieces.every((of) => of.some((other) => other.toLowerCase() === word.toLowerCase()));
  if (!pieces[0]?.some((word) => isShared(word) && isContent(word.toLowerCase()))) return null;
  const marks = pieces.map((of) => of.filter((word) => !isShared(word)));
  const isTold = marks.every((mark, index) => mark.some((word) => isTelling(word, pieces[index] ?? [])));
  const joined = marks.map((mark, index) => mark.map((word) => named(word, pieces[index] ?? [])).join(' '));
  return isTold && new Set(joined.map((mark) => mark.toLowerCase())).size === names.length ? joined : null;
}

/** “7” alone says nothing: “iPhone 7”. */
function named(word: string, name: readonly string[]): string {
  const before = name[name.indexOf(word) - 1];
  return /^\d+$/.test(word) && before !== undefined ? `${before} ${word}` : word;
}

export const piecesOf = (name: string): string[] => name.replace(extension, '').match(piece) ?? [];

function isTelling(word: string, name: readonly string[]): boolean {
  const lower = word.toLowerCase();
  if (!isContent(lower) || kindsOfText.has(lower) || ages.has(lower) || year.test(lower)) return false;
  // The number of a chapter or an edition tells places of one text apart.
  const before = name[name.indexOf(word) - 1]?.toLowerCase() ?? '';
  return !/^\d+$/.test(lower) || !(kindsOfText.has(before) || ages.has(before));
}
