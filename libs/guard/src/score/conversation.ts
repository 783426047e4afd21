import lists from './conversation.json' with { type: 'json' };

/** What a conversation with a machine is made of, in fifteen tongues: who takes part, what passes between them, what is asked for. */
export const partNames = [
  'machine',
  'helper',
  'artificial',
  'asker',
  'reply',
  'say',
  'show',
  'put',
  'favour',
  'refuse',
  'ignore',
  'rules',
  'prompt',
  'inner',
  'must',
  'only',
  'every',
  'asked',
  'source',
  'tongue',
  'note',
  'you',
  'your',
  'if',
  'not',
  'word',
  'now',
  'send',
  'answering',
  'whoever',
  'order',
  'this',
] as const;
export type Part = (typeof partNames)[number];

/** One bit for each part. `order`: an imperative by its form, wherever it stands; English ones have none. */
export const part = Object.fromEntries(partNames.map((name, index) => [name, 1 << index])) as Readonly<Record<Part, number>>;

const latinCyrillicOrArabic = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Arabic}]/u;
const strokes: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', ß: 'ss', đ: 'd', æ: 'ae', œ: 'oe' };
/** Accents are left out where people are in haste, and by whoever wants not to be found. */
function folded(word: string): string {
  if (/^[\0-\x7f]*$/.test(word) || !latinCyrillicOrArabic.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[łıøßđæœ]/g, (letter) => strokes[letter] as string);
}

const whole = new Map<string, number>();
/** Beginnings of words that change their endings. */
const stems = new Map<string, number>();
const shortestStem = 2;

const english = new Set(Object.values(lists.en).flatMap((list) => list.split(' ')));
const tongueLists: readonly (readonly [string, Readonly<Record<string, string>>])[] = Object.entries(lists);
for (const [tongue, byPart] of tongueLists) {
  if (tongue === 'zh' || tongue === 'ja') continue;
  for (const [name, list] of Object.entries(byPart)) for (const word of list.split(' ')) learn(folded(word), name as Part);
}

function learn(word: string, name: Part): void {
  const target = word.endsWith('*') ? stems : whole;
  const key = word.replace(/\*$/, '');
  const known = target.get(key) ?? 0;
  // “ignore” is an imperative in Spanish and half of all verbs' places in English.
  if (name === 'order' && english.has(key)) return;
  target.set(key, known | part[name]);
}

/** Conjunctions, prepositions and the article are written as one with the Arabic word. */
/** “l’assistant”, “dell’utente”. */
const elision = /^(?:l|d|qu|n|s|j|c|m|t|un|dell|all|nell|sull|quell)'(?=.{3})/;
const arabicParticles = /^[وفبلك]?(?:ال|لل)|^[وفبل](?=.{3})/;

/** The parts that a word in lower case can be, 0 for most. */
export function partsOf(word: string): number {
  const key = folded(word.replace(/^@/, ''));
  const parts = (whole.get(key) ?? 0) | stemParts(key);
  if (parts !== 0) return parts;
  const elided = elision.exec(key);
  if (elided) return partsOf(key.slice(elided[0].length));
  if (!/^[\u0620-\u064a]/.test(key)) return 0;
  return whole.get(key.replace(arabicParticles, '')) ?? 0;
}

function stemParts(word: string): number {
  let parts = 0;
  for (let length = shortestStem; length <= Math.min(word.length, 14); length += 1) parts |= stems.get(word.slice(0, length)) ?? 0;
  return parts;
}

export interface Piece {
  readonly word: string;
  readonly parts: number;
}

/** The words that begin with a sign, longest first. */
type Table = ReadonlyMap<string, readonly Piece[]>;

const kana = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;
const latin = /[a-z0-9]+/iy;
const tables = { zh: tableOf(lists.zh), ja: tableOf(lists.ja) };
/** What is not known is told by threes, so that gaps are about as long as in other tongues. */
const longestUnknown = 3;

/** Words of what is written without blanks: those that are known, and what stands between them. */
export function piecesOf(run: string): Piece[] {
  const table = kana.test(run) ? tables.ja : tables.zh;
  const pieces: Piece[] = [];
  let unknown = '';
  const flush = (): void => {
    if (unknown !== '') pieces.push({ word: unknown, parts: 0 });
    unknown = '';
  };
  for (let at = 0; at < run.length;) {
    const piece = pieceAt(table, run, at);
    if (piece || unknown.length >= longestUnknown) flush();
    if (piece) pieces.push(piece);
    else unknown += run[at];
    at += piece?.word.length ?? 1;
  }
  flush();
  return pieces;
}

function pieceAt(table: Table, run: string, at: number): Piece | null {
  const known = table.get(run[at] as string)?.find(({ word }) => run.startsWith(word, at));
  if (known) return known;
  latin.lastIndex = at;
  const word = latin.exec(run)?.[0].toLowerCase();
  return word === undefined ? null : { word, parts: partsOf(word) };
}

function tableOf(byPart: Readonly<Record<string, string>>): Table {
  const parts = new Map<string, number>();
  for (const [name, list] of Object.entries(byPart))
    for (const word of list.split(' ')) parts.set(word, (parts.get(word) ?? 0) | (name === 'neutral' ? 0 : part[name as Part]));
  const longestFirst = Array.from(parts, ([word, bits]) => ({ word, parts: bits })).sort((a, b) => b.word.length - a.word.length);
  return Map.groupBy(longestFirst, ({ word }) => word[0] as string);
}
