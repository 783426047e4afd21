import { currencySigns, currencyWords, type RankedPassage, smallNumber } from '#core';
import { contentStems, coverage, isContent } from '../text/words.ts';

/** A thing called by a word and a short mark that tells it from others of its kind: “vitamin C”, “Room 9”, “Kestrel K9”. */
export interface NumberedName {
  /** As it stands in the question. */
  readonly said: string;
  readonly head: string;
  readonly mark: string;
}

const measure = `%|‰|${currencySigns}|(?:per ?cent|prozent|${currencyWords}|[km]?g|[kcm]?m|[mc]?l|[km]?w|v|°c?|degrees?|grad|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tage?n?|nächten?|wochen?|monate?n?|jahre?n?|uhr|am|pm|times|mal|people|persons?|personen|million(?:en|s)?|billions?|thousand|tausend)(?![\\p{L}\\p{N}])`;
const mark = '(?:\\d{1,4}\\p{L}?|\\p{L}{1,3}-?\\d{1,4}\\p{L}?|\\p{L})';
const behind = `(?![\\p{L}\\p{N}’'-]|[.,:]\\d|\\s?(?:${measure}))`;
const named = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])(\\p{L}[\\p{L}-]{2,})[ \\u00a0](${mark}${behind}(?:(?:,? (?:and|or|und|oder|to|bis) |, |/|–)${mark}${behind})*)`,
  'giu',
);
/** What is numbered rather than counted, whatever its capitals. */
const kinds = new Set(
  `type typ room raum zimmer gate section abschnitt article artikel chapter kapitel paragraph annex anhang level stufe grade zone line linie
  route platform gleis building gebäude model modell class klasse plan phase step schritt stage error fehler vitamin hepatitis option group
  gruppe team unit module modul category kategorie bus tram terminal floor wing hall halle block haus house tarif tariff form formular apartment wohnung`.split(
    /\s+/,
  ),
);
const notNames = new Set(
  `january february march april may june july august september october november december januar februar märz mai juni juli oktober dezember
  monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
  year jahr page seite top number nummer version release edition season episode war bowl superbowl formula
  per pro each every only about under above over until unter über mindestens höchstens etwa plus minus und oder der die das den dem ein eine bis ab
  does will would shall should can could may might must what which when where who how many much`.split(/\s+/),
);
const year = /^(?:19|20)\d\d$/;
/** Words of one letter, and what an apostrophe leaves. */
const noMark = /^[aistdmI]$/;

/** The things that a question names by a word and a mark. Figures that count or measure name nothing, nor do years, days and versions. */
export function numberedNames(text: string): NumberedName[] {
  return [...text.matchAll(named)].flatMap(({ 0: whole, 1: head = '', 2: marks = '', index }) => {
    if (notNames.has(head.toLowerCase()) || !isContent(head.toLowerCase())) return [];
    // “John F. Kennedy”
    const isInitial = /^\p{L}$/u.test(marks) && /^\.? \p{Lu}/u.test(text.slice(index + whole.length)) && !isKind(head);
    if (isInitial) return [];
    return marksIn(marks)
      .filter((each) => isMark(head, each))
      .map((each) => ({ said: `${head} ${each}`, head: stemOf(head), mark: plain(each) }));
  });
}

const marksIn = (list: string): string[] => list.split(/,? (?:and|or|und|oder|to|bis) |, |\/|–/u);

function isMark(head: string, each: string): boolean {
  if (/^\d/.test(each)) return !year.test(each) && (isKind(head) || /^\p{Lu}/u.test(head));
  if (/\d/.test(each)) return true;
  return isKind(head) && !noMark.test(each);
}

const isKind = (head: string): boolean => kinds.has(head.toLowerCase()) || kinds.has(stemOf(head));

/** “Rooms” are of the kind of a room. */
const stemOf = (head: string): string => head.toLowerCase().replace(/(?<=\p{L}{3})(?:en|es|[sne])$/u, '');
const plain = (each: string): string => each.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What a text says of the names: those it has, and whether it has others of their kinds. */
interface Naming {
  readonly names: boolean;
  readonly others: boolean;
}

function namingOf(names: readonly NumberedName[], text: string): Naming {
  const sayings = text.split(/[!?\n]|(?<!\d)[.;](?=\s|$)|(?<=\d)[.;](?=\s+\p{Lu})/u);
  const isSaid = (name: NumberedName): boolean => sayings.some((saying) => says(name, saying)) || hasShort(name, text);
  if (names.some(isSaid)) return { names: true, others: false };
  const kin = numberedNames(text);
  return { names: false, others: names.some((name) => kin.some((other) => other.head === name.head && isLike(other.mark, name.mark))) };
}

const isLike = (one: string, other: string): boolean => /^\d/.test(one) === /^\d/.test(other);

/** The word and the mark in one sentence, however it is written: “rooms 4, 5 and 9”, “the second room”, “K-9”. */
function says({ head, mark: wanted }: NumberedName, saying: string): boolean {
  const words = saying.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!words.some((word) => word.startsWith(head) && word.length <= head.length + 2)) return false;
  const isIt = (word: string, index: number): boolean =>
    word === wanted || `${words[index - 1] ?? ''}${word}` === wanted || isSameNumber(word, wanted) || isBetween(words, index, wanted);
  return words.some(isIt);
}

/** “N-88” for a Highway 88. */
const hasShort = ({ mark: wanted }: NumberedName, text: string): boolean =>
  /^\d{2,}$/.test(wanted) && new RegExp(`(?<![\\p{L}\\p{N}])\\p{L}{1,3}-?${wanted}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'u').test(text);

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const roman = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

function isSameNumber(word: string, wanted: string): boolean {
  if (!/^\d+$/.test(wanted)) return false;
  const number = Number(wanted);
  return (
    [smallNumber(word), ordinals.indexOf(word) + 1, roman.indexOf(word) + 1].includes(number) ||
    new RegExp(`^${wanted}(?:st|nd|rd|th)$`).test(word)
  );
}

/** Rooms 4 to 12 have a room 9. */
function isBetween(words: readonly string[], index: number, wanted: string): boolean {
  const joins = ['to', 'bis', 'through'].includes(words[index] ?? '');
  return joins && Number(words[index - 1]) < Number(wanted) && Number(wanted) < Number(words[index + 1]);
}

export interface About<Item> {
  readonly items: readonly Item[];
  /** Why none of them answers, in words. */
  readonly unanswered: string | null;
}

/**
 * Without those that name others of the kind of what is asked and not that itself: what is said of vitamin B12 or of the Heron 5 says
 * nothing of vitamin C or the Heron 7. All where only others are named. None answers then, nor where what is asked is said of others alone.
 */
export function withoutOthers<Item>(question: string, items: readonly Item[], textOf: (item: Item) => string): About<Item> {
  const names = numberedNames(question);
  if (names.length === 0) return { items, unanswered: null };
  const read = items.map((item) => ({ item, text: textOf(item), naming: namingOf(names, textOf(item)) }));
  const [others, left] = [read.filter(({ naming }) => naming.others), read.filter(({ naming }) => !naming.others)];
  if (others.length === 0) return { items, unanswered: null };
  const said = [...new Set(names.map((name) => name.said))].join(' or ');
  if (!left.some(({ naming }) => naming.names)) return { items, unanswered: `none of the passages found names ${said}` };
  const asked = contentStems(names.reduce((rest, name) => rest.replace(name.said, ' '), question));
  const speaksOfIt = ({ text }: { readonly text: string }): boolean => coverage(asked, new Set(contentStems(text))) > 0;
  const isOfOthers = others.some(speaksOfIt) && !left.some(speaksOfIt);
  return { items: left.map(({ item }) => item), unanswered: isOfOthers ? `what the passages found say of this is not of ${said}` : null };
}

/** A passage with what stands above it. */
export const namesIn = ({ title, headings, text }: Pick<RankedPassage, 'title' | 'headings' | 'text'>): string =>
  [title, ...headings, text].join('\n');
