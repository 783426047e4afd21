import { currencySigns, currencyWords } from '#core';

/** What a question asks for a figure of, and how a table shows it: by the name of a column or row, or by the unit that stands in a cell. */
export interface Kind {
  /** Words of a question. */
  readonly asks: RegExp;
  /** The name of a column, or of a row of properties. */
  readonly named: RegExp;
  /** A cell with its unit, or the unit that a column's name has. */
  readonly held: RegExp;
  /** Names of what is counted so too, and is no answer where only the kind is asked for: a deposit is money, and not what a thing costs. */
  readonly also?: RegExp;
  /** It answers “when”, which else wants words. */
  readonly isTime?: boolean;
  /** All units that it is told in are known: a figure with another one is none of it, whatever its column is called (“Extraction rate”). */
  readonly isStrict?: boolean;
  /** The same words may ask for this: “how long” is a hose, or a delivery. */
  readonly rival?: Kind;
}

export const weight: Kind = {
  isStrict: true,
  asks: /(?<!\p{L})(?:how heavy|weigh(?:t|s|ed)?|wie schwer|wiegt|wiegen|gewicht)(?!\p{L})/iu,
  named: /(?:\bweight\b|\bmass\b|gewicht\b)/iu,
  held: /(?:\d\s*|\()(?:[kmµ]?g|t|lbs?|oz|pounds?|tonnes?|gram(?:m|s)?|kilo(?:gram(?:m|s)?)?)(?![\p{L}])/iu,
};
export const capacity: Kind = {
  asks: /(?<!\p{L})(?:how (?:much|many) .*(?:holds?|carry|carries|contains?|fit|lift)|how many lit(?:re|er)s|volume|capacity|payload|wie ?viele? .*(?:fasst|fassen|trägt|tragen|passt|passen)|volumen|fassungsvermögen|traglast|zuladung)(?!\p{L})/iu,
  named: /(?:\bvolume\b|\bcapacity\b|\bcontents?\b|\b(?:pay)?load\b|volumen\b|inhalt\b|vermögen\b|traglast\b|zuladung\b)/iu,
  held: /(?:\d\s*|\()(?:m?l|hl|lit(?:re|er)s?|litern?|m³|gallons?)(?![\p{L}])/iu,
};
export const consumption: Kind = {
  asks: /(?<!\p{L})(?:how much .*(?:consumes?|draws?|uses?)|(?:power|energy|fuel) consumption|wattage|wie ?viel .*(?:verbraucht|verbrauchen)|verbrauch)(?!\p{L})/iu,
  named: /(?:\bconsumption\b|\bpower\b|\bdraw\b|\bwattage\b|\benergy\b|\bcurrent\b|verbrauch\b|leistung\b)/iu,
  held: /(?:\d\s*|\()(?:[km]?Wh?|VA|l\/100 ?km|watts?)(?![\p{L}])/u,
};
export const length: Kind = {
  asks: /(?<!\p{L})(?:length|how (?:wide|tall|deep)|länge|wie (?:breit|tief))(?!\p{L})/iu,
  named: /(?:\b(?:length|size|dimensions?|width|height|depth)\b|länge\b|größe\b|breite\b|höhe\b|tiefe\b|maße\b|abmessung(?:en)?\b)/iu,
  held: /(?:\d\s*|\()(?:[mkc]?m|met(?:re|er)s?|inch(?:es)?|feet|ft)(?![\p{L}²³\d])/iu,
};
const time: Kind = {
  isTime: true,
  asks: /(?<!\p{L})(?:what time|when|wann|um wie viel uhr)(?!\p{L})/iu,
  named: /\b(?:time|opens?|closes?|open(?:ing)?|hours|uhrzeit|geöffnet|öffnungszeiten)\b/iu,
  held: /\d\d?[:.]\d\d\b|\d\s*(?:am|pm|a\.m\.|p\.m\.|uhr)(?![\p{L}])/iu,
};
/** “When was the fee raised?” asks for no fee. */
const begun: Kind = {
  ...time,
  asks: /^\W*(?:(?:and|und|at|from|since|until|ab|bis|seit)\s+)?(?:what time|when|wann|um wie viel uhr)(?!\p{L})/iu,
};
export const noise: Kind = {
  isStrict: true,
  asks: /(?<!\p{L})(?:how (?:loud|noisy|quiet)|loudness|(?:sound|noise) (?:level|pressure|power|emission)s?|decibels?|wie (?:laut|leise)|lautstärke|geräusch|(?:schall|geräusch|lärm)\p{L}*(?:pegel|leistung|druck|wert|emission(?:en)?))(?!\p{L})/iu,
  named: /(?:\b(?:noise|sound|loudness)\b|lautstärke\b|\b(?:schall|geräusch|lärm)\p{L}*)/iu,
  held: /(?:\d\s*|\()(?:dB|decibels?|dezibel|sones?)(?![\p{L}])/iu,
};
export const money: Kind = {
  isStrict: true,
  asks: /(?<!\p{L})(?:how much (?:is|are|was|were|will|would|for)|costs?|prices?|priced|fares?|fees?|expensive|cheap|charged?|pay|kostet|kosten|preise?s?|teuer|gebühr(?:en)?|bezahlen|zahle[n]?)(?!\p{L})/iu,
  named:
    /(?:\b(?:prices?|costs?|fares?|fees?|rates?|charges?|kosten|tarife?)\b|preise?\b|gebühr(?:en)?\b|entgelte?\b|betrag\b|^(?:per|pro|je) \p{L}+$)/iu,
  held: new RegExp(`${currencySigns}|\\b(?:${currencyWords}|fr\\.)(?!\\p{L})`, 'iu'),
  also: /(?:\b(?:rent(?:al)?|hire|deposit|salary|wages?|rebate|discount|fine|refund|turnover|revenue)\b|miete\b|kaution\b|pfand\b|gehalt\b|lohn\b|rabatt\b|umsatz\b)/iu,
};
const lasting =
  /(?<!\p{L})(?:how many (?:seconds|minutes|hours|days|weeks|months|years)|duration|wie viele (?:sekunden|minuten|stunden|tage|wochen|monate|jahre)|dauert?n?|dauer|how long .*(?:lasts?|takes?|valid|stay|run|wait)|wie lange)(?!\p{L})/iu;
export const duration: Kind = {
  asks: lasting,
  named:
    /(?:\b(?:duration|time|period|term|days|weeks|months|years|hours|minutes)\b|dauer\b|zeit\b|frist\b|\b(?:tage|wochen|monate|jahre|stunden|minuten)\b)/iu,
  held: /(?:\d\s*|\()(?:s|sec(?:onds?)?|min(?:utes?)?|h|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|std\.?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?)(?![\p{L}])/iu,
};
/** With no verb of time, whether a length is meant or a time is told by the table. */
const howLong: Kind = { ...duration, asks: /(?<!\p{L})(?:how long|wie lang)(?!\p{L})/iu, rival: length };

/** English and German; a verb tells more than the “how much” before it. */
const kinds: readonly Kind[] = [begun, weight, capacity, consumption, length, money, duration, noise, howLong, time];

export function kindOf(question: string): Kind | null {
  return kinds.find(({ asks }) => asks.test(question)) ?? null;
}

/** Names of columns that tell things apart or count them: no measure. */
export const isMark = (name: string): boolean => marks.test(name);
const marks =
  /(?:\b(?:numbers?|no\.?|codes?|ids?|nr\.?|sku|seats?|beds?|rooms?|persons|people|guests|age|stock|quantity|pieces)(?!\p{L})|(?:nummer|plätze|betten|personen|alter|stück|anzahl)\b)/iu;

/** What a table's column holds, by its name, its unit and its cell. */
export const kindsOf = (name: string, text: string): readonly Kind[] =>
  kinds.filter((kind) => !refutes(text, kind) && (isNamedBy(kind, name) || kind.held.test(name) || kind.held.test(text)));

export const kindsNamed = (name: string): readonly Kind[] => kinds.filter((kind) => isNamedBy(kind, name));

const isNamedBy = ({ named, also }: Kind, name: string): boolean => named.test(name) || also?.test(name) === true;

/** Of a table that has a column or row of the rival, that is asked for. */
export function kindAmong(kind: Kind | null, names: readonly string[]): Kind | null {
  const { rival } = kind ?? {};
  return rival && names.some((name) => rival.named.test(name)) ? rival : kind;
}

interface Worded {
  readonly text: string;
}

/** A column of what is asked for, or a cell with its unit. */
export const isOfKind = (kind: Kind, { text, names }: Worded & { readonly names: readonly Worded[] }): boolean =>
  !refutes(text, kind) && (kind.held.test(text) || names.some((name) => kind.named.test(name.text)));

const otherUnit =
  /^[\s<>≤≥~±+–−-]*\d[\d.,\s]*(?:(?:to|bis|[-–/x×])\s?\d[\d.,]*\s?)?(?:°\s?[CF]?|[kcmµ]m[²³23]?|m[²³23]|m[³3]?\/\p{L}+|[kmcdµ]?l(?:\/\p{L}+)?|lit(?:re|er)s?|litern?|[kmµ]?g|lbs?|oz|[kMGT]?Wh?|[km]?VA?|m?Ah?|[kMGT]?(?:Hz|bit|bit\/s)|[kMGT]B|[kMh]?Pa|m?bar|dB(?:\(A\))?|km\/h|mph|rpm|bpm|ppm|lm|lx|inch(?:es)?|feet|ft|met(?:re|er)s?|ms|sec(?:onds?)?|min(?:utes?)?|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|std\.?|stunden?|tage?|wochen?|monate?|jahre?|watts?|volts?|persons?|people|personen)(?![\p{L}\p{N}])/u;

/** A figure in a unit of something else: 50 l per day are no price. */
export const refutes = (text: string, kind: Kind | null): boolean =>
  kind?.isStrict === true && otherUnit.test(text) && !kind.held.test(text);

const plainFigure = /^\D{0,4}\d[\d.,'’\s]*(?:$|(?:per|pro|je|an?|each|p\.|\/)(?!\p{L}))/u;
const noFigure =
  /^[\s–—-]+$|(?<!\p{L})(?:free|included|request|none|not|gratis|kostenlos|inklusive|inbegriffen|enthalten|anfrage|kein\p{L}*|nicht|gratuit|incluido)(?!\p{L})/iu;

/** Whether a cell that no column's name explains can tell it: in its unit, as a bare figure, or as none. */
export const canTell = (text: string, kind: Kind): boolean =>
  kind.isStrict !== true || kind.held.test(text) || plainFigure.test(text.trim()) || noFigure.test(text);
