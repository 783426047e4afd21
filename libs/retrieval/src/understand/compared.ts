import { determinerOf } from './phrases.ts';
import { measureAsked } from './comparatives.ts';
import { wordsOf } from './words-of.ts';

/** Longer sides are sentences of their own, not things that are compared. */
const longestSide = 12;
/** A longer question says more than what it compares; and each way to cut it in three would be tried, seconds of them in 2,000 characters. */
const longestComparison = 300;

const vs = '(?:versus|vs\\.?)';
const respect =
  '(?:in terms of|regarding|concerning|with (?:respect|regard) to|as to|when|for|in|on|by|in Bezug auf|hinsichtlich|bezüglich|bei[mn]?|im|für)';
const more = '(?<!\\p{L})(?:more|less|most|least|mehr|weniger|worse|best|worst|\\p{L}{3,}er(?:e[rsnm]?)?|\\p{L}{3,}est)(?!\\p{L})';
const about = '(?: (?:in|of|im|in de[rn]|bei[mn]?|bei de[rn]|de[rs]) (?<topic>[^,;:?]{2,60}?))?';
const sides = (join: string): string => `\\s+(?<one>.+?)\\s+(?:${join}|${vs})\\s+(?<other>.+?)(?<rest>\\s+${respect}\\s.+?)?[\\s.?!]*$`;
const shapes: readonly RegExp[] = [
  new RegExp(
    `\\b(?:differences?|comparison|unterschiede?n?)${about} (?:between|zwischen|(?<=\\bcomparison.{0,70} )of)${sides('and|und|mit')}`,
    'iu',
  ),
  new RegExp(`\\b(?:compare|vergleich(?:en?)?(?: sie| von| zwischen)?)${sides('and|und|with|to|mit')}`, 'iu'),
  new RegExp(`^(?<one>.+?)\\s+${vs}\\s+(?<other>.+?)(?:\\s*[:,;?–-]\\s+(?<tail>.+?))?[\\s.?!]*$`, 'iu'),
  /^how (?:do|does|did) (?<one>.+?) and (?<other>.+?) (?:differ|compare)(?: (?:in terms of|in|on|by|regarding) (?<topic>[^,;:?]+?))?[\s.?!]*$/iu,
  /^(?:worin|wie|wodurch) unterscheiden sich (?<one>.+?) (?:und|von) (?<other>.+?)(?: (?:hinsichtlich|in der|im|beim|bei der|in) (?<topic>[^,;:?]+?))?[\s.?!]*$/iu,
  // “Which has the longer warranty, the Heron 3 or the Heron 5?”
  new RegExp(
    `^(?<tail>(?:which|who|what|welche[rsnm]?|wer|was)\\s(?=[^,:?]*?${more})[^,:?]+?)\\s*[,:?–-]\\s+(?<one>(?!and\\b|und\\b).+?)\\s+(?:or|oder)\\s+(?<other>.+?)[\\s.?!]*$`,
    'iu',
  ),
];

const asks =
  /^(?:what|how|why|who|which|when|where|was|wie|wann|wo|warum|wer|welche[rsnm]?)\b.*\b(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must|has|have|had|you|i|we)\b/iu;
const leads = /^(?:to|with|against|mit|zu)\b/i;
/** What is said of either in “which of them has the longer warranty”, and stands for nothing to be looked up. */
const asked =
  /^(?:(?:and|und)\s+)?(?:which|who|what|welche[rsnm]?|wer|was)(?:\s+(?:one|of (?:them|the two|these)|von (?:ihnen|beiden|den beiden)|davon))?\s+(?:(?:has|have|had|is|are|was|offers?|gives?|comes with|costs?|hat|haben|ist|sind|bietet|kostet)(?!\p{L}))?\s*/iu;
const comparative = new RegExp(`^(?:(?:the|an?|der|die|das|den|ein\\p{L}*)\\s+)?${more}\\s+(?=\\p{L})`, 'iu');

const prepositions = 'of|for|in|at|on|with|from|by|von|für|bei|im|am|auf|mit';
const head = '^(?<head>(?:what|how|who|when|where|which|was|wie|wer|wann|wo|welche[rsnm]?)\\s[^,;:?]+\\s)';
/** “… of A and of B”: asked of each. */
const ofEach = new RegExp(
  `${head}(?<by>${prepositions}|des|der)\\s(?<one>[^,;:?]+?)\\s(?:and|und)\\s\\k<by>\\s(?<other>[^,;:?]+?)[\\s.?!]*$`,
  'iu',
);
/** “… of A and B”: of each, where they are one kind of thing. */
const ofKindred = new RegExp(`${head}(?<by>${prepositions})\\s(?<one>[^,;:?]+?)\\s(?:and|und)\\s(?<other>[^,;:?]+?)[\\s.?!]*$`, 'iu');
/** What is said of several together. */
const together =
  /\b(?:difference|relation\w*|connection|combin\w*|together|sum|total|average|mix\w*|ratio|distance|between|both|unterschied\w*|beziehung|verhältnis|zusammen|summe|zwischen|beide[nr]?)\b/iu;

function ofEachIn(query: string): string[] {
  const each = ofEach.exec(query)?.groups;
  const { head: before = '', by = '', one = '', other = '' } = each ?? ofKindred.exec(query)?.groups ?? {};
  const isMeant = each ? isAlike(one, other, true) : areKindred(one, other);
  const isOne = (side: string): boolean =>
    wordsOf(side).length <= mostWordsOfOne && !asks.test(side) && !/(?<!\p{L})(?:and|or|und|oder)(?!\p{L})/iu.test(side);
  if (one === '' || !isMeant || together.test(before) || ![one, other].every(isOne)) return [];
  return [one, other].map((side) => `${before}${by} ${side}?`);
}
const mostWordsOfOne = 5;

/** “The Heron 3”, “the Heron 5”: one word differs, a number, a letter or a name, and another is the same. */
function areKindred(one: string, other: string): boolean {
  const [left, right] = [one, other].map((side) =>
    side.split(/\s+/u).filter((word) => determinerOf(word.toLowerCase(), 'en') === null && determinerOf(word.toLowerCase(), 'de') === null),
  );
  if (!left || !right || left.length !== right.length || left.length < 2) return false;
  const differing = left.flatMap((word, at) => (word.toLowerCase() === right[at]?.toLowerCase() ? [] : [[word, right[at] ?? '']]));
  return differing.length === 1 && (differing[0] ?? []).every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}

/** Each side of a comparison, with what they are compared in; empty where nothing is compared. */
export function comparedIn(query: string, language: string | null): string[] {
  if (query.length > longestComparison) return [];
  const {
    one,
    other,
    rest = '',
    topic,
    tail,
  } = shapes.reduce<Groups>((found, shape) => found ?? shape.exec(query)?.groups, undefined) ?? {};
  // A question behind it is no side of what is compared.
  if (!one && !other) return ofEachIn(query);
  if (!one || !other || (tail === undefined && /[?？؟]\s+\S/u.test(query))) return [];
  // “How do I log in with A versus B?” and “compare to others according to C” compare, but the sides are not what stands on both sides.
  if (asks.test(one) || leads.test(one)) return [];
  const compared = sidesOf(one, other, /\b(?:compare|vergleich)/iu.test(query));
  if (compared.some((side) => side === '' || wordsOf(side).length > longestSide)) return [];
  const said = tail?.replace(asked, '') ?? '';
  const measured = measureAsked(said, language);
  if (measured !== null && topic === undefined && rest === '') return compared.map(measured);
  const thing = topic ?? (comparative.test(said) ? said.replace(comparative, '') : null);
  const named = (side: string): string => (language === 'de' ? `${thing}: ${side}` : `${thing} of ${side}`);
  return compared.map((side) => `${thing === null ? `${side} ${said}`.trim() : named(side)}${rest}`);
}

type Groups = Readonly<Record<string, string | undefined>> | undefined;

const belonging = /^(?<head>.+\s(?:of|for|in|von|für|bei))\s+(?<first>.+?)$/iu;
const thatOf = /^(?:that|those|the one|the ones|de[rmn]|die|das|denen)\s+(?:of|for|in|von|für|bei)\s+/iu;
const genitive = /^(?<head>.+?)\s+(?<first>(?:des|der)\s.+)$/iu;
/** “the prices and” before “warranties of A and B”. */
const severalOf = /^(?<things>.+?\s(?:of|von))\s+(?<first>.+?)\s+(?:and|und)\s+(?<second>.+)$/iu;

/** “the warranty of A” and “B”: what is compared of both stands with the first. “A, B and C” are three. */
function sidesOf(one: string, other: string, isBidden: boolean): string[] {
  const { things, first: a = '', second: b = '' } = severalOf.exec(other)?.groups ?? {};
  if (things && !isOf(one) && !isOf(a) && !isOf(b)) return [a, b].map((side) => `${one} and ${things} ${side}`);
  const { head, first = '' } = belonging.exec(one)?.groups ?? {};
  const second = other.replace(thatOf, '');
  if (head && !isOf(second) && (second !== other || isAlike(first, second, isBidden)))
    return [...listed(first), second].map((side) => `${head} ${side}`);
  const own = /^(?:des|der)\s/iu.test(other) ? genitive.exec(one)?.groups : undefined;
  if (own?.['head'] && own['first']) return [own['first'], other].map((side) => `${own['head']} ${side}`);
  return [...listed(one), other];
}

const isOf = (side: string): boolean => /\s(?:of|von)\s/iu.test(side);
const listed = (side: string): string[] => side.split(/,\s+/u);

/** Of “the cost of goods and expenses” one is no cost: both have names, a determiner or a word in common, or both are one word that one is bidden to compare. */
function isAlike(one: string, other: string, isBidden: boolean): boolean {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const isDetermined = ([word = '']: readonly string[]): boolean => determinerOf(word, 'en') !== null || determinerOf(word, 'de') !== null;
  if (isDetermined(first) !== isDetermined(second)) return false;
  if (isDetermined(first) || (isBidden && first.length === 1 && second.length === 1)) return true;
  const isNamed = (words: readonly string[]): boolean => words.some((word) => /[\p{Lu}\p{N}]/u.test(word));
  return (isNamed(first) && isNamed(second)) || first.some((word) => second.includes(word));
}
