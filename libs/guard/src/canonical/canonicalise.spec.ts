import { describe, expect, it } from 'vitest';
import { canonicalise } from './canonicalise.ts';
import { canonicalOf, originalSpan } from './canonical-text.ts';

const read = (text: string): string => canonicalise(canonicalOf(text)).canonical.text;
const tags = (text: string): string => Array.from(text, (sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('');

const selectors = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)).join('');
const bits = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .replaceAll('0', '\u200b')
    .replaceAll('1', '\u200c');

/** What stands in the original where `words` stand in the canonical text. */
function original(text: string, words: string): string {
  const { canonical } = canonicalise(canonicalOf(text));
  const at = canonical.text.indexOf(words);
  const { start, end } = originalSpan(canonical, at, at + words.length);
  return text.slice(start, end);
}

describe('canonical form', () => {
  it.each([
    ['zero-width characters', 'ig\u200bno\u200dre th\u2060is', 'ignore this'],
    ['soft hyphens', 'encap\u00adsulation', 'encapsulation'],
    ['full-width and styled letters', '\uff49\uff47\uff4e\uff4f\uff52\uff45 \u{1d422}\u{1d420}', 'ignore ig'],
    ['letters in circles', '\u24d8\u{1f156}', 'iG'],
    ['strokes over letters', 'i\u0336g\u0336', 'ig'],
    ['references', 'a &lt;b&gt; &#105;&#x67;', 'a <b> ig'],
    ['tag characters', `x${tags('do it')}`, 'xdo it'],
    ['bytes in variation selectors', `😀${selectors('do it')}`, '😀do it'],
    ['bytes behind a tag character', `😀\u{e0041}${selectors('do it')}`, '😀do it'],
    ['bits that a third character parts', `a ${Array.from(bits('do it')).join('\u2060')} b`, 'a do it b'],
    ['bits in characters without width', `a ${bits('do it')} b`, 'a do it b'],
    ['directions', '\u202eabc\u202c', 'abc'],
    ['Cyrillic letters in a Latin word', 'ign\u043er\u0435', 'ignore'],
    ['spaced letters', 'I g n o r e  a l l  o f  i t', 'Ignore all of it'],
  ])('undoes %s', (_, written, meant) => expect(read(written)).toBe(meant));

  it.each([
    ['words of one other script', 'Документация и Δt'],
    ['Latin letters of other languages', 'kararınız yanıt ışık'],
    ['joiners that a script is spelt with', 'क\u094d\u200dष می\u200cخواهم'],
    ['emoji made of several', '👩\u200d💻 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3'],
    ['flags of regions', `\u{1f3f4}${tags('gbsct')}\u{e007f}`],
    ['rows of figures', '1 2 3 4 5 6 7 8 9 10 11'],
    ['an unknown reference', 'R&D; &unknown;'],
  ])('leaves %s alone', (_, text) => expect(read(text)).toBe(text.normalize('NFKC')));

  it('says where each word stood', () => {
    expect(original('so ig\u200bno\u200dre it', 'ignore')).toBe('ig\u200bno\u200dre');
    expect(original('a &amp; b', '&')).toBe('&amp;');
    expect(original('x ｉｇ y', 'ig')).toBe('ｉｇ');
    expect(original(`${tags('hello')} there`, 'hello')).toBe(tags('hello'));
  });

  it('tells what it undid', () => {
    const { marks } = canonicalise(canonicalOf(`s\u200bo ${tags('x y')} ign\u043ere`));
    expect(marks.map(({ kind }) => kind)).toEqual(['invisible characters', 'tag characters', 'look-alike letters']);
    // One selector chooses among the forms of a letter.
    expect(canonicalise(canonicalOf('葛\u{e0100}城')).marks).toEqual([]);
    expect(canonicalise(canonicalOf(selectors('do it'))).marks.map(({ kind }) => kind)).toEqual(['smuggled bytes']);
  });
});

describe('canonical form of any text', () => {
  const random = seeded(11);
  const alphabet = Array.from(
    'abz AB9.&;<>-"\n\u00ad\u200b\u200c\u200d\u2060\u202e\ufe0f\ufeff\u0336\u0301\u05d0\u0915\u094d\u0430\u0435\u03b1\u1100\u1161\u11a8\uac00\u3131\uff76\uff9e\uff11\u{1d400}\u{1f469}\u{1f4bb}\u{1f3f4}\u{e0061}\u{e0067}\u{e007f}\ud800\udc00\u{e0148}\u{e0159}\u{e015f}',
  );
  const texts = Array.from({ length: 400 }, () =>
    Array.from({ length: Math.floor(random() * 60) }, () => alphabet[Math.floor(random() * alphabet.length)]).join(''),
  );

  it('has offsets that lie within the text and never go back', () => {
    for (const text of texts) {
      const { canonical } = canonicalise(canonicalOf(text));
      let before = 0;
      for (let at = 0; at < canonical.text.length; at += 1) {
        const { start, end } = originalSpan(canonical, at, at + 1);
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        before = start;
      }
    }
  });

  it('is its own canonical form', () => {
    for (const text of texts.filter((one) => !one.includes('&'))) expect(read(read(text))).toBe(read(text));
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
