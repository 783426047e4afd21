import { type CanonicalText, joined, sliceOf } from './canonical/canonical-text.ts';
import { commonWords, readWord } from './score/lexicon.ts';

/** A piece stands behind its label, on a line or in a cell: “Part 2: …”, “B) …”, “| 3 | …”. */
const labels: readonly RegExp[] = [
  /^[^\p{L}\p{N}\n]{0,12}(?:part|piece|fragment|segment|chunk|section|step|line|message|block|teil|stück|abschnitt|schritt|partie|morceau|étape|parte|trozo|pezzo|paso|passo|deel|stuk|stap|część|krok|часть|шаг)\s{0,3}#?(\d{1,2}|[a-z])\b[^\p{L}\p{N}\n]{1,6}([^\n]{1,600})$/gimu,
  /^[^\p{L}\p{N}\n]{0,6}(\d{1,2}|[A-Za-z])\s{0,3}[).:=|\]>\u2013\u2014-]{1,3}\s{0,3}([^\n]{1,600})$/gmu,
];
const fewestPieces = 2;
const mostPieces = 40;

interface Piece {
  readonly order: number;
  readonly text: CanonicalText;
}

/** Labelled pieces in the order of their labels, where one at least is cut off inside a word: whole lines with numbers are lists. */
export function assembleLabelled(canonical: CanonicalText): CanonicalText[] {
  return labels.flatMap((pattern) => runsOf(piecesBy(pattern, canonical))).flatMap(assembled);
}

function piecesBy(pattern: RegExp, canonical: CanonicalText): Piece[] {
  return Array.from(canonical.text.matchAll(pattern), (match) => {
    const label = (match[1] as string).toLowerCase();
    const order = /\d/.test(label) ? Number(label) : label.charCodeAt(0) - 96;
    const end = match.index + match[0].length;
    const start = end - (match[2] as string).length;
    const kept = /^[^\p{L}\p{N}]{0,6}([^]*?)[\s|"'”’»_*]{0,8}$/u.exec(match[2] as string)?.[1] ?? '';
    const from = start + (match[2] as string).indexOf(kept);
    return { order, text: sliceOf(canonical, from, from + kept.length) };
  });
}

/** A label that was seen before begins another list; those of one list may stand in any order. */
function runsOf(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [];
  const seen = new Set<number>();
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (!last || seen.has(piece.order) || last.length >= mostPieces) {
      seen.clear();
      runs.push([piece]);
    } else last.push(piece);
    seen.add(piece.order);
  }
  return runs.filter((run) => run.length >= fewestPieces).map((run) => run.toSorted((a, b) => a.order - b.order));
}

const lastLetters = /\p{L}{1,20}$/u;
const firstLetters = /^\p{Ll}\p{L}{0,20}/u;

function assembled(pieces: readonly Piece[]): CanonicalText[] {
  let whole: CanonicalText = (pieces[0] as Piece).text;
  let cuts = 0;
  for (const { text } of pieces.slice(1)) {
    const isCut = isInsideWord(whole.text, text.text);
    if (isCut) cuts += 1;
    whole = joined([whole, text], isCut ? '' : ' ');
  }
  return cuts > 0 ? [whole] : [];
}

/** “prev” and “ious”: together a word of ours, by themselves not both. */
function isInsideWord(before: string, after: string): boolean {
  const [start] = lastLetters.exec(before.slice(-24)) ?? [];
  const [end] = firstLetters.exec(after.slice(0, 24)) ?? [];
  if (start === undefined || end === undefined) return false;
  return isKnown(start + end) && !(isKnown(start) && isKnown(end));
}

const isKnown = (written: string): boolean => {
  const { word, classes, parts, isRepaired } = readWord(written);
  return !isRepaired && word === written.toLowerCase() && (classes !== 0 || parts !== 0 || commonWords.has(word));
};
