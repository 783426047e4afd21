import type { RankedPassage } from '#core';
import type { FoundTable } from '../tables/found-tables.ts';
import { type NamedCell, type NamedRow, readTable } from '../tables/read-table.ts';
import { isAmount, isPeriod, withoutNotes } from '../tables/cell-text.ts';
import { rootOf, rootsOf } from '../support/clauses.ts';
import { unitOf } from '../support/units.ts';
import { coverage, wordsOf } from '../text/words.ts';
import type { AskedLeaf } from './asked-leaf.ts';
import { unitAt } from './cell-unit.ts';
import { type CellValue, cellValue } from './cell-value.ts';
import { kindWords, saysImplied } from './naming.ts';
import { otherRate, withoutRates } from './rates.ts';
import type { ReadLeaf } from './read-data.ts';
import { saysNumbersOf } from './read-value.ts';

export interface CellQuestion {
  /** As it was asked as a whole: what it is about. */
  readonly question: string;
  readonly leaf: AskedLeaf;
}

interface Candidate {
  readonly row: NamedRow;
  readonly cell: NamedCell;
  /** What it stands under, all of it. */
  readonly over: string;
  /** The words of question and property that row and column say. */
  readonly said: number;
}

/** Of columns that list properties: they name nothing. */
const nameless = /^(?:values?|wert|specifications?|data|daten|angaben?|details?|amount|betrag)?$/iu;
/** Of the heads over years. */
const ofPeriods = new Set('years year ended ending months fiscal quarter as at december march june september 31 30'.split(' ').map(rootOf));

/**
 * The one cell whose row and column are named: all their words by the question or by the property, the property's own words by them. Null
 * where there is none; a reason where there is one and its figure is not what is asked for, or where several differ.
 */
export function readCell(asked: CellQuestion, found: readonly FoundTable[]): ReadLeaf | null {
  return readCellOf(
    asked,
    found.flatMap(({ passage, table }) => readTable(passage, table)),
  );
}

/** The same among some rows. */
export function readCellOf(asked: CellQuestion, rows: readonly NamedRow[]): ReadLeaf | null {
  const candidates = rows.flatMap((row) => candidatesIn(asked, row));
  const most = Math.max(...candidates.map(({ said }) => said));
  const all = candidates.filter(({ said }) => said === most).map((candidate) => valueOf(asked, candidate));
  const meant = all.filter((each) => 'value' in each || each.isOther !== true);
  const read = (meant.length > 0 ? meant : all).map((each): ReadLeaf => ('value' in each ? each : { reason: each.reason }));
  const [first] = read;
  if (!first || 'reason' in first) return first ?? null;
  const other = read.find((each) => 'reason' in each || each.value !== first.value);
  if (!other) return first;
  return 'reason' in other ? other : { reason: `the cells that it names differ: “${first.value}”, “${other.value}”` };
}

type Read = Extract<ReadLeaf, { readonly value: unknown }> | Extract<CellValue, { readonly reason: string }>;

function valueOf({ leaf, question }: CellQuestion, { row, cell, over }: Candidate): Read {
  const { unit, words, scale } = unitAt(row, cell);
  const isFigure = leaf.schema.type !== 'string' && !leaf.schema.options;
  const rate = otherRate({ leaf: leaf.label, question, said: `${namesOf(row, cell)} ${cell.text} ${words ?? ''}`, over });
  if (isFigure && rate !== null) return { reason: rate, isOther: true };
  const read = cellValue(leaf, cell.text, { unit, words, scale });
  if ('reason' in read) return read;
  const { passage } = row;
  const span = { start: cell.start - passage.start, end: cell.end - passage.start };
  return { value: read.value, evidence: [{ passage, span, text: cell.text }], isOnlyOf: true };
}

const namesOf = (row: NamedRow, cell: NamedCell): string => [row.name?.text ?? '', ...cell.names.map(({ text }) => text)].join(' ');

function candidatesIn({ leaf, question }: CellQuestion, row: NamedRow): Candidate[] {
  const asked = rootSet(question);
  const all = new Set([...asked, ...rootSet(leaf.label), ...kindWords(leaf)]);
  const named = row.name ? [{ ...row.name, column: 0, names: [{ ...row.name, text: row.table.corner }] }, ...row.cells] : row.cells;
  return named.flatMap((cell) => {
    const key = keyOf(row, cell, { asked, all });
    if (key === null || !isInside(cell, row.passage)) return [];
    const column = tellingOf(cell);
    if (column === null || !column.every((root) => all.has(root))) return [];
    const { title, headings } = row.passage;
    const over = [title, ...headings, ...row.groups].join(' ');
    const told = `${over} ${row.table.before.slice(-200)} ${row.table.head} ${key.join(' ')}`;
    const beside = new Set([...key, ...column]);
    if (!namesProperty(leaf, beside, row.groups.join(' '))) return [];
    if (!saysNumbersOf(question, `${over} ${namesOf(row, cell)} ${key.join(' ')}`)) return [];
    const near = rootSet(`${told} ${namesOf(row, cell)}`);
    if (coverage(asked, near) === 0 || !saysThings(question, new Set([...near, ...leaf.implied, ...leaf.wanted.flat()]))) return [];
    const said = [...asked, ...rootSet(leaf.label)].filter((root) => beside.has(root) || rootSet(over).has(root)).length;
    return [{ row, cell, over: `${over} ${row.table.before.trimEnd().split('\n').slice(-2).join(' ')}`, said }];
  });
}

const isInside = ({ start, end }: NamedCell, passage: RankedPassage): boolean => start >= passage.start && end <= passage.end;

/** What a question writes with a capital is what it is about; in German half of it. */
function saysThings(question: string, near: ReadonlySet<string>): boolean {
  const capital = [...question.matchAll(/(?<=\S\s+(?:["“„(]\s?)?)\p{Lu}[\p{L}\d-]*/gu)].flatMap(([word]) => rootsOf(word));
  const isGerman = /(?<!\p{L})(?:ist|sind|der|die|das|des|dem|wie|was|kostet|welche[nrs]?|und|für|im|beträgt)(?!\p{L})/iu.test(question);
  return capital.length === 0 || coverage(capital, near) >= (isGerman ? 0.5 : 1);
}

interface Words {
  readonly asked: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** The roots of what names the row: its name, or where that is but a number another of its words; not the cell itself. */
function keyOf(row: NamedRow, cell: NamedCell, { asked, all }: Words): string[] | null {
  if (cell.column !== 0 && row.name) {
    const own = namesIn(row.name.text).find((roots) => isSaid(roots, all));
    if (own) return own;
    if (!isCode(row)) return null;
  }
  const keys = row.cells
    .filter(({ text, column }) => column !== cell.column && !isAmount(text))
    .map(({ text }) => rootsOf(withoutNotes(text)))
    .filter((roots) => isSaid(roots, asked));
  if (cell.column === 0) return keys[0] ?? null;
  return keys.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Its first cell is no name: a number of an order, a position. */
const isCode = ({ name, table }: NamedRow): boolean =>
  wordsOf(name?.text ?? '').every((word) => /\d/.test(word)) ||
  /(?<!\p{L})(?:nos?|nr|number|nummer|code|id|sku|pos|position)(?!\p{L})/iu.test(table.corner);

const isSaid = (roots: readonly string[], words: ReadonlySet<string>): boolean =>
  roots.some((root) => !/^\d/.test(root)) && roots.every((root) => words.has(root));

/** The whole name, without its unit, and without what only qualifies it. */
function namesIn(text: string): string[][] {
  const name = withoutNotes(text);
  return [telling(name), telling(name.split(/[;(]/, 1)[0] ?? '')];
}

/** What a column is called, without units and rates, which are looked at by themselves. Null where it has no name and is not the only one. */
function tellingOf({ names }: NamedCell): string[] | null {
  const lowest = names.at(-1);
  const isOfPeriod = lowest !== undefined && isPeriod(lowest.text);
  const texts = names.map(({ text }) => text).filter((text) => !nameless.test(text.trim()));
  const roots = texts.flatMap((text) => telling(withoutNotes(text)));
  return isOfPeriod ? roots.filter((root) => !ofPeriods.has(root)) : roots;
}

function telling(text: string): string[] {
  const plain = withoutRates(text.replaceAll(/[([]\s*(?:in\s+)?(?:[^)\]\s]{1,4}|[^)\]]*\d[^)\]]*)\s*[)\]]/gu, ' '));
  const words = wordsOf(plain);
  const isUnit = (word: string): boolean => word.length > 1 && unitOf(word) !== null && words.length > 1;
  return [...new Set(words.filter((word) => !isUnit(word)).flatMap((word) => rootsOf(word)))];
}

/** The words by which it is told from others stand at the cell, and one that says what its figure is. */
function namesProperty({ wanted, implied, schema }: AskedLeaf, beside: ReadonlySet<string>, groups: string): boolean {
  const near = new Set([...beside, ...rootSet(groups)]);
  const isNamed = wanted.length === 0 || wanted.some((roots) => roots.every((root) => near.has(root)));
  return isNamed && (wanted.length > 0 || schema.type === 'string' || saysImplied(implied, near));
}

const rootSet = (text: string): Set<string> => new Set(rootsOf(text));
