import { type CanonicalText, replaced } from './canonical-text.ts';

const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;
/** A name and its character, by turns. */
const pairs = [
  'amp & lt < gt > quot " apos \' ndash – mdash — hellip … lsquo ‘ rsquo ’ ldquo “ rdquo ”',
  'colon : comma , period . excl ! quest ? lpar ( rpar ) lsqb [ rsqb ] sol / equals = num #',
]
  .join(' ')
  .split(' ');
const named = new Map(pairs.flatMap((name, at) => (at % 2 === 0 ? [[name, pairs[at + 1] as string] as const] : [])));
for (const [name, sign] of [
  ['nbsp', ' '],
  ['shy', '\u00ad'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['newline', '\n'],
  ['tab', '\t'],
] as const)
  named.set(name, sign);

/** Character references as the characters they stand for; an unknown name stays as it is. */
export function decodeEntities(canonical: CanonicalText): CanonicalText {
  if (!canonical.text.includes('&')) return canonical;
  return replaced(canonical, entity, ([, decimal, hexadecimal, name]) => {
    if (name !== undefined) return named.get(name.toLowerCase()) ?? null;
    const point = decimal === undefined ? Number.parseInt(hexadecimal as string, 16) : Number.parseInt(decimal, 10);
    const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isCharacter ? String.fromCodePoint(point) : null;
  });
}
