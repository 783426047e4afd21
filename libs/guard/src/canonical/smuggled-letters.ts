type Smuggled = { readonly letters: string; readonly kind: 'tag characters' | 'smuggled bytes' };

/** What a run of characters that nobody sees spells, and how; null where it spells nothing. Of several ways the one that says most. */
export function smuggledLetters(run: string): Smuggled | null {
  // Most runs are one joiner.
  if (run.length < fewestBytes && !tag.test(run)) return null;
  const points = Array.from(run, (character) => character.codePointAt(0) as number);
  const tags = tagLetters(points);
  const bytes = [selectorsIn(points), ...bitsIn(points)].map(spelt).reduce((most, one) => (wordsIn(one) > wordsIn(most) ? one : most), '');
  if (bytes.length > tags.length) return { letters: bytes, kind: 'smuggled bytes' };
  return tags.trim() === '' ? null : { letters: tags, kind: 'tag characters' };
}

const wordsIn = (text: string): number => text.match(/[\p{L}\s]/gu)?.length ?? 0;

/** Nothing is spelt with so many selectors, or joiners, in a row. */
const fewestBytes = 4;
const mostSigns = 3;
const tag = /[\u{e0020}-\u{e007e}]/u;
const unspoken = /[^\p{L}\p{M}\p{N}\p{P}\p{S}\s]|\ufffd/gu;

/** Each a letter of ASCII (the tags block). */
const tagLetters = (points: readonly number[]): string =>
  points.map((point) => (point >= 0xe0020 && point <= 0xe007e ? String.fromCharCode(point - 0xe0000) : '')).join('');

/** Each of the 256 variation selectors is a byte. */
const selectorsIn = (points: readonly number[]): Uint8Array => Uint8Array.from(points.map(selected).filter((byte) => byte >= 0));

function selected(point: number): number {
  if (point >= 0xfe00 && point <= 0xfe0f) return point - 0xfe00;
  return point >= 0xe0100 && point <= 0xe01ef ? point - 0xe0100 + 16 : -1;
}

/** Two of the characters that are most of the run are a bit each, either the one; others part or frame them. */
function bitsIn(points: readonly number[]): Uint8Array[] {
  const counts = new Map<number, number>();
  for (const point of points) counts.set(point, (counts.get(point) ?? 0) + 1);
  const most = [...counts].filter(([, count]) => count >= fewestBytes).sort(([, a], [, b]) => b - a);
  const signs = most.slice(0, mostSigns).map(([point]) => point);
  return signs.flatMap((one) =>
    signs
      .filter((zero) => zero !== one)
      .map((zero) => bytesOf(points.flatMap((point) => (point === one ? '1' : point === zero ? '0' : [])).join(''))),
  );
}

const bytesOf = (bits: string): Uint8Array => Uint8Array.from(bits.match(/[01]{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));

/** Words, whatever noise is among them. */
function spelt(bytes: Uint8Array): string {
  if (bytes.length < fewestBytes) return '';
  const text = new TextDecoder().decode(bytes);
  const letters = text.replaceAll(unspoken, '').normalize('NFKC');
  return letters.length >= fewestBytes && letters.length >= text.length / 2 ? letters : '';
}
