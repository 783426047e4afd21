/** How far two words are the same: 1 in another form, `part` where one is a compound with the other, `half` where only half of what is asked is said, else 0. */
export const part = 0.8;
export const half = 0.5;

const marks = /\p{M}/gu;
/** “ausgeliehen”, “zurückzugeben”: what stands inside or before a German verb. */
const infix = /^((?:ab|an|auf|aus|bei|ein|her|hin|mit|nach|um|vor|weg|zu|zurück|zusammen)?)(?:ge|zu)(?=\p{L}{4,}(?:t|en)$)/u;
/** What a word has behind its stem: English, German, and what Spanish and French add. */
const endings = new Set(
  `s es e n en er ers ern em nen r m t te ten st et d ed ing ly y ies ied o a os as an x ment nt ent ion ung ungen ation al ity ance isch lich
  in innen`.split(/\s+/),
).add('');
const leastPart = 4;
const leastStart = 3;
/** Who does it is not what is done: “Hersteller”, “hergestellt”. */
const doers = /^(?:er|ers|in|innen)$/;
const done = /^(?:t|te|ten|et|en|ed)$/;

/** In the form that is compared: without accents, and without what a German participle has inside. */
export function plainWord(word: string): string {
  const bare = word.normalize('NFD').replace(marks, '').replaceAll('ß', 'ss');
  return bare.replace(infix, '$1');
}

/** `asked` and `said` are plain words. */
export function likeness(asked: string, said: string): number {
  if (asked === said) return 1;
  if (/\d/.test(asked + said)) return 0;
  const common = commonLetters(asked, said);
  if (isForm(asked.slice(common), said.slice(common), common) || isStrongForm(asked, said)) return 1;
  if (hasPart(said, asked)) return part;
  if (isShorter(asked, said) || isShorter(said, asked)) return part;
  return isHead(asked, said) ? half : 0;
}

function isForm(left: string, right: string, common: number): boolean {
  if (common < 3 || !endings.has(left) || !endings.has(right)) return false;
  if ((doers.test(left) && done.test(right)) || (doers.test(right) && done.test(left))) return false;
  return common >= 5 || left === '' || right === '' || (common === 4 && left.length + right.length <= 4);
}

/** “ausleihen”, “ausliehen”: all but the vowels. */
function isStrongForm(left: string, right: string): boolean {
  const [one, other] = [left, right].map((word) => word.replace(/[aeiou]/gu, ''));
  return one === other && (one?.length ?? 0) >= 4 && left[0] === right[0] && Math.abs(left.length - right.length) <= 1;
}

/** “Kabel” of “Kabellänge”, “Antrag” of “Urlaubsantrag”. */
function hasPart(compound: string, word: string): boolean {
  const stem = word.length > 5 ? word.replace(/(?:en|e|n|s)$/u, '') : word;
  if (stem.length < leastPart || compound.length - stem.length < 3) return false;
  return compound.startsWith(stem) || compound.endsWith(word) || compound.endsWith(stem);
}

/** “Antrag” for “Urlaubsantrag”; what a compound begins with says only what kind: water is no water filter. */
const isHead = (compound: string, word: string): boolean =>
  word.length > leastPart && compound.length - word.length >= leastStart && compound.endsWith(word);

/** “Herrenschnitt” for “Herrenhaarschnitt”. */
function isShorter(short: string, long: string): boolean {
  if (long.length - short.length < 3) return false;
  const common = commonLetters(short, long);
  const rest = short.slice(common);
  return common >= leastPart && rest.length >= leastPart && long.endsWith(rest);
}

function commonLetters(left: string, right: string): number {
  let count = 0;
  while (count < left.length && left[count] === right[count]) count += 1;
  return count;
}
