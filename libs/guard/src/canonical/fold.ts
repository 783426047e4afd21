import { type CanonicalText, originalSpan, replaced } from './canonical-text.ts';
import { lookAlikes } from './look-alikes.ts';
import type { Mark } from './mark.ts';

const foreign = /[^\0-\x7f]/;
/** What NFKC composes with its neighbours: jamo, half-width kana, a letter and its marks; else single characters. */
const clusters =
  /[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\uffa1-\uffdc]?[\u1100-\u11ff\u3131-\u318e\uffa1-\uffdc]{1,5000}[\p{M}\uff9e\uff9f]{0,5000}|[\uff66-\uff9f]{1,5000}[\p{M}\uff9e\uff9f]{0,5000}|[^][\p{M}\uff9e\uff9f]{1,5000}|[^\0-\x7f]/gu;
/** Strokes laid over letters: the letter can be read, a search cannot find it. */
const strokes = /[\u0334-\u0338\u20d2\u20d3\u20e5\u20eb]/gu;

/** NFKC, cluster by cluster so that each knows where it came from, letters in circles and squares among them. */
export function foldForms(canonical: CanonicalText): CanonicalText {
  if (!foreign.test(canonical.text)) return canonical;
  return replaced(canonical, clusters, ([cluster]) =>
    (enclosed(cluster) ?? cluster.normalize('NFD').replace(strokes, '')).normalize('NFKC'),
  );
}

/** Negative circled and squared letters have no decomposition in Unicode. */
function enclosed(cluster: string): string | null {
  const point = cluster.codePointAt(0) as number;
  const from = [0x1f150, 0x1f170].find((first) => point >= first && point < first + 26);
  return from === undefined ? null : String.fromCharCode(65 + point - from) + cluster.slice(2);
}

const words = /[\p{L}\p{M}]+/gu;
/** Names of science mix Latin and Greek (“PPARγ”): folded, but no sign of anything. */
const greek = /\p{sc=Greek}/u;
const latin = /\p{sc=Latin}/u;
const disguising = new RegExp(`[${Object.keys(lookAlikes).join('')}]`, 'gu');

/** Within a word of Latin and other letters, those that only look Latin become Latin. A word of one script is left alone: it may be a word. */
export function foldLookAlikes(canonical: CanonicalText, marks: Mark[]): CanonicalText {
  if (canonical.text.search(disguising) < 0) return canonical;
  return replaced(canonical, words, (match) => {
    const [word] = match;
    if (!latin.test(word) || word.search(disguising) < 0) return null;
    if (!greek.test(word)) marks.push({ ...originalSpan(canonical, match.index, match.index + word.length), kind: 'look-alike letters' });
    return word.replace(disguising, (letter) => lookAlikes[letter] as string).normalize('NFKC');
  });
}
