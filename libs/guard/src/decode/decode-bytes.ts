import { type CanonicalText, originalSpan, replaced, sliceOf, standingFor } from '../canonical/canonical-text.ts';
import type { Encoding, Payload } from './payload.ts';

// Every run has an end: of eight megabytes of one letter an expression runs out of stack.
const base64 = /[A-Za-z0-9+/_-]{20,200000}(?:\r?\n[A-Za-z0-9+/_-]{20,200000}){0,200}={0,2}/g;
const hex = /(?:(?:\\x|0x|%)?[\da-fA-F]{2}[ ,:]?){12,100000}/g;
const binary = /(?:[01]{8}[ ,]?){10,100000}/g;
const percent = /(?:%[\da-fA-F]{2}){1,100000}/g;
const words = /\S{1,20000}/g;
/** Control characters, and what no UTF-8 decodes to. */
const noText = /(?![\t\n\v\f\r])[\p{Cc}\ufffd]/u;
const mostCharacters = 100_000;
/** What was encoded once more. */
const encoded = /^[A-Za-z0-9+/_-]{24,}={0,2}\s?$/;

/** Natural language inside base64, hexadecimal digits and percent escapes. */
export function decodeBytes(canonical: CanonicalText): Payload[] {
  return [
    ...found(canonical, base64, 'base64', (run) => Buffer.from(run, 'base64')),
    ...found(canonical, hex, 'hex', (run) => Buffer.from(run.replace(/\\x|0x|[% ,:]/g, ''), 'hex')),
    ...found(canonical, binary, 'binary', (run) => Buffer.from(run.match(/[01]{8}/g)?.map((bits) => Number.parseInt(bits, 2)) ?? [])),
    ...percentEscapes(canonical),
  ];
}

function found(canonical: CanonicalText, pattern: RegExp, encoding: Encoding, decode: (run: string) => Buffer): Payload[] {
  const payloads: Payload[] = [];
  for (const match of canonical.text.matchAll(pattern)) {
    const decoded = decode(match[0].slice(0, mostCharacters)).toString('utf8');
    const text = encoded.test(decoded) ? decoded : spoken(decoded);
    if (text === null) continue;
    payloads.push({ text: standingFor(text, originalSpan(canonical, match.index, match.index + match[0].length)), encoding });
  }
  return payloads;
}

/** Looks at what stands between blanks, as addresses do. */
function percentEscapes(canonical: CanonicalText): Payload[] {
  if (!/%[\da-fA-F]{2}\S{10}/.test(canonical.text)) return [];
  return Array.from(canonical.text.matchAll(words))
    .filter(([word]) => word.includes('%'))
    .map(({ 0: word, index }) => replaced(sliceOf(canonical, index, index + word.length), percent, ([run]) => escaped(run)))
    .filter(({ text }) => spoken(text) !== null)
    .map((text) => ({ text, encoding: 'percent' }));
}

const escaped = (run: string): string => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');

/** The text up to where it stops being one; null unless it is words with blanks between them. */
function spoken(text: string): string | null {
  const broken = text.search(noText);
  const whole = broken < 0 ? text : text.slice(0, broken);
  const words = whole.match(/\p{L}{2,}/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const speaks = words.length >= 3 && letters >= whole.length * 0.5 && /\s/.test(whole);
  return speaks || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Hangul}]{6,}/u.test(whole) ? whole : null;
}
