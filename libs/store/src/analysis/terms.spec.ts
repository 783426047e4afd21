import { describe, expect, it } from 'vitest';
import { wordsIn } from './read-query.ts';
import { indexedTerms, termsOf } from './terms.ts';

describe('the terms of a text', () => {
  it('are stemmed, without stop words, possessives and capitals', () => {
    expect(termsOf("The Dog’s owners were running to the doctor's")).toEqual(['dog', 'owner', 'were', 'run', 'doctor']);
  });

  it.each([
    ['de', 'Verträge', 'Vertrag'],
    ['es', 'nacionales', 'nacional'],
    ['fr', 'maisons', 'maison'],
    ['ru', 'документами', 'документы'],
    ['ar', 'المُسْتَشْفَى', 'مستشفي'],
    ['hi', 'लड़कियों', 'लड़की'],
    ['tr', 'kitaplar', 'kitap'],
    ['el', 'ανθρώπων', 'άνθρωπος'],
  ])('are one for the forms of a word in %s: %s, %s', (language, one, other) => {
    expect(termsOf(one, language)).toEqual(termsOf(other, language));
  });

  it('are the same with and without accents', () => {
    expect(termsOf('résumé', 'fr')).toEqual(termsOf('resume', 'fr'));
    expect(termsOf('naïve')).toEqual(termsOf('naive'));
    expect(termsOf('ёлка', 'ru')).toEqual(termsOf('елка', 'ru'));
  });

  it('follow the script where a text quotes another language', () => {
    expect(termsOf('Почему databases падают', 'ru')).toContain(termsOf('database')[0]);
  });

  it('are pairs of characters where a script has no spaces, words where it has, in the order of the text', () => {
    expect(termsOf('漢字かな 字')).toEqual(['漢字', '字か', 'かな', '漢', '字', '字']);
    expect(termsOf('在Windows系统上')).toEqual(['在', 'window', '系统', '统上', '系', '统', '上']);
    expect(termsOf('ที่นี่')).toEqual(['ที่นี่']);
  });

  it.each([
    ['error E-1042 again', 'e-1042', ['e', '1042']],
    ['in max_connections.', 'max_connections', ['max', 'connect']],
    ['version v1.2.3, now', '1.2.3', ['v1', '2', '3']],
    ['at 10.0.0.7:8080', '10.0.0.7:8080', ['10', '0', '8080']],
    ['part AB/12-C', 'ab/12-c', ['ab', '12', 'c']],
    ['in C++ it is', 'c++', ['c']],
    ['(C#)', 'c#', ['c']],
    ['on .NET 8', '.net', ['net']],
    ['use --dry-run', '--dry-run', ['dry', 'run']],
    ['std::vector', 'std::vector', ['std', 'vector']],
    ['see /etc/hosts', '/etc/hosts', ['etc', 'host']],
    ['number E‑1042', 'e-1042', ['1042']],
  ])('hold an identifier as it is written, and its words: %s', (text, exact, parts) => {
    expect(termsOf(text)).toEqual(expect.arrayContaining([exact, ...parts]));
  });

  it('do not take plain punctuation for identifiers', () => {
    expect(termsOf('well-known and/or (see below). _Emphasis_, self-hosted: yes')).toEqual(
      ['well', 'known', 'see', 'below', 'emphasis', 'self', 'hosted', 'yes'].map((word) => termsOf(word)[0]),
    );
    expect(termsOf('0x80070005 E1042')).toEqual(['0x80070005', 'e1042']);
  });

  it('keep the marks of a word with it', () => {
    expect(termsOf('नमस्ते')).toHaveLength(1);
  });

  it('are the same for full and half width, composed and decomposed letters', () => {
    expect(termsOf('Ｃａｆｅ\u0301 ｷｬ')).toEqual(termsOf('Café キャ'));
  });

  it('reach the index as plain words only, different terms as different words', () => {
    const words = indexedTerms('größe 12abc abc 1e5 漢字 a1 c++').split(' ');
    expect(words.every((word) => /^(?:[a-z]+|[0-9]+)$/.test(word))).toBe(true);
    expect(new Set(words).size).toBe(10);
  });
});

describe('a word of a question', () => {
  it('is read in every language at once', () => {
    const [word] = wordsIn('Houses', ['de', 'es', 'ru', 'nl', 'lt']);
    expect(word).toEqual({ kind: 'word', text: 'houses', terms: ['hous', 'houses'] });
  });
});
