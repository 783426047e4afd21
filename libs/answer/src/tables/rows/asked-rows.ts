import { yearsIn } from '../cell-text.ts';
import { isYesNo } from '../asked-of.ts';
import { kindOf } from '../kinds.ts';
import { perWhat, perWords } from '../per-what.ts';
import { type Comparing, comparingIn, isMeasuring, type Measure, measuresOf, measuresSaid } from './measures.ts';
import { type Bound, boundIn, comparesThings } from './row-bound.ts';
import { allAskedFor } from './asks-for-all.ts';
import { type Telling, tellingIn, tellingWords } from './row-words.ts';

interface Common extends Telling {
  readonly text: string;
  /** What it is told for one of: “per hour”. */
  readonly per: readonly string[];
  readonly years: readonly string[];
  /** What the column may be by its kind, where no word names it. */
  readonly measures: readonly Measure[];
  /** Words that may name the column. */
  readonly property: readonly string[];
  /** Words that may name it where it is a period: “the coldest in January”. */
  readonly period: readonly string[];
  /** “Who …?”: the rows have to be persons, or what acts like one. */
  readonly ofPersons: boolean;
  /** Words that say which things are meant. */
  readonly subject: readonly string[];
}

/** The rows that have most or least of something. */
export interface ExtremeAsked extends Common {
  readonly type: 'extreme';
  readonly comparing: Comparing;
  /** How much that is; `named`: where the word behind names the column, as in “the highest price”. */
  readonly wants: 'name' | 'amount' | 'named';
  /** Words that the column has to have: “the price of the cheapest”. */
  readonly ofWords: readonly string[];
  /** Words that may name another column, of which the best row's cell is asked for: “On which floor is the largest room?” */
  readonly asks: readonly string[];
  /** “How heavy is the cheapest?”: of another kind than it is compared by. */
  readonly ofKind: Measure | null;
}

/** The rows whose amount keeps to a bound. */
export interface BoundAsked extends Common {
  readonly type: 'bound';
  readonly bound: Bound;
  readonly isCount: boolean;
}

/** The rows that have something, or, where nothing is said that they have, all of them. */
export interface HavingAsked extends Common {
  readonly type: 'having';
  /** Words of the things, where nothing is asked but which or how many there are. */
  readonly allOf: readonly string[] | null;
  /** Those that have it not. */
  readonly isWithout: boolean;
  readonly isCount: boolean;
}

export type RowsAsked = ExtremeAsked | BoundAsked | HavingAsked;

const lead = String.raw`^\W*(?:(?:and|und|so|please|bitte)\s+)?`;
const which = new RegExp(
  `${lead}(?:(?:in|on|at|for|from|bei|mit|für|auf)\\s+)?(?:which|what(?!\\s+(?:is|are|was|were|do|does|did|if|about)\\b)|welche[rsnm]?|wer|who)(?!\\p{L})`,
  'iu',
);
const listing = new RegExp(
  `${lead}(?:(?:can|could) you (?:please )?)?(?:list|show|name|give|find|nenne?n?|zeige?n?|liste|finde|gib)(?!\\p{L})`,
  'iu',
);
const whatIs = new RegExp(`${lead}(?:what|who|was|wer)(?:['’]s|\\s+(?:is|are|was|were|ist|sind|war|waren))(?!\\p{L})`, 'iu');
const figure = new RegExp(
  `${lead}(?:how (?:much|heavy|expensive|cheap|long|high|large|big|fast|tall|wide|deep)|what (?:does|do|did)|wie ?viel|wie (?:teuer|schwer|hoch|lang|groß|schnell)|was (?:kostet|kosten|wiegt))(?!\\p{L})`,
  'iu',
);
const counting = new RegExp(`${lead}(?:how many|wie ?viele)(?!\\p{L})`, 'iu');
const ofTime =
  /(?<!\p{L})(?:(?:which|what)\s+(?:(?:fiscal|financial|calendar)\s+)?(?:years?|fy|quarters?|periods?|months?|time|day|date)|when|wann|welche[ms]? (?:jahr|monat|quartal)|welcher (?:monat|tag))(?!\p{L})/iu;
const wantsReason = /(?<!\p{L})(?:why|how (?:do|does|did|can|should|to)|warum|wieso|weshalb|mean|means|bedeutet|because|reason)(?!\p{L})/iu;
/** What leaves rows out, or joins conditions, in a way that no rule here reads. */
const joined =
  /(?<!\p{L})(?:not|\p{L}+n['’‘´`]t|cannot|(?:ca|wo|do|does|did|is|are|was|were|has|have|had)nt|never|unable|hardly|rarely|only|solely|exclusively|nie|niemals|kaum|selten|nur|lediglich|ausschließlich|neither|nor|except|but|or|both|either|nicht|weder|noch|außer|oder|sowohl|second|third|zweit\p{L}*|dritt\p{L}*|top|average|durchschnitt\p{L}*|sum|summe|combined|zusammen|together)(?!\p{L})/iu;
/** Whether a table is of now or of another time nothing tells. */
const ofAnotherTime =
  /(?<!\p{L})(?:did|used|will|would|should|must|might|before|after|during|between|until|since|ago|soon|früher|vorher|nachher|bald|damals|künftig|bisher|während|zwischen|seit|bis)(?!\p{L})/iu;
const preposition =
  /(?<!\p{L})(?:of|on|in|at|for|with|from|to|among|under|by|auf|im|am|mit|von|vom|für|bei|aus|unter|zu[mr]?|des|der)(?!\p{L})/iu;
const without = /(?<!\p{L})(?:without|no|lacks?|lacking|ohne|keine?[nrsm]?)(?!\p{L})/iu;

const who = new RegExp(`${lead}(?:who|wer)(?!\\p{L})`, 'iu');

/** A question for rows of a table; null for any other. */
export function rowsAsked(question: string): RowsAsked | null {
  if (isYesNo(question) || ofTime.test(question) || wantsReason.test(question)) return null;
  const bound = boundIn(question);
  const rest = bound ? cut(question, bound) : question;
  const comparing = comparingIn(rest);
  if (joined.test(rest) || ((bound || comparing) && without.test(rest))) return null;
  if (comparing) return bound ? null : extremeOf(question, comparing);
  if (!which.test(question) && !listing.test(question) && !counting.test(question)) return null;
  const isCount = counting.test(question);
  if (bound) return boundOf(question, bound, isCount);
  if (comparesThings(question) || ofAnotherTime.test(question)) return null;
  const words = wordsLeft(question);
  const all = allAskedFor(question);
  return {
    ...commonOf(question),
    type: 'having',
    allOf: all === null ? null : tellingWords(all),
    isWithout: without.test(question),
    isCount,
    measures: [],
    property: words,
    period: words,
    subject: words,
  };
}

const cut = (text: string, { start, end }: { readonly start: number; readonly end: number }): string =>
  `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`;

function commonOf(question: string): Pick<Common, 'text' | 'per' | 'years' | 'ofPersons' | keyof Telling> {
  return { ...tellingIn(question), ofPersons: who.test(question), text: question, per: perWhat(question), years: yearsIn(question) };
}

/** Without periods and what is told for one of. */
function wordsLeft(text: string): readonly string[] {
  const per = new Set(tellingWords(perWords(text)));
  const years = new Set(yearsIn(text));
  return tellingWords(text).filter((word) => !per.has(word) && !years.has(word));
}

/**
 * Before a word such as “cheapest” stand the things, behind it things or what they are compared by; with “most” or “lowest” either side may
 * name that. “The price of the cheapest” asks for an amount, and only of that by which it is the cheapest.
 */
function extremeOf(question: string, comparing: Comparing): ExtremeAsked | null {
  const [head, tail] = [question.slice(0, comparing.start), question.slice(comparing.end)];
  const [before, after] = [wordsLeft(head), wordsLeft(tail)];
  // What stands behind a preposition is where or of what it is.
  const next = wordsLeft(tail.split(preposition, 1)[0] ?? '');
  const isAlone = before.length === 0 && (head.trim() === '' || /^\W*(?:the|der|die|das)\s*$/iu.test(head));
  const isWhich = which.test(question) || listing.test(question) || isAlone;
  const isWhatIs = whatIs.test(question);
  if (!isWhich && !isWhatIs && !figure.test(question) && !counting.test(question)) return null;
  const verbs = [...before, ...after].filter(isMeasuring);
  const spoken = comparing.isBare ? measuresSaid(question) : [];
  const said = spoken.length > 0 ? spoken : comparing.measures;
  const things = (words: readonly string[]): readonly string[] => words.filter((word) => !verbs.includes(word));
  const common = {
    ...commonOf(question),
    type: 'extreme' as const,
    comparing,
    measures: said,
    period: after,
    ofWords: [],
    asks: before,
    ofKind: null,
  };
  if (isWhich) {
    return { ...common, wants: 'name', property: next, subject: [...things(before), ...things(after)] };
  }
  if (isWhatIs || (counting.test(question) && before.length > 0)) {
    const wants = before.length > 0 ? 'amount' : 'named';
    const property = comparing.isBare ? [...before, ...next] : next;
    return { ...common, wants, property, subject: things(after), ofWords: before };
  }
  const kind = kindOf(cut(question, comparing));
  const isSame = kind !== null && said.some(({ named }) => named === kind.named || named === kind.rival?.named);
  const ofKind = isSame || kind?.rival ? null : kind;
  return isSame || ofKind ? { ...common, ofKind, wants: 'amount', property: things(next), subject: things(after) } : null;
}

function boundOf(question: string, bound: Bound, isCount: boolean): BoundAsked | null {
  const words = wordsLeft(cut(question, bound));
  const said = measuresSaid(question);
  const ofUnit = measuresOf(bound.unit, bound.counted);
  // What costs more than three seats?
  if (bound.counted !== null && said.length > 0 && ofUnit.length > 0 && !ofUnit.some((each) => said.includes(each))) return null;
  const verbs = words.filter(isMeasuring);
  const things = words.filter((word) => !verbs.includes(word));
  const counted = bound.counted === null ? [] : [bound.counted];
  return {
    ...commonOf(question),
    type: 'bound',
    bound,
    isCount,
    measures: said.length > 0 ? said : ofUnit,
    property: [...things, ...counted],
    period: things,
    subject: things,
  };
}
