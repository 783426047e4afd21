import { isMoney, unitIn } from './unit-in.ts';

/** How a table writes numbers: by its mark before the decimals. */
export type Style = '.' | ',';
export const styles: readonly Style[] = ['.', ','];

const none =
  /^(?:[\s–—-]*|n\.?\/?a\.?|k\.\s?a\.|tb[da]|(?:price )?(?:up)?on request|(?:preis )?auf anfrage|unknown|unbekannt|not (?:sold|available|known|specified)|nicht (?:verfügbar|bekannt))$/iu;
const free = /^(?:free(?: of charge)?|gratis|kostenlos|kostenfrei)$/iu;
export const isNone = (text: string): boolean => none.test(text.trim());
export const isFree = (text: string): boolean => free.test(text.trim());

/** Longer than any figure with its unit: patterns that may try again at each blank see no more. */
const longest = 40;
/** In one line with single blanks; empty where it is no figure for its length alone. */
export function inOneLine(text: string, most = longest): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > most ? '' : line;
}

/** What a reader sees of a cell that says something else. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const cell =
  /^(?<open>\()? ?(?<sign>[-−–+])? ?(?<before>[$€£¥₹]|[a-z]{2,4}\.?[$]?|[a-z]{1,2}\$)? ?(?<inner>[-−–+])? ?(?<digits>\d(?:[\d.,'’]| (?=\d))*) ?(?<after>(?:[%°€$£¥₹/\p{L}][\p{L}²³/.°%$€-]*)(?: (?:per |pro |je |an? |\/)? ?[\p{L}²³/.]+){0,2})? ?(?<close>\))? ?(?:\*+|†|[¹²³](?!\p{L}))?$/iu;
const grouped: Readonly<Record<Style, RegExp>> = {
  '.': /^(?:[1-9]\d{0,2}(?:[,'’ ]\d{3})+|\d+)(?:\.\d+)?$/,
  ',': /^(?:[1-9]\d{0,2}(?:[.'’ ]\d{3})+|\d+)(?:,\d+)?$/,
};
/** Words that make a figure a bound or a beginning; “40 min” are minutes. */
const vague =
  /(?<!\p{L})(?:from|ab|bis|to|up|upwards?|about|ca(?![$])|circa|approx\w*|min(?=\.)|minimum|max|maximum|maximal|mind|mindestens|höchstens|over|under|über|unter|or|oder|and|und|more|mehr|less|weniger|plus)(?!\p{L})/iu;
/** “03.2024” */
const monthOfYear = /^(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d$/;

export interface Parsed {
  readonly digits: string;
  readonly isBelow: boolean;
  /** Its own unit as it stands; null where it has none. */
  readonly own: string | null;
}

/** A cell that holds one figure and nothing else but its unit. */
export function parse(text: string): Parsed | null {
  const { open, sign, before, inner, digits, after, close } = cell.exec(inOneLine(text))?.groups ?? {};
  if (digits === undefined || (open === undefined) !== (close === undefined) || monthOfYear.test(digits)) return null;
  const words = `${before ?? ''} ${after ?? ''}`.trim();
  if (vague.test(words) || (before !== undefined && !isMoney(unitIn(before)))) return null;
  if (before !== undefined && after !== undefined && unitIn(before) !== unitIn(after)) return null;
  const isBelow = open !== undefined || [sign, inner].some((mark) => mark !== undefined && mark !== '+');
  return { digits, isBelow, own: words === '' ? null : words };
}

/** Under a style; null where it is none. */
export function valueOf(digits: string, style: Style): number | null {
  if (!grouped[style].test(digits)) return null;
  const plain = digits.replaceAll(/['’ ]/g, '').replaceAll(style === '.' ? ',' : '.', '');
  return Number(plain.replace(',', '.'));
}

/** In which all figures of some cells can be written. */
export function stylesOf(texts: readonly string[]): readonly Style[] {
  const digits = texts.flatMap((text) => parse(text)?.digits ?? []);
  return styles.filter((style) => digits.every((each) => valueOf(each, style) !== null));
}
