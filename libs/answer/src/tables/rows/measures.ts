import { isMoney } from './unit-in.ts';
import { capacity, consumption, duration, type Kind, length, money, weight } from '../kinds.ts';

/** What rows are compared by where no column is named: how its column is called, and the units that its cells or its name have. */
export type Measure = Pick<Kind, 'named' | 'held' | 'also'>;

const nothing = /(?!)/u;
const named = (pattern: RegExp, held: RegExp = nothing): Measure => ({ named: pattern, held });

const size = named(
  /(?:\b(?:size|area|surface|capacity|floor space)\b|größe\b|fläche\b|kapazität\b)/iu,
  /(?:\d\s*|\()(?:m²|m2|sqm|km²|ha|hectares?|hektar)(?![\p{L}])/iu,
);
const height = named(/(?:\bheight\b|\belevation\b|\baltitude\b|höhe\b)/iu);
const width = named(/(?:\bwidth\b|breite\b)/iu);
const depth = named(/(?:\bdepth\b|tiefe\b)/iu);
const thickness = named(/(?:\bthickness\b|dicke\b|stärke\b)/iu);
const speed = named(
  /(?:\b(?:speed|velocity)\b|geschwindigkeit\b|tempo\b)/iu,
  /(?:\d\s*|\()(?:km\/h|kmh|mph|m\/s|knots?|knoten|[km]?bit\/s|[kmg]bps)(?![\p{L}])/iu,
);
const temperature = named(/temperatur/iu, /°\s?[CF]/u);
const noise = named(/(?:\b(?:noise|sound|volume|loudness)\b|lautstärke\b|geräusch\p{L}*\b|schall\p{L}*\b)/iu, /(?:\d\s*|\()dB/u);
const built = named(
  /(?:\b(?:year|built|founded|established|opened|launched|released?|since|introduced|date)\b|baujahr|gründung|gegründet|eröffnet|erschienen|\bseit\b|\bjahr\b)/iu,
);
const age = named(/(?:\bage\b|\balter\b)/iu);
const sales = named(/(?:\b(?:sales|sold|revenues?|turnover)\b|umsatz\b|umsätze\b|absatz\b|verkauf\p{L}*|verkäufe)/iu);
const profit = named(/(?:\b(?:profits?|earnings|net income|operating income)\b|gewinn\b|ergebnis\b)/iu);
const growth = named(/(?:\b(?:growth|change|increase)\b|wachstum\b|zuwachs\b|veränderung\b)/iu);
const persons = named(
  /(?:\b(?:persons?|people|guests?|seats?|places|participants|capacity|pax)\b|personen\b|plätze\b|gäste\b|teilnehmer\b|kapazität\b)/iu,
);

type Direction = 'most' | 'least';
interface Superlative {
  readonly pattern: RegExp;
  readonly direction: Direction;
  /** Any of them, where no noun names the column. */
  readonly measures: readonly Measure[];
  /** It is most of one thing where it is least of another: the fastest takes the shortest time. */
  readonly turns?: readonly Measure[];
  /** The noun beside it names the column: “the highest fee”. */
  readonly isBare?: boolean;
}

const ending = 'e[nrsm]?';
const superlative = (direction: Direction, measures: readonly Measure[], words: string, turns?: readonly Measure[]): Superlative => ({
  pattern: new RegExp(`(?<![\\p{L}-])(?:am )?(?:${words})(?![\\p{L}-])`, 'giu'),
  direction,
  measures,
  ...(turns && { turns }),
});
const bare = (direction: Direction, measures: readonly Measure[], words: string): Superlative => ({
  ...superlative(direction, measures, words),
  isBare: true,
});

/** English and German; those of several words first. */
const superlatives: readonly Superlative[] = [
  superlative(
    'least',
    [money],
    `cheapest|least (?:expensive|costly)|most (?:affordable|inexpensive)|lowest[ -](?:priced|cost)|(?:preis)?günstigst${ending}|billigst${ending}|preiswertest${ending}`,
  ),
  superlative('most', [money], `most (?:expensive|costly)|dearest|priciest|costliest|teuerst${ending}`),
  superlative('most', [built], `newest|latest|most recent|neu(?:e)?st${ending}`, [age]),
  superlative('most', [age], `oldest|ältest${ending}`, [built]),
  superlative('least', [age], `youngest|jüngst${ending}`, [built]),
  superlative('most', [weight], `heaviest|schwerst${ending}`),
  superlative('least', [weight], `lightest|leichtest${ending}`),
  superlative('most', [length, duration], `longest|längst${ending}`),
  superlative('least', [length, duration], `shortest|kürzest${ending}`),
  superlative('most', [height], 'tallest'),
  superlative('most', [width], `widest|broadest|breitest${ending}`),
  superlative('least', [width], `narrowest|schmalst${ending}`),
  superlative('most', [depth], `deepest|tiefst${ending}`),
  superlative('most', [thickness], `thickest|dickst${ending}`),
  superlative('least', [thickness], `thinnest|dünnst${ending}`),
  superlative('most', [speed], `fastest|quickest|schnellst${ending}`, [duration]),
  superlative('least', [speed], `slowest|langsamst${ending}`, [duration]),
  superlative('most', [noise], `loudest|noisiest|lautest${ending}`),
  superlative('least', [noise], `quietest|leisest${ending}`),
  superlative('most', [temperature], `hottest|warmest|wärmst${ending}|heißest${ending}`),
  superlative('least', [temperature], `coldest|coolest|kältest${ending}|kühlst${ending}`),
  bare('most', [size], `largest|biggest|größt${ending}`),
  bare('least', [size], `smallest|kleinst${ending}`),
  bare('most', [height], `highest|höchst${ending}`),
  bare('least', [], `(?<!at )least|lowest|fewest|minimum|minimal${ending}|niedrigst${ending}|geringst${ending}|wenigst${ending}`),
  bare('most', [], `(?<!at )most(?! of(?! the))|greatest|maximum|meist${ending}|stärkst${ending}`),
];

export interface Comparing extends Omit<Superlative, 'pattern' | 'isBare'> {
  readonly start: number;
  readonly end: number;
  readonly isBare: boolean;
}

/** By what rows are to be compared, and where the question says so; null where it says none, or two. */
export function comparingIn(question: string): Comparing | null {
  const places: Comparing[] = [];
  for (const { pattern, isBare = false, direction, measures, turns } of superlatives)
    for (const match of question.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!places.some((other) => start < other.end && end > other.start))
        places.push({ direction, measures, ...(turns && { turns }), start, end, isBare });
    }
  const [only, more] = places;
  return only && !more ? only : null;
}

/** “The newest” by a column of dates: nothing but years can be held against each other there. */
export const isOfYears = ({ measures, turns = [] }: Comparing, label: string): boolean =>
  [...measures, ...turns].includes(built) && built.named.test(label) && !age.named.test(label);

/** Verbs that say of what there is most or least, or how much of it a bound allows. */
const verbs: readonly (readonly [RegExp, readonly Measure[]])[] = [
  [/(?<!\p{L})(?:weigh|weighs|weighing|wiegt|wiegen)(?!\p{L})/iu, [weight]],
  [/(?<!\p{L})(?:cost|costs|costing|priced|kostet|kosten|cheaper|dearer|billiger|günstiger|teurer)(?!\p{L})/iu, [money]],
  [/(?<!\p{L})(?:sold|sells?|selling|verkauft\p{L}*|umsetzt\p{L}*|setzte\p{L}*)(?!\p{L})/iu, [sales]],
  [/(?<!\p{L})(?:grew|grows?|growing|gewachsen|wuchs)(?!\p{L})/iu, [growth]],
  [/(?<!\p{L})(?:earn(?:s|ed)?|verdient\p{L}*)(?!\p{L})/iu, [profit]],
  [/(?<!\p{L})(?:uses?|using|consumes?|draws?|verbraucht|verbrauchen)(?!\p{L})/iu, [consumption]],
  [/(?<!\p{L})(?:lasts?|takes?|dauert|dauern|hält|halten)(?!\p{L})/iu, [duration]],
  [/(?<!\p{L})(?:holds?|carry|carries|contains?|fits?|seats|fasst|fassen)(?!\p{L})/iu, [capacity, persons]],
  [/(?<!\p{L})(?:heavier|lighter|schwerer|leichter)(?!\p{L})/iu, [weight]],
  [/(?<!\p{L})(?:longer|shorter|länger|kürzer)(?!\p{L})/iu, [length, duration]],
  [/(?<!\p{L})(?:faster|slower|schneller|langsamer)(?!\p{L})/iu, [speed]],
];

export const measuresSaid = (question: string): readonly Measure[] => verbs.find(([pattern]) => pattern.test(question))?.[1] ?? [];
export const isMeasuring = (word: string): boolean => verbs.some(([pattern]) => pattern.test(word));

const byUnit: readonly (readonly [RegExp, readonly Measure[]])[] = [
  [/^(?:kg|g|mg|tonnes|pounds|ounces)$/, [weight]],
  [/^(?:km|m|cm|mm|miles|feet|inches|yards)$/, [length]],
  [/^(?:seconds|ms|minutes|hours|days|weeks|months|years)$/, [duration]],
  [/^(?:litres|ml|gallons)$/, [capacity]],
  [/^(?:W|kW|MW)$/, [consumption]],
  [/^(?:km\/h|mph)$/, [speed]],
  [/^°[CF]$/, [temperature]],
  [/^m²$/, [size]],
];
const counting = /^(?:person|persons|people|guests?|seats?|participants|personen|leute|gäste|plätze|teilnehmer|menschen)$/iu;

/** What a bound is of, by its unit or by what it counts. */
export function measuresOf(unit: string | null, counted: string | null): readonly Measure[] {
  if (isMoney(unit)) return [money];
  if (unit !== null) return byUnit.find(([pattern]) => pattern.test(unit))?.[1] ?? [];
  return counted !== null && counting.test(counted) ? [persons] : [];
}
export const isPersons = (word: string): boolean => counting.test(word);
