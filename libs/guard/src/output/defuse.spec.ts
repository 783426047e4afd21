import { describe, expect, it } from 'vitest';
import { defuse } from './defuse.ts';

const unspaced = (text: string): string => text.replaceAll(/\s/g, '');

describe('a document’s words', () => {
  it.each([
    ['An ![x](http://evil.example/?q=) image.', 'An ! [x](http://evil.example/?q=) image.'],
    ['A [![x](http://a.example/b)](http://a.example/c) badge.', 'A [! [x](http://a.example/b)](http://a.example/c) badge.'],
    ['Half an ![image', 'Half an ! [image'],
    ['An <img src=x onerror=alert(1)> tag.', 'An < img src=x onerror=alert(1)> tag.'],
    ['Half an <img src=x onerror=alert(1)', 'Half an < img src=x onerror=alert(1)'],
    ['An </a> end, a <!-- comment -->.', 'An < /a> end, a < !-- comment -->.'],
    [
      'An <x-y onclick=alert(1)> tag, an <anything onclick=alert(1)> too.',
      'An < x-y onclick=alert(1)> tag, an < anything onclick=alert(1)> too.',
    ],
    ['A [link](javascript:alert(1)).', 'A [link] (javascript: alert(1)).'],
    ['A [link](<java&#115;cript:alert(1)>).', 'A [link] (<java&#115;cript:alert(1)>).'],
    ['Open file:///etc/passwd or about:blank.', 'Open file: ///etc/passwd or about: blank.'],
    ['[1]: http://evil.example/ defines.', '[1] : http://evil.example/ defines.'],
    ['Lines.\n[1]: http://evil.example/', 'Lines.\n[1] : http://evil.example/'],
  ])('%j is shown as %j', (text, shown) => {
    expect(defuse(text).text).toBe(shown);
    expect(unspaced(shown)).toBe(unspaced(text));
    expect(defuse(shown).text).toBe(shown);
  });

  it.each([
    'A [link](https://docs.example.org/a?b=c) and https://docs.example.org/.',
    'A Vec<T>, a Map<String, Vec<u8>>, a<x and <your name>.',
    'let v = vec![1, 2, 3]; and a != b.',
    'In file:12, or all about:cats.',
    'See [1] for it: the value[0](x).',
    'שלום \u200f(עולם), na\u00efve, क्\u200dष.',
    '葛\u{e0100}城 and ❤\ufe0f.',
    'Soft\u00adhyphen and line\nbreak\tand tab.',
  ])('%j stays to the letter', (text) => {
    expect(defuse(text)).toEqual({ text, hasImage: false, hasActive: false });
  });

  it('lose what nobody sees and a terminal obeys', () => {
    expect(defuse('a\u001b[2Jb\u009b31mc\u001b]8;;http://evil.example\u0007d\u0000e\u202ef')).toMatchObject({
      text: 'abcdef',
      hasActive: true,
    });
  });
});
