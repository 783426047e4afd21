import { tongues } from '#core';
import { wordsOf } from './words-of.ts';

/** Scripts that name a language, or the one most written in them. In this order: Japanese has Chinese characters too. */
const scripts: readonly (readonly [language: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
  ['th', /\p{Script=Thai}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['el', /\p{Script=Greek}{2}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['fa', /[پچژگ]/u],
  ['ar', /\p{Script=Arabic}/u],
  ['uk', /[іїєґ]/iu],
  ['ru', /\p{Script=Cyrillic}/u],
];

/**
 * The language of a question, by its script or its small words; null where it has none, or as many of one language as of another.
 * For what is shown and for rewriting only: the keyword leg reads a question in every language that the collection holds.
 */
export function languageOf(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters === 0) return null;
  if (latin < letters / 2) return scripts.find(([, script]) => script.test(text))?.[0] ?? null;
  const words = new Set(wordsOf(text.toLowerCase()));
  const [best, next] = Object.entries(tongues)
    .map(([language, { functionWords }]) => ({ language, hits: [...words].filter((word) => functionWords.has(word)).length }))
    .toSorted((a, b) => b.hits - a.hits);
  return best && best.hits > 0 && best.hits > (next?.hits ?? 0) ? best.language : null;
}
