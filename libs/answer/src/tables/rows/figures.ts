import { type CellUnit, unitAt } from '../../json/cell-unit.ts';
import { inOneLine, isFree, isNone, parse, shortened, type Style, valueOf } from './figure-text.ts';
import type { Entry } from './lines.ts';
import { isMoney, unitIn, unitOfWord } from './unit-in.ts';
import type { NamedRow } from '../read-table.ts';

/** An entry with what its cell is worth, in the smallest unit of its kind. */
export interface Figure {
  readonly entry: Entry;
  readonly value: number;
}

export interface Figures {
  readonly read: readonly Figure[];
  /** Whose cell is empty or says that there is no figure. */
  readonly none: readonly Entry[];
  /** What all of them are counted in; null where nothing says it. */
  readonly unit: string | null;
  /** What one of their own unit is in that; null where they have several. */
  readonly times: number | null;
  /** The multiple that all of them are in: “in thousands”. */
  readonly scale: string | null;
}

const months = 12;
/** Units that one can be told in the other, exactly. */
const sizes: Readonly<Record<string, readonly [string, number]>> = {
  mg: ['mg', 1],
  g: ['mg', 1e3],
  kg: ['mg', 1e6],
  tonnes: ['mg', 1e9],
  mm: ['mm', 1],
  cm: ['mm', 10],
  m: ['mm', 1e3],
  km: ['mm', 1e6],
  ml: ['ml', 1],
  litres: ['ml', 1e3],
  ms: ['ms', 1],
  seconds: ['ms', 1e3],
  minutes: ['ms', 6e4],
  hours: ['ms', 3.6e6],
  days: ['ms', 8.64e7],
  weeks: ['ms', 6.048e8],
  months: ['months', 1],
  years: ['months', months],
  W: ['W', 1],
  kW: ['W', 1e3],
  MW: ['W', 1e6],
};
export const baseOf = (unit: string): readonly [string, number] => sizes[unit] ?? [unit, 1];

const perIn = (words: string): string => /(?:\b(?:per|pro|je|an?)\s+|\/)(.+)$/iu.exec(words)?.[1]?.toLowerCase() ?? '';

interface Counted extends Figure {
  readonly unit: string | null;
  readonly times: number;
}

/** What the entries are worth, under each style that the table may be written in; or in words why they cannot be compared. */
export function figuresOf(entries: readonly Entry[], allowed: readonly Style[]): readonly Figures[] | string {
  const none = entries.filter(({ cell: each }) => each === null || isNone(each.text));
  const told = entries.filter((entry) => !none.includes(entry));
  if (allowed.length === 0) return 'their numbers are written in different ways';
  const readings = allowed.map((style) => told.map((entry) => counted(entry, style)));
  const strange = told.find((_, at) => readings.every((reading) => typeof reading[at] === 'string'));
  if (strange) return `“${shortened(strange.cell?.text ?? '')}” is not one figure`;
  const read = readings.map((reading) => reading.filter((each) => typeof each !== 'string')).filter((each) => each.length === told.length);
  const [first] = read;
  if (!first) return 'their numbers are written in different ways';
  const units = unitsOf(first);
  if (typeof units === 'string') return units;
  const [times = 1, other] = new Set(first.filter(({ unit }) => unit !== 'any').map((each) => each.times));
  const common = { none, ...units, times: other === undefined ? times : null };
  return read.map((figures) => ({ ...common, read: figures.map(({ entry, value }) => ({ entry, value })) }));
}

function counted(entry: Entry, style: Style): Counted | string {
  const { cell: own, row } = entry;
  const text = own?.text ?? '';
  if (own && isFree(text)) return { entry, value: 0, unit: 'any', times: 1 };
  const parsed = parse(text);
  const value = parsed && valueOf(parsed.digits, style);
  if (!own || !parsed || value === null) return text;
  const beside = besideOf(entry, unitAt(inLines(row), { ...own, names: own.names.map(inLine) }));
  const words =
    parsed.own === null
      ? (beside.unit ?? unitOfWord(beside.words ?? '') ?? beside.words?.toLowerCase() ?? null)
      : (unitIn(parsed.own) ?? parsed.own.toLowerCase());
  const [base, times] = words === null ? [null, 1] : baseOf(words);
  const rate = parsed.own === null ? '' : perIn(parsed.own);
  const scale = parsed.own !== null && words !== null && !/[$€£¥]/.test(parsed.own) ? '' : (beside.scale?.toLowerCase() ?? '');
  const unit = base === null && rate === '' && scale === '' ? null : [base ?? '', rate, scale].join('|');
  return { entry, value: (parsed.isBelow ? -value : value) * times, unit, times };
}

/** Names are whatever a document has: what reads units in them sees short ones with single blanks. */
const longestName = 200;
const inLine = <Named extends { readonly text: string }>(named: Named): Named => ({ ...named, text: inOneLine(named.text, longestName) });
const inLines = (row: NamedRow): NamedRow => ({ ...row, name: row.name && inLine(row.name) });

/** A unit in brackets is that of its column: “Day rate (EUR)” is not counted in days. */
function besideOf({ cell: own, row }: Entry, beside: CellUnit): CellUnit {
  const names = [...(own?.names.toReversed() ?? []), ...(row.name ? [row.name] : [])].map((name) => inLine(name).text);
  const inBrackets = names.flatMap((name) => /[([] ?(?:in )?([^)\]\d]{1,12}[²³]?)[)\]]$/u.exec(name)?.[1] ?? [])[0];
  const unit = inBrackets === undefined ? null : unitIn(inBrackets.trim());
  return unit === null ? beside : { ...beside, unit };
}

/** All in one; a sign of money may stand at some of them only, as at the first and the last of a column. */
function unitsOf(figures: readonly Counted[]): Pick<Figures, 'unit' | 'scale'> | string {
  const said = new Set(figures.filter(({ unit }) => unit !== 'any').map(({ unit }) => unit));
  const [one = null, other, more] = [...said].toSorted((a, b) => Number(a === null) - Number(b === null));
  const found = { unit: baseIn(one), scale: one?.split('|')[2] || null };
  if (said.size <= 1) return found;
  if (other === null && more === undefined && isMoney(baseIn(one))) return found;
  return `they are counted in different units (${[...said].map((unit) => baseIn(unit) ?? 'none').join(', ')})`;
}

const baseIn = (unit: string | null): string | null => unit?.split('|')[0] || null;
