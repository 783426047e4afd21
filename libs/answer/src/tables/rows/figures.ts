import { unitOf } from '../../support/units.ts';
import { type CellUnit, unitAt } from '../../json/cell-unit.ts';
import type { Entry } from './lines.ts';

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

/** How a table writes numbers: by its mark before the decimals. */
type Style = '.' | ',';
const styles: readonly Style[] = ['.', ','];

const isNone = (text: string): boolean =>
  /^[\s–—-]*$|^(?:n\.?\/?a\.?|k\.\s?a\.|tb[da]|(?:price )?(?:up)?on request|(?:preis )?auf anfrage|unknown|unbekannt|not (?:sold|available|known|specified)|nicht (?:verfügbar|bekannt))$/iu.test(
    text.trim(),
  );
const isFree = (text: string): boolean => /^(?:free(?: of charge)?|gratis|kostenlos|kostenfrei)$/iu.test(text.trim());

const cell =
  /^(?<open>\()?\s*(?<sign>[-−–+])?\s*(?<before>[$€£¥₹]|[a-z]{2,4}\.?[$]?|[a-z]{1,2}\$)?\s*(?<inner>[-−–+])?\s*(?<digits>\d[\d.,'’\u00a0\u202f ]*?)\s*(?<after>(?:[%°€$£¥₹/\p{L}][\p{L}²³/.°%$€-]*)(?:\s(?:per|pro|je|a|an|\/)?\s?[\p{L}²³/.]+){0,2})?\s*(?<close>\))?\s?(?:\*+|†|[¹²³](?!\p{L}))?$/iu;
const grouped: Readonly<Record<Style, RegExp>> = {
  '.': /^(?:[1-9]\d{0,2}(?:[,'’\u00a0\u202f ]\d{3})+|\d+)(?:\.\d+)?$/,
  ',': /^(?:[1-9]\d{0,2}(?:[.'’\u00a0\u202f ]\d{3})+|\d+)(?:,\d+)?$/,
};
/** Words that make a figure a bound or a beginning. */
const vague = /(?<!\p{L})(?:from|ab|bis|to|up|about|ca|circa|min|max|mind|over|under|über|unter|or|oder|and|und|more|mehr)(?!\p{L})/iu;

interface Parsed {
  readonly digits: string;
  readonly isBelow: boolean;
  /** Its own unit as it stands; null where it has none. */
  readonly own: string | null;
}

function parse(text: string): Parsed | null {
  const { open, sign, before, inner, digits, after, close } = cell.exec(text.trim())?.groups ?? {};
  if (digits === undefined || (open === undefined) !== (close === undefined)) return null;
  const words = `${before ?? ''} ${after ?? ''}`.trim();
  if (vague.test(words) || (before !== undefined && unitIn(before) === null)) return null;
  if (before !== undefined && after !== undefined && unitIn(before) !== unitIn(after)) return null;
  const isBelow = open !== undefined || [sign, inner].some((mark) => mark !== undefined && mark !== '+');
  return { digits: digits.trim(), isBelow, own: words === '' ? null : words };
}

/** Under a style; null where it is none. */
function valueOf(digits: string, style: Style): number | null {
  if (!grouped[style].test(digits)) return null;
  const plain = digits.replaceAll(/['’\u00a0\u202f ]/g, '').replaceAll(style === '.' ? ',' : '.', '');
  return Number(plain.replace(',', '.'));
}

/** The styles in which all numbers of some cells can be written. */
export function stylesOf(texts: readonly string[]): readonly Style[] {
  const digits = texts.flatMap((text) => parse(text)?.digits ?? []);
  const possible = styles.filter((style) => digits.every((each) => valueOf(each, style) !== null));
  // “1,000” is a thousand unless another cell says that commas stand before decimals; “1.000” is either.
  return possible.length > 1 && digits.every((each) => !each.includes('.')) ? ['.'] : possible;
}

const codes: Readonly<Record<string, string>> = {
  chf: 'CHF',
  'fr.': 'CHF',
  franken: 'CHF',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
  pln: 'PLN',
  cad: 'CAD',
  aud: 'AUD',
  '₹': 'INR',
  'm²': 'm²',
  qm: 'm²',
  sqm: 'm²',
  'm³': 'm³',
};
const unitIn = (words: string): string | null => {
  const [first = ''] = words.toLowerCase().split(/[\s/]|(?<=\p{L})\.(?=\s|$)/u);
  return unitOf(words) ?? unitOf(first) ?? codes[words.toLowerCase()] ?? codes[first] ?? null;
};

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
  if (strange) return `“${strange.cell?.text}” is not one figure`;
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
  const beside = besideOf(entry, unitAt(row, own));
  const words =
    parsed.own === null ? (beside.unit ?? beside.words?.toLowerCase() ?? null) : (unitIn(parsed.own) ?? parsed.own.toLowerCase());
  const [base, times] = words === null ? [null, 1] : baseOf(words);
  const rate = parsed.own === null ? '' : perIn(parsed.own);
  const scale = parsed.own !== null && words !== null && !/[$€£¥]/.test(parsed.own) ? '' : (beside.scale?.toLowerCase() ?? '');
  const unit = base === null && rate === '' && scale === '' ? null : [base ?? '', rate, scale].join('|');
  return { entry, value: (parsed.isBelow ? -value : value) * times, unit, times };
}

/** A unit in brackets is that of its column: “Day rate (EUR)” is not counted in days. */
function besideOf({ cell: own, row }: Entry, beside: CellUnit): CellUnit {
  const names = [...(own?.names.toReversed() ?? []), ...(row.name ? [row.name] : [])].map(({ text }) => text);
  const inBrackets = names.flatMap((name) => /[([]\s*(?:in\s+)?([^)\]\d]{1,12}[²³]?)\s*[)\]]\s*$/u.exec(name)?.[1] ?? [])[0];
  const unit = inBrackets === undefined ? null : unitIn(inBrackets.trim());
  return unit === null ? beside : { ...beside, unit };
}

/** All in one; a sign of money may stand at some of them only, as at the first and the last of a column. */
function unitsOf(figures: readonly Counted[]): Pick<Figures, 'unit' | 'scale'> | string {
  const said = new Set(figures.filter(({ unit }) => unit !== 'any').map(({ unit }) => unit));
  const [one = null, other, more] = [...said].toSorted((a, b) => Number(a === null) - Number(b === null));
  const found = { unit: baseIn(one), scale: one?.split('|')[2] || null };
  if (said.size <= 1) return found;
  const isMoney = one !== null && /^(?:dollars|euros|pounds sterling|yen|CHF)\|/.test(one);
  if (other === null && more === undefined && isMoney) return found;
  return `they are counted in different units (${[...said].map((unit) => baseIn(unit) ?? 'none').join(', ')})`;
}

const baseIn = (unit: string | null): string | null => unit?.split('|')[0] || null;
