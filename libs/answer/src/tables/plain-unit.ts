import { contentStems } from '../text/words.ts';
import { hasTableLine, isPeriod } from './cell-text.ts';
import { isMark, kindsNamed, kindsOf, money } from './kinds.ts';

/** A unit that no multiple stands before: "in EUR", "°C". */
export interface PlainUnit {
  readonly words: string;
  readonly isMoney: boolean;
  readonly isScale: boolean;
}

const currencies =
  'EUR|USD|GBP|CHF|JPY|CAD|AUD|SEK|NOK|DKK|PLN|CZK|[$€£¥₹]|[Ee]uros?|(?:US[ -]|U\\.S\\. )?[Dd]ollars?|[Pp]ounds?(?: sterling)?|(?:Swiss )?[Ff]rancs?|(?:Schweizer )?Franken|[Cc]ents?|[Kk]ron(?:er|or)|[Yy]en';
const scaled = `(?:T(?:€|EUR)|(?:Tsd\\.?|Tausend|Mio\\.?|Millionen|Mrd\\.?|Milliarden)(?:\\s?(?:${currencies}))?|(?:milliers|millions|milliards) d['’]euros)`;
const measured =
  '°\\s?[CF]|[Dd]egrees(?: [CF]\\w*)?|Grad(?: Celsius)?|[mkcµ]m[²³23]?|[mM]etres?|[mM]eters?|Meter[n]?|[kK]ilomet(?:re|er)s?|Kilometern?|[mk]g|[kK]ilograms?|Kilogramm|[gG]rams?|Gramm|[tT]onnes|Tonnen|[lL]it(?:re|er)s?|Litern?|ml|hl|[kMGT]?Wh?|[kM]?Pa|[mh]?bar|dB|[kMG]?Hz|km/h|mph|m/s|[hH]ours|Stunden|[mM]inutes|Minuten|[sS]econds|Sekunden|ms|[dD]ays|Tagen?|[wW]eeks|Wochen|[mM]onths|Monaten?|[yY]ears|Jahren?|[pP]er ?cent|Prozent|pour cent|%|ppm|kcal|kJ|ha|[hH]ectares?|Hektar|[iI]nches|[fF]eet|[mM]iles|lbs?|oz';
/** Letters that are a unit only where nothing but brackets or the end of the line stands beside them. */
const single = '[mglthsKVA]';
const period = '(?:\\s(?:per|pro|a|je|par)\\s[\\p{L}²³]+|/\\p{L}+[²³]?)?';
const unit = `(?:${scaled}|(?:${currencies})${period}|(?:${measured})${period}(?:/\\w+)?)`;
/** Prose goes on behind it ("in days of cold"), an announcement ends or adds what is in it. */
const goesOn =
  '\\s(?!(?:unless|excl|incl|excluding|including|inkl|exkl|zzgl|ohne|mit|with|without|net|gross|netto|brutto|and|und|except)(?!\\p{L}))\\p{Ll}';
const place = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:[Ii]n|[Ee]n)\\s(${unit})(?![\\p{L}\\p{N}]|${goesOn})|[(\\[]\\s*(?:in\\s)?(${unit}|${single})\\s*[)\\]]|(?:[Cc]urrency|[Uu]nits?|[Ww]ährung|(?:[Mm]aß)?[Ee]inheit(?:en)?|[Dd]evise)\\s*[:=]\\s*(${unit})(?![\\p{L}\\p{N}])|(?<=\\sin\\s)(${single})(?=[.,;]|\\s*$)`,
  'gu',
);
const isMoneyIn = (words: string): boolean => new RegExp(`${currencies}|€`, 'u').test(words);
const isScaleIn = (words: string): boolean => new RegExp(scaled, 'u').test(words);

/** Says that all of the table is counted so, not what. */
const general =
  /^(?:all|alle|amounts?|figures?|values?|numbers?|data|angabe|angab|werte?|betra|beträ|zahle|monta|chiff|valeu|state|unles|other|expre|shown|given|repor)/u;
/** Lines above a table in which it is announced, and how long one may be. */
const mostLines = 4;
const longestLine = 160;
const longestNotice = 80;
const announcedScale = /\bin (?:\p{L}+ )?(?:thousands|millions|billions)\b/iu;

export interface TableNames {
  /** All that names the cell: its row, its column. */
  readonly own: string;
  /** All that names columns. */
  readonly head: string;
  /** The row's and the column's apart, the column's from the top, and all that name the table's columns. */
  readonly row?: string;
  readonly column?: readonly string[];
}

/** Of a name or a line; the one that is said of what the cell is, where it says several. */
export function plainUnitIn(text: string, names: TableNames = { own: '', head: '' }): PlainUnit | null {
  const { own, head } = names;
  let from = 0;
  const found = [...text.matchAll(place)].map((match) => {
    const subject = contentStems(text.slice(from, match.index)).filter((stem) => !general.test(stem) && !/^\d/.test(stem));
    from = match.index + match[0].length;
    const words = match[1] === undefined ? (match[2] ?? match[3] ?? match[4] ?? '') : match[0];
    return { words, subject, isMoney: isMoneyIn(words), isScale: isScaleIn(words) };
  });
  const isMeant = ({ subject, isMoney }: (typeof found)[number]): boolean =>
    isAmong(subject, own) && (!isMoney || mayBeMoney(names, false));
  // "Prices in EUR" beside a column of prices speaks of that alone, and of what else there is money.
  const isOfOthers = ({ subject, isMoney }: (typeof found)[number]): boolean =>
    isMoney ? !mayBeMoney(names, isAmong(subject, head)) : isAmong(subject, head);
  const [first, ...more] = found;
  const meant =
    found.find(isMeant) ?? (first && more.every(({ words }) => words === first.words) && !isOfOthers(first) ? first : undefined);
  return meant ? { words: meant.words, isMoney: meant.isMoney, isScale: meant.isScale } : null;
}

/** A column whose name tells what it holds decides for itself, else its row; where the head has the very word of the announcement, only those named as money do. */
function mayBeMoney({ row = '', column = [] }: TableNames, isNamed: boolean): boolean {
  const telling = column.findLast(
    (name) => kindsOf(name, '').includes(money) || (!isPeriod(name) && (kindsOf(name, '').length > 0 || isMark(name))),
  );
  if (telling !== undefined) return kindsOf(telling, '').includes(money);
  const ofRow = kindsNamed(row);
  return ofRow.length > 0 ? ofRow.includes(money) : !isNamed;
}

/** Whether names have one of the words, an ending more or less. */
function isAmong(subject: readonly string[], names: string): boolean {
  const stems = contentStems(names).filter((stem) => stem.length > 2);
  return subject.some((one) => one.length > 2 && stems.some((other) => one.startsWith(other) || other.startsWith(one)));
}

/** Nothing but what the figures of a table are in: "All figures in millions.", "Prices in EUR, including VAT". */
export const announcesUnit = (line: string): boolean =>
  line.length <= longestNotice && !/\d/.test(line) && (plainUnitIn(line) !== null || announcedScale.test(line));

/** In the lines right above the table, up to the heading they stand under or to another table; with the words from there on. */
export function plainUnitAbove(before: string, names: TableNames): { readonly unit: PlainUnit; readonly from: string } | null {
  const lines = before
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - mostLines); index -= 1) {
    const line = lines[index] ?? '';
    if (hasTableLine(line)) return null;
    const found = line.length <= longestLine ? plainUnitIn(line, names) : null;
    if (found) return { unit: found, from: lines.slice(index).join('\n') };
    if (/^#{1,6}\s/.test(line)) return null;
  }
  return null;
}
