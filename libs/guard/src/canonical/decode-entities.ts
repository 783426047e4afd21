import { type CanonicalText, replaced } from './canonical-text.ts';

const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;
const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '\u00ad', zwj: '\u200d', zwnj: '\u200c' },
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', colon: ':', comma: ',', period: '.' },
  ...{ excl: '!', quest: '?', lpar: '(', rpar: ')', lsqb: '[', rsqb: ']', sol: '/', equals: '=', num: '#', newline: '\n', tab: '\t' },
};

/** Character references as the characters they stand for; an unknown name stays as it is. */
export function decodeEntities(canonical: CanonicalText): CanonicalText {
  if (!canonical.text.includes('&')) return canonical;
  return replaced(canonical, entity, ([, decimal, hexadecimal, name]) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? null;
    const point = decimal === undefined ? Number.parseInt(hexadecimal as string, 16) : Number.parseInt(decimal, 10);
    const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isCharacter ? String.fromCodePoint(point) : null;
  });
}
