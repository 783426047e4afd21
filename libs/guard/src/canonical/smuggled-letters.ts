/** What a run of characters that nobody sees spells, and how; null where it spells nothing. */
export function smuggledLetters(run: string): { readonly letters: string; readonly kind: 'tag characters' | 'smuggled bytes' } | null {
  const tags = tagLetters(run);
  if (tags.trim() !== '') return { letters: tags, kind: 'tag characters' };
  const bytes = bytesIn(run);
  const letters = bytes.length < fewestBytes ? '' : spelt(bytes);
  return letters === '' ? null : { letters, kind: 'smuggled bytes' };
}

/** Nothing is spelt with so many selectors, or joiners, in a row. */
const fewestBytes = 4;
const unspoken = /[^\p{L}\p{M}\p{N}\p{P}\p{S}\s]|\ufffd/gu;

/** Each a letter of ASCII (the tags block). */
function tagLetters(run: string): string {
  let letters = '';
  for (const character of run) {
    const point = character.codePointAt(0) as number;
    if (point >= 0xe0020 && point <= 0xe007e) letters += String.fromCharCode(point - 0xe0000);
  }
  return letters;
}

/** Each of the 256 variation selectors a byte; or two kinds of other characters a bit each, the higher the one. */
function bytesIn(run: string): Uint8Array {
  const points = Array.from(run, (character) => character.codePointAt(0) as number);
  const selectors = points.map(selected).filter((byte) => byte >= 0);
  if (selectors.length > 0) return Uint8Array.from(selectors);
  const [first, second, ...others] = [...new Set(points)].sort((a, b) => a - b);
  if (first === undefined || second === undefined || others.length > 0) return new Uint8Array();
  const bits = points.map((point) => (point === second ? '1' : '0')).join('');
  return Uint8Array.from(bits.match(/[01]{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

function selected(point: number): number {
  if (point >= 0xfe00 && point <= 0xfe0f) return point - 0xfe00;
  return point >= 0xe0100 && point <= 0xe01ef ? point - 0xe0100 + 16 : -1;
}

/** Words, whatever noise is among them. */
function spelt(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const letters = text.replaceAll(unspoken, '').normalize('NFKC');
  return letters.length >= fewestBytes && letters.length >= text.length / 2 ? letters : '';
}
