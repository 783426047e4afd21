import type { DataSchema } from '#core';
import { rootOf } from '../support/clauses.ts';
import { unitOf } from '../support/units.ts';
import { isContent, isSmallGerman, wordsOf } from '../text/words.ts';
import { withoutRates } from './rates.ts';

/** A value of a schema as a question hears it. */
export interface AskedLeaf {
  readonly schema: DataSchema;
  /** Its name in words, with those of the objects it stands in: “delivery address city”. */
  readonly name: string;
  /** The name, and what describes it. */
  readonly label: string;
  /** Roots that say what is meant, by the name and by the description: one of the two has to stand in the evidence. Units are not among them. */
  readonly wanted: readonly (readonly string[])[];
  /** Roots of words that its unit says as well: the weight, where kilograms are counted. */
  readonly implied: readonly string[];
  /** What its numbers are counted in, where name or description says it. */
  readonly unit: string | null;
  /** The units that its name leaves open: “temperature”, “price”. Null where any will do. */
  readonly units: readonly string[] | null;
  /** Whether the year of a date is asked for. */
  readonly isYear: boolean;
  /** Whether its figure is a length of time. */
  readonly isDuration: boolean;
}

/** Words that say what kind of value a property has and nothing of what it is about. */
const empty = new Set('type kind name names value values number count amount status id text string iso date datum day tag'.split(' '));
const durations = ['seconds', 'ms', 'minutes', 'hours', 'days', 'weeks', 'months', 'years'];

/** Words that say in which units something is counted, English and German. */
const dimensions: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:temperatures?|temperatur(?:en)?)$/, ['°C', '°F']],
  [
    /^(?:price|prices|cost|costs|fee|fees|preis|preise|kosten|gebühr|gebühren|salary|wage|rent|lohn|gehalt|miete)$/,
    ['dollars', 'euros', 'pounds sterling', 'yen'],
  ],
  [/^(?:duration|dauer|time|zeit|period|frist|deadline)$/, durations],
  [/^(?:weight|gewicht|mass|masse)$/, ['kg', 'g', 'mg', 'tonnes', 'pounds', 'ounces']],
  [
    /^(?:length|width|height|depth|distance|länge|breite|höhe|tiefe|entfernung)$/,
    ['km', 'm', 'cm', 'mm', 'miles', 'feet', 'inches', 'yards'],
  ],
  [/^(?:percentage|percent|share|anteil|prozent|prozentsatz)$/, ['percent', 'percentage points']],
  [/^(?:volume|volumen|capacity)$/, ['litres', 'ml', 'gallons']],
];

/** Sums that a document has beside others: which one it is, the unit does not say. */
const ofItsOwn = /^(?:fees?|gebühr(?:en)?|salary|wage|rent|lohn|gehalt|miete)$/;

/** `path`: the names from the root to the leaf; of the items of an array only its own name. */
export function askedLeaf(path: readonly string[], schema: DataSchema): AskedLeaf {
  const own = worded(path.at(-1) ?? '');
  const name = path.map(worded).filter(Boolean).join(' ');
  const said = [...wordsOf(withoutRates(name)), ...wordsOf(withoutRates(schema.description))];
  // The name says it more plainly than a sentence about it does: “in minutes, not in hours”.
  const unit = wordsOf(withoutRates(own)).map(unitIn).find(Boolean) ?? onlyUnit(withoutRates(schema.description));
  const dimension = said.flatMap((word) => dimensions.filter(([pattern]) => pattern.test(word)).map(([, units]) => units))[0];
  const isOpen = (word: string): boolean => isContent(word) && !empty.has(word) && !isSmallGerman(word) && unitIn(word) === null;
  const isImplied = (word: string): boolean =>
    schema.type !== 'string' && !ofItsOwn.test(word) && dimensions.some(([pattern]) => pattern.test(word));
  const isTelling = (word: string): boolean => isOpen(word) && !isImplied(word);
  const roots = (text: string): string[] => [...new Set(wordsOf(withoutRates(text)).filter(isTelling).map(rootOf))];
  return {
    schema,
    name,
    label: [name, schema.description].filter(Boolean).join(': '),
    wanted: [roots(own), roots(schema.description)].filter((each) => each.length > 0),
    implied: said.filter((word) => isOpen(word) && isImplied(word)).map(rootOf),
    unit,
    units: unit !== null ? [unit] : (dimension ?? null),
    isYear: isYear(name, schema),
    isDuration: (unit !== null ? [unit] : (dimension ?? [])).some((one) => durations.includes(one)),
  };
}

const isYear = (name: string, { type, description }: DataSchema): boolean =>
  type === 'integer' && (/(?:^| )(?:year|jahr)(?: |$)/.test(name) || /^(?:the |das )?(?:year|jahr)\b/i.test(description));

/** “waterTemperature”, “water_temperature”, “water-temperature”: “water temperature”. */
export function worded(name: string): string {
  return name
    .replaceAll(/(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .replaceAll(/[_\-./\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** One letter is a unit only beside its number. */
const unitIn = (word: string): string | null => (word.length > 1 ? unitOf(word) : null);

function onlyUnit(description: string): string | null {
  const signs = /°C|°F|%|€|\$|£/.exec(description)?.[0];
  const found = new Set([...wordsOf(description).map(unitIn), signs ? unitOf(signs) : null].filter((unit) => unit !== null));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
