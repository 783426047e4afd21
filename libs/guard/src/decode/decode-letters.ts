import { type CanonicalText, originalSpan, replaced, sliceOf, standingFor } from '../canonical/canonical-text.ts';
import { commonWords } from '../score/lexicon.ts';
import type { Payload } from './payload.ts';

const line = /[^\n]+/g;
const words = /[a-z]{2,}/gi;
const letter = /[a-z]/gi;

const rot13 = (text: string): string => text.replace(letter, turned);
const turned = (sign: string): string => {
  const base = sign <= 'Z' ? 65 : 97;
  return String.fromCharCode(((sign.charCodeAt(0) - base + 13) % 26) + base);
};
const reversed = (text: string): string => Array.from(text).reverse().join('');

const ciphers = [
  { encoding: 'rot13', disguised: disguisedWords(rot13), undo: (text: CanonicalText) => replaced(text, letter, ([sign]) => turned(sign)) },
  { encoding: 'reversed', disguised: disguisedWords(reversed), undo: reverse },
] as const;

/** Lines whose words are common English ones once every letter is turned by 13, or the line read backwards. */
export function decodeLetters(canonical: CanonicalText): Payload[] {
  const payloads: Payload[] = [];
  for (const { 0: run, index } of canonical.text.matchAll(line)) {
    for (const { encoding, disguised, undo } of ciphers) {
      const range = disguisedRange(run, disguised);
      if (range) payloads.push({ text: undo(sliceOf(canonical, index + range[0], index + range[1])), encoding });
    }
  }
  return payloads;
}

/** From the first to the last word that is common only when undone; null where too few are. */
function disguisedRange(run: string, disguised: ReadonlySet<string>): readonly [number, number] | null {
  let [from, to, hits] = [-1, 0, 0];
  for (const { 0: word, index } of run.matchAll(words)) {
    if (!disguised.has(word.toLowerCase())) continue;
    if (from < 0) from = index;
    to = index + word.length;
    hits += 1;
  }
  if (hits < 3) return null;
  const wordsWithin = run.slice(from, to).match(words) ?? [];
  const plain = wordsWithin.filter((word) => commonWords.has(word.toLowerCase())).length;
  if (hits < wordsWithin.length * 0.15 || hits <= plain) return null;
  return [Math.max(0, from - 80), Math.min(run.length, to + 160)];
}

function disguisedWords(disguise: (word: string) => string): ReadonlySet<string> {
  const all = Array.from(commonWords, disguise).filter((word) => word.length > 1 && !commonWords.has(word));
  return new Set(all.filter((word) => !['an', 're', 'on', 'no', 'saw', 'now', 'os', 'nun', 'era', 'per'].includes(word)));
}

function reverse(text: CanonicalText): CanonicalText {
  return standingFor(reversed(text.text), originalSpan(text, 0, text.text.length));
}
