// Ways to write a sentence so that a filter does not see it and a model still reads it.

const map = (text: string, turn: (letter: string) => string): string => Array.from(text, turn).join('');
const table = (pairs: Readonly<Record<string, string>>) => (text: string) => map(text, (letter) => pairs[letter] ?? letter);
const isLetter = (letter: string): boolean => /[a-z]/i.test(letter);

function rotate(letter: string): string {
  if (!isLetter(letter)) return letter;
  const first = letter < 'a' ? 65 : 97;
  return String.fromCodePoint(((letter.charCodeAt(0) - first + 13) % 26) + first);
}

const disguises: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  hex: (text) => Buffer.from(text).toString('hex'),
  url: (text) => Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  rot13: (text) => map(text, rotate),
  reverse: (text) => Array.from(text).toReversed().join(''),
  leet: table({ a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }),
  spaced: (text) =>
    text
      .split(' ')
      .map((word) => Array.from(word).join(' '))
      .join('   '),
  zerowidth: (text) => Array.from(text).join('\u200b'),
  tags: (text) => map(text, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))),
  homoglyph: table({ a: 'а', e: 'е', i: 'і', o: 'о', p: 'р', c: 'с', y: 'у', x: 'х' }),
  entities: (text) => map(text, (letter) => `&#${letter.charCodeAt(0)};`),
  fullwidth: (text) => map(text, (letter) => (letter === ' ' ? '\u3000' : String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))),
  softhyphen: (text) => text.replaceAll(/(?<=[a-z])(?=[a-z])/gi, '\u00ad'),
};

/** `names` are joined with dots, the innermost first: `rot13.base64` rotates, then encodes. */
export function disguise(text: string, names: string): string {
  return names.split('.').reduce((inner, name) => {
    const turn = disguises[name];
    if (!turn) throw new Error(`"${name}" is no disguise; known are ${Object.keys(disguises).join(', ')}`);
    return turn(inner);
  }, text);
}
