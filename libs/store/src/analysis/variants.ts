/** Letters that a word of a script may be mistyped with; accents are no matter to Latin words, which are compared without. */
const alphabets: readonly (readonly [script: RegExp, letters: string])[] = [
  [/^[\p{sc=Latin}\p{M}]+$/u, 'abcdefghijklmnopqrstuvwxyz'],
  [/^\p{sc=Cyrillic}+$/u, 'абвгдежзийклмнопрстуфхцчшщъыьэюя'],
  [/^\p{sc=Greek}+$/u, 'αβγδεζηθικλμνξοπρσςτυφχψω'],
  [/^[\p{sc=Arabic}\p{M}]+$/u, 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ'],
  [/^[\p{sc=Devanagari}\p{M}]+$/u, 'अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौंःँ्'],
  [/^\p{sc=Hebrew}+$/u, 'אבגדהוזחטיךכלםמןנסעףפץצקרשת'],
];
const vowels = 'aeiouy';
/** Each variant is stemmed and looked up: of 16 letters 4,000 words are two errors away, of 80 letters 88,000. */
const longest = 32;
const longestForTwo = 16;

/** Everything one typing error away (Damerau): a letter too many, too few, another, or two changed over. None for scripts without an alphabet here, or of more than 32 letters. */
export function oneErrorAway(word: string): ReadonlySet<string> {
  if (word.length > longest) return new Set();
  const letters = alphabets.find(([script]) => script.test(word))?.[1];
  if (letters === undefined) return new Set();
  const found = new Set<string>();
  eachSlip(word, (before, after) => {
    for (const letter of letters) {
      found.add(before + letter + after);
      if (after !== '') found.add(before + letter + after.slice(1));
    }
  });
  for (const slip of slips(word)) found.add(slip);
  found.delete(word);
  return found;
}

/** Two of the commonest errors at once: letters changed over, left out, doubled, or one vowel for another. None of more than 16 letters. */
export function twoErrorsAway(word: string): ReadonlySet<string> {
  if (word.length > longestForTwo) return new Set();
  const found = new Set<string>();
  for (const once of slips(word)) for (const twice of slips(once)) found.add(twice);
  found.delete(word);
  return found;
}

function slips(word: string): Set<string> {
  const found = new Set<string>();
  eachSlip(word, (before, after) => {
    const [first = '', second = ''] = after;
    if (first !== '') found.add(before + after.slice(1)).add(before + first + after);
    if (second !== '') found.add(before + second + first + after.slice(2));
    if (vowels.includes(first)) for (const vowel of vowels) found.add(before + vowel + after.slice(1));
  });
  found.delete(word);
  return found;
}

function eachSlip(word: string, use: (before: string, after: string) => void): void {
  for (let at = 0; at <= word.length; at += 1) use(word.slice(0, at), word.slice(at));
}
