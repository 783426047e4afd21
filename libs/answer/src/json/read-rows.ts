import { answerFromRows } from '../tables/rows/answer-from-rows.ts';
import { comparingIn } from '../tables/rows/measures.ts';
import type { RowsFound } from '../tables/rows/compare-rows.ts';
import type { Entry } from '../tables/rows/lines.ts';
import { quotedIn } from '../tables/rows/rows-evidence.ts';
import { isGeneric, isTold, tellingWords } from '../tables/rows/row-words.ts';
import type { FoundTable } from '../tables/found-tables.ts';
import { wordsOf } from '../text/words.ts';
import { type CellQuestion, readCell } from './read-cell.ts';
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
  const [entry, ...others] = distinct(answer.found.flatMap(({ chosen }) => chosen));
  if (!first || !entry) return null;
  if (answer.found.some(({ table }) => table.partly !== null)) return { reason: 'not all rows of the table were found' };
  if (first.isNone) return { reason: `none of the rows is ${first.told}` };
  if (others.length > 0) return { reason: `several rows answer: ${[entry, ...others].map(({ name }) => `“${name.text}”`).join(', ')}` };
  const { type, options, isDate } = leaf.schema;
  if (type === 'string' && !options && !isDate && asksName(leaf.name, question, first)) return named(first, entry);
  return readCell({ question: entry.name.text, leaf }, tables);
}

function distinct(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ name }, at) => entries.findIndex((other) => other.name.start === name.start) === at);
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
