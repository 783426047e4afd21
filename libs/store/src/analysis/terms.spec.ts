import { describe, expect, it } from 'vitest';
import { indexedTerms, termsOf } from './terms.ts';

describe('the terms of a text', () => {
  it('are stemmed, without stop words, possessives and capitals', () => {
    expect(termsOf("The Dog’s owners were running to the doctor's")).toEqual(['dog', 'owner', 'were', 'run', 'doctor']);
  });

  it('keep numbers and names as they are', () => {
    expect(termsOf('error E1234 in max_connections 2.5')).toEqual(['error', 'e1234', 'max', 'connect', '2', '5']);
  });

  it('are pairs of characters where a script has no spaces', () => {
    expect(termsOf('漢字かな 字')).toEqual(['漢字', '字か', 'かな', '字']);
  });

  it('keep the marks of a word with it', () => {
    expect(termsOf('नमस्ते')).toEqual(['नमस्ते']);
  });

  it('are the same for full and half width, composed and decomposed letters', () => {
    expect(termsOf('Ｃａｆｅ\u0301 ｷｬ')).toEqual(termsOf('Café キャ'));
  });

  it('reach the index as plain words only, different terms as different words', () => {
    const words = indexedTerms('größe 12abc abc 1e5 漢字 a1').split(' ');
    expect(words.every((word) => /^(?:[a-z]+|[0-9]+)$/.test(word))).toBe(true);
    expect(new Set(words).size).toBe(6);
  });
});
