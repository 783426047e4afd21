import type { BoundAsked, ExtremeAsked } from './asked-rows.ts';
import { type ChosenLine, chooseLines, type NotCompared } from './choose-line.ts';
import { isNone, parse, shortened } from './figure-text.ts';
import { baseOf, type Figure, type Figures, figuresOf } from './figures.ts';
import { columnLines, type Entry, isOfOneHead, isSum, type Line } from './lines.ts';
import { isOfYears } from './measures.ts';
import { stylesFor } from './number-style.ts';
import { type Bound, isWithin } from './row-bound.ts';
import { isGeneric, tellingWords } from './row-words.ts';
import type { RowsTable } from './rows-table.ts';

/** The rows that answer, and what has to be said beside them. */
export interface RowsFound {
  readonly table: RowsTable;
  /** Null where the rows themselves are what was asked for. */
  readonly line: Line | null;
  readonly chosen: readonly Entry[];
  /** All that were compared, those chosen among them. */
  readonly among: readonly Entry[];
  /** What is so of those chosen: “lowest”, “less than 500 EUR”. */
  readonly told: string;
  readonly wants: 'name' | 'amount';
  /** What was asked of those chosen, where that is another column: “the deposit of the cheapest”. */
  readonly asks?: Line;
  /** Nothing keeps to the bound, and what is chosen is the nearest. */
  readonly isNone?: boolean;
  readonly without: readonly Entry[];
  readonly sums: readonly Entry[];
  readonly only: readonly string[];
}

const lossWords =
  /(?<!\p{L})(?:loss(?:es)?|deficits?|expenses?|costs?|charges|decreases?|declines?|verluste?|aufwand|aufwendungen|kosten|rückgang)(?!\p{L})/iu;

/** “Operating income (loss)”: what is below zero there is little, and not much. */
const gainWords =
  /(?<!\p{L})(?:income|incomes|profits?|gains?|earnings|results?|surplus(?:es)?|margins?|savings?|cash flows?|ebit(?:da)?|returns?|\p{L}*(?:gewinne?|ergebnis(?:se)?|überschüsse?|überschuss|erträge?|ertrag)|einnahmen)(?!\p{L})/iu;

/** The rows with most or least, or within a bound; why they are not compared where they plainly are meant; null where nothing is. */
export function compareRows(asked: ExtremeAsked | BoundAsked, table: RowsTable): readonly RowsFound[] | NotCompared | null {
  if (asked.type === 'extreme' && (asked.asks.length > 0 || asked.ofKind)) {
    const of = ofBest(asked, table);
    if (of) return of;
    if (asked.ofKind) return null;
  }
  const lines = chooseLines(asked, table);
  if (lines === null || 'problem' in lines) return lines;
  const compared = lines.flatMap((chosen) => compareBy(asked, table, chosen) ?? []);
  const found = compared.flatMap((each) => ('problem' in each ? [] : [each]));
  // Of several columns that may be meant none is left out.
  return found.length > 0 && found.length === lines.length ? found : (compared.find((each) => 'problem' in each) ?? null);
}

/** Another column of the rows that have most or least; null where none is plainly asked for. */
function ofBest(asked: ExtremeAsked, table: RowsTable): readonly RowsFound[] | null {
  const { ofKind } = asked;
  const ofWords = asked.asks.filter((word) => !isGeneric(word) && !asked.tells(word, table.corner));
  if (ofWords.length === 0 && !ofKind) return null;
  const isAsked = ({ label, words }: Line): boolean =>
    ofKind
      ? ofKind.named.test(label)
      : tellingWords(label).every((word) => asked.isAsked(word, ofWords)) && ofWords.every((word) => asked.tells(word, words));
  const [asks, more] = columnLines(table.rows).filter(isAsked);
  if (!asks || more) return null;
  const left = (words: readonly string[]): readonly string[] => words.filter((word) => !ofWords.includes(word));
  const [property, subject] = [left(asked.property), left(asked.subject)];
  const best = compareRows({ ...asked, ofWords: [], asks: [], ofKind: null, property, subject, wants: 'name' }, table);
  if (best === null || 'problem' in best || best.some(({ line }) => line?.label === asks.label)) return null;
  return best
    .filter(({ chosen }, at) => !best.slice(0, at).some((before) => namesOf(before.chosen) === namesOf(chosen)))
    .map((found) => ({ ...found, asks }));
}

function compareBy(asked: ExtremeAsked | BoundAsked, table: RowsTable, chosen: ChosenLine): RowsFound | NotCompared | null {
  const { line, entries } = chosen;
  if (!isOfOneHead(line)) return { problem: 'the column holds different things further down' };
  const named = entries.filter((entry) => !isSum(entry));
  if (asked.type === 'extreme' && named.length < fewest) return null;
  const figures = figuresOf(named, stylesFor(named, line, table));
  if (typeof figures === 'string') return named.some(({ cell }) => /\d/.test(cell?.text ?? '')) ? { problem: figures } : null;
  const dated =
    asked.type === 'extreme' && isOfYears(asked.comparing, line.label) ? named.find(({ cell }) => !isYear(cell?.text ?? '')) : null;
  if (dated) return { problem: `“${shortened(dated.cell?.text ?? '')}” is not one year` };
  const found = figures.map((each) => (asked.type === 'extreme' ? extremes(asked, chosen, each) : within(asked, each)));
  const [first, second] = found;
  if (!first) return null;
  if (typeof first === 'string') return { problem: first };
  if (typeof second === 'string') return { problem: second };
  if (second && namesOf(first.chosen) !== namesOf(second.chosen)) return { problem: 'their numbers can be read in two ways' };
  return { table, line, without: figures[0]?.none ?? [], only: chosen.only, ...first, sums: entries.filter(isSum) };
}

/** Or says that there is none. */
const isYear = (text: string): boolean => isNone(text) || /^(?:1\d|20)\d\d$/.test(parse(text)?.digits ?? '');

const namesOf = (entries: readonly Entry[]): string => entries.map(({ name }) => name.start).join();

type Compared = Pick<RowsFound, 'chosen' | 'among' | 'told' | 'wants' | 'isNone'>;
const fewest = 2;

function extremes(asked: ExtremeAsked, { line, isTurned, isNamed }: ChosenLine, { read }: Figures): Compared | string {
  const isMost = (asked.comparing.direction === 'most') !== isTurned;
  const isLoss = lossWords.test(line.label) && !gainWords.test(line.label);
  const isBelow = read.some(({ value }) => value < 0);
  if (!isLoss && isBelow && lossWords.test(asked.text) && !gainWords.test(asked.text))
    return `“${line.label}” is not of losses alone, and some of its amounts are below zero`;
  const allBelow = isBelow && read.every(({ value }) => value <= 0);
  if (isLoss && !allBelow && isBelow) return 'some of their amounts are below zero and others above';
  const size = ({ value }: Figure): number => (isLoss && allBelow ? -value : value);
  if (read.length < fewest) return 'fewer than two of them have a figure';
  const best = isMost ? Math.max(...read.map(size)) : Math.min(...read.map(size));
  const chosen = read.filter((figure) => size(figure) === best);
  if (chosen.length === read.length) return 'all of them are equal';
  const sum = sumAmong(chosen, read);
  if (sum) return sum;
  return {
    chosen: chosen.map(({ entry }) => entry),
    among: read.map(({ entry }) => entry),
    told: isMost ? 'highest' : 'lowest',
    wants: asked.wants === 'amount' || (asked.wants === 'named' && isNamed) ? 'amount' : 'name',
  };
}

/** Parts that a sum is made of, at least; fewer are equal to another row by chance too often. */
const fewestParts = 3;
const mostParts = 8;

/** A row may be the sum of others without a name that says so. Where it would answer, none does: nothing tells a large tent from all tents. */
function sumAmong(chosen: readonly Figure[], read: readonly Figure[]): string | null {
  const sum = chosen.find((figure) => isWorthOthers(figure, read));
  return sum ? `“${shortened(sum.entry.name.text)}” is worth as much as others together, and nothing tells whether it is their sum` : null;
}

/** The first or the last, worth all the others (or twice that, where they have sums of their own), or a run of those right above it. */
function isWorthOthers(figure: Figure, read: readonly Figure[]): boolean {
  const at = read.indexOf(figure);
  const parts = (figures: readonly Figure[]): readonly Figure[] => figures.filter(({ value }) => value !== 0);
  const others = parts(read.filter((each) => each !== figure));
  const isEnd = at === 0 || at === read.length - 1;
  if (isEnd && others.length >= fewestParts && [1, 2].some((times) => isSame(figure.value * times, total(others)))) return true;
  const above = parts(read.slice(0, at));
  const runs = Array.from({ length: mostParts - fewestParts + 1 }, (_, more) => fewestParts + more);
  return runs.some((length) => above.length >= length && isSame(figure.value, total(above.slice(-length))));
}
const total = (figures: readonly Figure[]): number => figures.reduce((sum, { value }) => sum + value, 0);
/** Sums of rounded figures are out by a little. */
const isSame = (left: number, right: number): boolean => right !== 0 && Math.abs(left - right) <= Math.max(1e-9, Math.abs(right) * 1e-4);

function within({ bound }: BoundAsked, figures: Figures): Compared | string {
  const { read } = figures;
  const times = timesOf(bound, figures);
  if (typeof times === 'string') return times;
  if (read.length === 0) return 'none of them has a figure';
  const scaled = { ...bound, low: bound.low === null ? null : bound.low * times, high: bound.high === null ? null : bound.high * times };
  const kept = read.filter(({ value }) => isWithin(scaled, value));
  const common = { among: read.map(({ entry }) => entry), told: bound.words, wants: 'name' as const };
  const sum = sumAmong(kept, read);
  if (sum) return sum;
  if (kept.length > 0) return { ...common, chosen: kept.map(({ entry }) => entry) };
  if (bound.low !== null && bound.high !== null) return `none of ${read.length} is ${bound.words}`;
  const values = read.map(({ value }) => value);
  const nearest = bound.high === null ? Math.max(...values) : Math.min(...values);
  return { ...common, chosen: read.filter(({ value }) => value === nearest).map(({ entry }) => entry), isNone: true };
}

/** What one of the bound is in the figures' unit; in words why it is not told. */
function timesOf({ unit: asked }: Bound, { unit, times, scale }: Figures): number | string {
  if (scale !== null) return `the table counts ${scale}`;
  if (asked === null) return times ?? 'the question says no unit, and they have several';
  const [base, size] = baseOf(asked);
  if (base === unit) return size;
  return unit === null ? `nothing says that their amounts are in ${asked}` : `their amounts are in ${unit}, and not in ${asked}`;
}
