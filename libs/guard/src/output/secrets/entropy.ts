/** Shannon's, of the characters of a text, in bits for each: 4.7 at most for 26 different letters. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** How many of small letters, capitals, digits and other signs it has. */
export function kindsOfSigns(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length;
}

/** Whether it reads as drawn by chance: of more kinds than a name, and changing between them as no name does. */
export function isDrawn(text: string): boolean {
  if (!/\d/.test(text) || !/[a-z]/i.test(text)) return false;
  let turns = 0;
  for (let at = 1; at < text.length; at += 1) if (/\d/.test(text.charAt(at)) !== /\d/.test(text.charAt(at - 1))) turns += 1;
  return entropyOf(text) >= (text.length >= 24 ? 3.5 : 3) && turns >= text.length / 10;
}
