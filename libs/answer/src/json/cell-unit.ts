import type { NamedCell, NamedRow } from '../tables/read-table.ts';
import { plainUnitIn } from '../tables/plain-unit.ts';
import { unitOf as tableUnit } from '../tables/unit.ts';
import { unitOf } from '../support/units.ts';
import { wordsOf } from '../text/words.ts';
import { withoutRates } from './rates.ts';

export interface CellUnit {
  /** By the names that `units.ts` has; null where none is said, or none that is known. */
  readonly unit: string | null;
  /** As the document has it. */
  readonly words: string | null;
  /** The multiple that all figures are in: thousands. */
  readonly scale: string | null;
}

const scaled =
  /thousand|million|billion|(?<![\d.,])['’]?000s?(?!\d)|lakh|crore|tausend|milliard|(?<!\p{L})(?:[kmt](?:€|eur|n)|bn|tsd|mio|mrd)(?!\p{L})|[$€£][kmb](?!\p{L})/iu;
const signs = /°\s?C|°\s?F|[%€$£¥]/giu;
const currencies =
  /(?<!\p{L})(?:EUR|USD|GBP|JPY|CHF|CAD|AUD|SEK|NOK|DKK|PLN|CZK|euros?|dollars?|pounds sterling|francs|franken|yen)(?!\p{L})|[€$£¥]/giu;
const inBrackets = /[([]([^\s\d)\]]\S{0,5})[)\]]\s*$/u;
/** Lines above a table in which its currency stands. */
const nearLines = 4;

/** What a figure without a unit of its own is counted in, by its row, its column or the words at its table. */
export function unitAt(row: NamedRow, cell: NamedCell): CellUnit {
  const column = cell.names.map(({ text }) => text);
  const near = [...column.toReversed(), row.name?.text ?? '', ...row.groups];
  const { head, before, after } = row.table;
  const above = [row.passage.title, ...row.passage.headings];
  const said = tableUnit({ cell: cell.text, row: row.name?.text ?? '', column, head, before, after, above });
  const scale = [...near, said?.words ?? ''].find((text) => scaled.test(text)) ?? null;
  const named = near.map(unitsNamed).find(({ size }) => size > 0);
  if (named) return { unit: only(named), words: [...named].join(' or '), scale };
  // A unit of brackets that is not known here is another one.
  const bracketed = near.map((text) => plainUnitIn(text)?.words ?? inBrackets.exec(text)?.[1]).find((words) => words !== undefined);
  if (bracketed !== undefined) return { unit: null, words: bracketed, scale };
  const announced = said ? unitsNamed(said.words) : new Set<string>();
  if (announced.size > 0) return { unit: only(announced), words: said?.words ?? null, scale };
  const words = [...before.trimEnd().split('\n').slice(-nearLines), head, after.trimStart().split('\n', 1)[0] ?? ''].join('\n');
  const money = new Set([...words.matchAll(currencies)].map(([word]) => unitOf(word) ?? word));
  const [one] = money;
  return { unit: money.size === 1 && one !== undefined ? one : null, words: money.size === 0 ? null : [...money].join(' or '), scale };
}

const only = (units: ReadonlySet<string>): string | null => (units.size === 1 ? ([...units][0] ?? null) : null);

/** The units that a name says: “Price (EUR)”, “Delivery days”, “Runtime (h)”; one letter only in brackets of its own. */
function unitsNamed(text: string): Set<string> {
  const brackets = [...text.matchAll(/[([]\s*(?:in\s+)?([^)\]]+?)\s*[)\]]/gu)].map(([, words]) => words ?? '');
  const whole = brackets.map((words) => unitOf(words));
  const rest = withoutRates(text.replaceAll(/km\/h/gi, ' kmh '));
  const words = wordsOf(rest).filter((word) => word.length > 1);
  return new Set(
    [...whole, ...words.map(unitOf), ...(rest.match(signs) ?? []).map((sign) => unitOf(sign.replace(/\s/, '')))].filter(
      (unit) => unit !== null,
    ),
  );
}
