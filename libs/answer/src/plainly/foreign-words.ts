import { tongues } from '#core';
import { number, timeUnit } from './figures-said.ts';
import { aNumber, type KindAsked } from './kinds-asked.ts';
import { half, likeness, plainWord } from './like-words.ts';
import { light, plainWords } from './telling-words.ts';

const prepositions = new Set(
  `in im am an at on by for from to with without of during before after under über unter bei beim mit ohne für von vom zu zum zur nach vor
  auf aus während ab bis en con sin por para de del des du dans avec sans pour pendant à au within innerhalb binnen per pro je inside outside through durch`.split(
    /\s+/,
  ),
);
/** What comes within two days is not as long. */
const moving = /^(?:come|go|komm)/;
/** Words that a sentence may have beside what is asked about and still be about nothing else. */
const neutral = new Set(
  [
    ...Object.values(tongues).flatMap(({ functionWords }) => [...functionWords]),
    ...[...light].filter((word) => !moving.test(word)),
    ...prepositions,
    // What stands for the thing in its own document, and how figures are told.
    ...`gerät maschine anlage device machine unit appliance product appareil aparato beträgt betragen about around approximately only total
    maximum minimum most least rund etwa ca circa nur höchstens mindestens maximal insgesamt hoch lang max min approx to inkl incl netto brutto
    net gross vat mwst used benutzt altogether exactly genau always immer environ sólo peu encore aux ainsi todos tous`.split(/\s+/),
  ].map(plainWord),
);

/** Headings that name no other thing. */
const general =
  /^(?:technical|technische[rn]?|data|daten|datenblatt|specifications?|specs?|details?|overview|überblick|general|allgemeine?s?|facts|features|properties|eigenschaften|merkmale|dimensions|sizes?|maße|abmessungen|key|prices?|preise?|rates|information(?:en)?|datos|técnicos|données|caractéristiques)$/u;
const companions = new Set(['with', 'without', 'mit', 'ohne', 'con', 'sin', 'avec', 'sans']);
const negation = /(?<!\p{L})(?:not|never|no|nicht|nie|niemals|keine?[nr]?|ne|pas|nunca)(?!\p{L})/iu;
const goingOn = /^\s*(?:und |and |et |y )?(?:this|that|it|they|das|dies|es|er|sie|elle|il|ils|esto?)(?!\p{L})/iu;
const auxiliary = /^(?:is|are|was|were|has|have|ist|sind|war|waren|hat|haben|est|sont|es|son)$/;
/** A label and its value stay together. */
const sides = /[;,]\s/u;
/** Stands for what tells the kind. */
const figure = '000';
const isCounted = new RegExp(`^(?:${number}|${timeUnit})$`, 'u');
/** Ends of what is said of one thing. */
const ends = /[;:,]\s|\s[–-]\s|\n/u;

interface About {
  /** What has to be said beside the kind. */
  readonly own: readonly string[];
  readonly question: string;
  readonly title: string;
  /** What stands over the sentence: the nearest heading, and what columns of its table are called. */
  readonly heading: string;
  readonly columns: string;
  readonly kind: KindAsked;
  readonly verbs: ReadonlySet<string>;
}

interface Told {
  readonly word: string;
  /** Said of what is asked about, foreign to it, the figure that is asked for or one like it, or a word that tells nothing. */
  readonly part: 'own' | 'foreign' | 'figure' | 'small';
  readonly isCapital: boolean;
}

/**
 * Whether what a sentence tells is told of something else than is asked about, as far as its words show: “The filter weighs 20 g” under the
 * title “Heron” is no weight of the Heron. The fewer words of the question it has, the fewer others it may have.
 */
export function isOfAnother(text: string, about: About): boolean {
  const { own, kind, heading } = about;
  const isCalled = kind.named?.test(text) === true;
  if (own.length === 0) return hasForeign(toldIn(text, about), companions) || isUnderAnother(heading, about);
  const clauses = text.split(ends);
  const telling = clauses.filter((clause) => kind.says.test(clause));
  if (kind.isStrict === true && !isCalled && telling.every((clause) => isBareOfAnother(clause, about))) return true;
  const read = clauses.map((clause) => toldIn(clause, about));
  const told = mostOwn(read);
  // “No late fee for books, and laptops cost 900 euros.”
  const isSplit = ownIn(read.flat()) > Math.max(...read.map(ownIn));
  if (isSplit && (negation.test(text) || text.includes(';'))) return true;
  if (!text.split(sides).some((side) => tellsIt(side, about, isCalled))) return true;
  if (told.length === 0) return false;
  return told.every((words) => isPartOfAnother(words, about)) || (own.length === 1 && told.every((words) => hasOtherSubject(words, about)));
}

/** Of clauses, those with the most words of what is asked about. */
function mostOwn(clauses: readonly (readonly Told[])[]): (readonly Told[])[] {
  const counted = clauses.map(ownIn);
  const most = Math.max(...counted);
  return clauses.filter((_, index) => counted[index] === most && most > 0);
}

/** Whether what tells the kind stands with a word of what is asked about, goes on from it (“this takes five hours”), or has nothing else. */
function tellsIt(side: string, about: About, isCalled: boolean): boolean {
  const { own, kind } = about;
  const shown = kind.isRule === true && isCalled ? (kind.named ?? kind.says) : kind.says;
  if (!shown.test(side)) return false;
  const isOwn = plainWords(side).some((word) => own.some((each) => likeness(each, word) >= half));
  return isOwn || goingOn.test(side) || !hasForeign(toldIn(side, about));
}

const ownIn = (told: readonly Told[]): number => new Set(told.filter(({ part }) => part === 'own').map(({ word }) => word)).size;

/** Where the kind is not called by name: a rule for something else, or a figure of it. */
function isBareOfAnother(clause: string, about: About): boolean {
  const { own, kind } = about;
  const told = toldIn(clause, about);
  if (kind.isRule !== true) return own.length === 1 && (hasForeign(told) || negation.test(clause));
  if (own.length === 1) return hasForeign(told, prepositions);
  const [first, last] = [told.findIndex(({ part }) => part === 'own'), told.findLastIndex(({ part }) => part === 'own')];
  return first < 0 || hasForeign(told.slice(first, last), prepositions);
}

/** But for those behind one of these words, which tell where, when or with what. */
const hasForeign = (told: readonly Told[], behind: ReadonlySet<string> = new Set()): boolean =>
  told.some(({ part }, at) => part === 'foreign' && !isBehind(told, at, behind));

function isUnderAnother(heading: string, about: About): boolean {
  return toldIn(heading, { ...about, heading: '' }).some(({ word, part }) => part === 'foreign' && !general.test(word));
}

/** “A deposit refund form costs 2 dollars”, “the bag holds 20 kg”. */
const isPartOfAnother = (told: readonly Told[], { own, kind }: About): boolean =>
  told.some(({ part }, at) => {
    const [next, then] = [told[at + 1], told[at + 2]];
    if (part !== 'own' || next?.part !== 'foreign') return false;
    const isHead = then !== undefined && (then.part === 'figure' || auxiliary.test(then.word));
    return isHead || (kind.isLoose === true && own.length === 1);
  });

/** “The cafe opens at 9”, “Um 9 Uhr öffnet das Café”: before the one word, but for “in the …”, or right behind the verb. */
function hasOtherSubject(told: readonly Told[], { verbs }: About): boolean {
  const at = told.findIndex(({ part }) => part === 'own');
  if (told.slice(0, at).some(({ part }, index) => part === 'foreign' && !isBehind(told, index, prepositions))) return true;
  if (![...verbs].some((verb) => likeness(verb, told[at]?.word ?? '') === 1)) return false;
  const [next, then] = [told[at + 1], told[at + 2]];
  return [next, then].some((each, index) => each?.part === 'foreign' && each.isCapital && (index === 0 || next?.part === 'small'));
}

function isBehind(told: readonly Told[], at: number, words: ReadonlySet<string>): boolean {
  const before = told.slice(0, at);
  const close = before.slice(before.findLastIndex(({ part }) => part !== 'small') + 1);
  return close.some(({ word }) => words.has(word));
}

/** The words of a text, each with what it is; those that tell the kind count as figures. */
function toldIn(text: string, { own, question, title, heading, columns, kind }: About): Told[] {
  const known = [question, title, heading, columns].flatMap(plainWords);
  const shown = kind === aNumber ? [] : kind.named ? [kind.says, kind.named] : [kind.says];
  const masked = shown.reduce((rest, each) => rest.replaceAll(new RegExp(each.source, `${each.flags}g`), ` ${figure} `), text);
  const isLike = (words: readonly string[], word: string): boolean => words.some((each) => likeness(each, word) >= half);
  return (masked.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []).map((raw) => {
    const [word = ''] = plainWords(raw);
    const isSmall = word.length < 2 || /\d/.test(word) || isCounted.test(word) || neutral.has(word) || isLike(known, word);
    const part = isLike(own, word) ? 'own' : word === figure ? 'figure' : isSmall ? 'small' : 'foreign';
    return { word, part, isCapital: /^\p{Lu}/u.test(raw) };
  });
}
