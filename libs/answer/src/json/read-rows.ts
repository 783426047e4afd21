import { answerFromRows } from '../tables/rows/answer-from-rows.ts';
import { comparingIn } from '../tables/rows/measures.ts';
import type { RowsFound } from '../tables/rows/compare-rows.ts';
import type { Entry } from '../tables/rows/lines.ts';
import { quotedIn } from '../tables/rows/rows-evidence.ts';
import { isGeneric, isTold, tellingWords } from '../tables/rows/row-words.ts';
import type { FoundTable } from '../tables/found-tables.ts';
import type { NamedRow } from '../tables/read-table.ts';
import { wordsOf } from '../text/words.ts';
import { type CellQuestion, readCellOf } from './read-cell.ts';
import type { ReadLeaf } from './read-data.ts';

/** Names of properties that ask for whatever the question does. */
const naming = /^(?:names?|title|answer|result|winner|titel|antwort|ergebnis|bezeichnung)$/iu;

/**
 * The name of the one row that answers a question for rows, or its cell under the column that the property names. Null where the question
 * is not for rows or they are not compared; a reason where several rows answer, or not all of a table was found.
 */
export function readRows({ question, leaf }: CellQuestion, tables: readonly FoundTable[]): ReadLeaf | null {
  const answer = answerFromRows(question, tables);
  if (answer === null) return null;
  const [first] = answer.found;
  const [entry, ...others] = distinct(answer.found);
  if (!first || !entry) return null;
  if (answer.found.some(({ table }) => table.partly !== null)) return { reason: 'not all rows of the table were found' };
  if (first.isNone) return { reason: `none of the rows is ${first.told}` };
  if (others.length > 0) return { reason: `several rows answer: ${[entry, ...others].map(({ name }) => `“${name.text}”`).join(', ')}` };
  const { type, options, isDate } = leaf.schema;
  if (type === 'string' && !options && !isDate && asksName(leaf.name, question, first)) return named(first, entry);
  return readCellOf({ question: entry.name.text, leaf }, answer.found.flatMap(rowsChosen));
}

const plainName = ({ name }: Entry): string => wordsOf(name.text).join(' ');

/** By their names: two rows of one name in one table are two, and the same row in two documents is one. */
function distinct(found: readonly RowsFound[]): readonly Entry[] {
  const all = found.flatMap(({ chosen, table }) => chosen.map((entry) => ({ entry, table })));
  const isSame = (left: (typeof all)[number], right: (typeof all)[number]): boolean =>
    left.table === right.table ? left.entry.name.start === right.entry.name.start : plainName(left.entry) === plainName(right.entry);
  return all.filter((each, at) => all.findIndex((other) => isSame(each, other)) === at).map(({ entry }) => entry);
}

/** The rows that answer, and no others of their name: a price list of paint may have a “Teal”, too. Where things stand beside each other, all rows. */
function rowsChosen({ table: { rows }, line, chosen }: RowsFound): readonly NamedRow[] {
  return line?.isRow ? rows : rows.filter((row) => chosen.some(({ name }) => name.start === row.name?.start));
}

/** “cheapestBoat”, “boat”, “name”: what the rows are, and no column of them. */
function asksName(name: string, question: string, { table, line }: RowsFound): boolean {
  const comparing = comparingIn(question);
  const superlative = comparing ? wordsOf(question.slice(comparing.start, comparing.end)) : [];
  const words = tellingWords(name).filter((word) => !superlative.includes(word));
  const things = line?.isRow ? tellingWords(question) : table.corner;
  return words.every((word) => naming.test(word) || isGeneric(word) || isTold(word, things));
}

function named(found: RowsFound, entry: Entry): ReadLeaf {
  const evidence = [entry.name, ...(entry.cell ? [entry.cell] : [])].flatMap((cell) => quotedIn(found, cell) ?? []);
  return { value: entry.name.text.trim(), evidence, isOnlyOf: true };
}
