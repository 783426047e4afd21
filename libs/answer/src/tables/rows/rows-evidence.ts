import type { AnswerTable, ShownCell } from '#core';
import type { TableEvidence } from '../answer-from-tables.ts';
import { withoutNotes } from '../cell-text.ts';
import type { Cell, NamedCell } from '../read-table.ts';
import { unitOf } from '../unit.ts';
import type { RowsFound } from './compare-rows.ts';
import type { Entry, Line } from './lines.ts';
import { isInside } from './rows-table.ts';

/** Rows said for one question, and rows shown beside them. */
const mostSaid = 8;
const mostShown = 12;
/** Rows named that were not compared. */
const mostNamed = 3;

/** The rows to be said: each by its name, with the cell that it was compared by; both are cited. What is best by two columns is said once. */
export function rowsEvidence(all: readonly RowsFound[]): readonly TableEvidence[] {
  const said: TableEvidence[] = [];
  for (const [index, found] of all.entries())
    for (const each of evidenceOf(found, all[index - 1]?.table === found.table)) {
      const at = said.findIndex(({ passage, span }) => passage === each.passage && span.start === each.span.start);
      const before = said[at];
      if (before) said[at] = both(before, each);
      else said.push(each);
    }
  return said;
}

function both(left: TableEvidence, right: TableEvidence): TableEvidence {
  const context = [left, right].flatMap(({ beside }) => beside.context ?? []).join('; ');
  return { ...left, beside: { ...left.beside, context }, also: [...left.also, ...right.also] };
}

function evidenceOf(found: RowsFound, isSameTable: boolean): readonly TableEvidence[] {
  const said = found.chosen.slice(0, mostSaid);
  return said.flatMap((entry, index) => {
    const isFirst = index === 0;
    const context = isFirst ? firstContext(found, entry, { said: said.length, isSameTable }) : nextContext(found, entry);
    const beside = { ...(context !== null && { context }), ...(isFirst && found.line && { table: shownTable(found) }) };
    const [text, ...others] = cellsOf(found, entry);
    const quoted = text && quotedIn(found, text);
    if (!quoted) return [];
    return [{ ...quoted, beside, also: others.flatMap((other) => quotedIn(found, other) ?? []) }];
  });
}

/** What is said of a row, and what else is cited of it. */
function cellsOf({ wants, line, asks }: RowsFound, entry: Entry): readonly Cell[] {
  const { name, cell } = entry;
  const compared = cell && line ? [cell] : [];
  if (asks) return [...askedOf(asks, entry), name, ...compared];
  return wants === 'amount' ? [...compared, name] : [name, ...compared];
}

const askedOf = (asks: Line, { name }: Entry): readonly NamedCell[] =>
  asks.entries.flatMap((other) => (other.name.start === name.start && other.cell ? [other.cell] : []));

/** The cell as its passage has it; null where none of those found holds it. */
export function quotedIn({ table: { passages } }: RowsFound, cell: Cell): Pick<TableEvidence, 'passage' | 'text' | 'span'> | null {
  const passage = passages.find((each) => isInside(cell, each));
  return passage ? { passage, text: cell.text, span: { start: cell.start - passage.start, end: cell.end - passage.start } } : null;
}

function firstContext(
  found: RowsFound,
  entry: Entry,
  { said, isSameTable }: { readonly said: number; readonly isSameTable: boolean },
): string {
  const { chosen, table, wants } = found;
  const place = isSameTable ? '' : tidy(table.over);
  const more = chosen.length > said ? `, the first ${said} of them` : '';
  const own = wants === 'amount' || found.asks ? [nameOf(entry)] : [];
  const told = [place, ...own, `${toldOf(found)}${more}${amountOf(found, entry)}${besides(found)}`].filter(Boolean).join(', ');
  return found.asks ? `${told}; ${askedName(found.asks, entry)}` : told;
}

function nextContext(found: RowsFound, entry: Entry): string | null {
  const { line, wants, told } = found;
  if (line === null) return null;
  const own = wants === 'amount' || found.asks ? `${nameOf(entry)}, ` : '';
  const isEqual = told === 'highest' || told === 'lowest' || found.isNone;
  const words = isEqual ? 'equal' : `“${line.label}”`;
  const asked = found.asks ? `; ${askedName(found.asks, entry)}` : '';
  return `${own}${words}${amountOf(found, entry)}${asked}`;
}

function askedName(asks: Line, entry: Entry): string {
  const [cell] = askedOf(asks, entry);
  const unit = cell ? unitIn({ ...entry, cell }) : null;
  return unit === null || asks.label.toLowerCase().includes(unit.toLowerCase()) ? asks.label : `${asks.label}, ${unit}`;
}

/** What is so of the rows chosen, and of how many. */
function toldOf({ line, chosen, among, told, isNone, table, only }: RowsFound): string {
  const which = only.length > 0 ? ` that say “${only.join(' ')}”` : '';
  const rows = `${among.length} ${line?.isRow ? 'columns' : 'rows'}${which}`;
  if (line === null) return `${among.length} rows under “${cornerOf(table)}”`;
  const label = `“${line.label}”`;
  if (told === 'highest' || told === 'lowest') return `${told} ${label} of ${rows}`;
  const some = `${chosen.length} of ${rows}`;
  if (told === 'listed') return `${some} by ${label}`;
  if (told === 'yes' || told === 'no') return `${some} by ${label}`;
  return isNone ? `none of ${rows} has ${label} ${told}; nearest` : `${some} with ${label} ${told}`;
}

const cornerOf = ({ rows }: RowsFound['table']): string => rows[0]?.table.corner ?? '';

function amountOf(found: RowsFound, entry: Entry): string {
  if (found.line === null || !entry.cell) return '';
  const unit = unitIn(entry);
  const words = [
    ...(found.wants === 'amount' ? [] : [entry.cell.text]),
    ...(unit === null || found.line.label.toLowerCase().includes(unit.toLowerCase()) ? [] : [unit]),
  ];
  if (words.length === 0) return '';
  return found.wants === 'amount' ? `, ${words.join(', ')}` : `: ${words.join(', ')}`;
}

/** What was left out, and whether the table was read to its end. */
function besides({ without, sums, table: { partly }, told, line }: RowsFound): string {
  const isFigure = told !== 'yes' && told !== 'no' && told !== 'listed';
  const left = without.map((entry) => `${nameOf(entry)}${entry.cell ? ` (“${entry.cell.text}”)` : ''}`);
  const label = isFigure ? 'without a figure' : 'not plain';
  return [
    left.length > 0 && line ? `; ${label}: ${listed(left)}` : '',
    sums.length > 0 ? `; not counted: ${listed(sums.map(nameOf))}` : '',
    partly ? `; only ${partly.read} of about ${partly.of} rows were read` : '',
  ].join('');
}

const listed = (names: readonly string[]): string =>
  names.length > mostNamed ? `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more` : names.join(', ');

const tidy = (part: string): string => part.trim().replace(/[\s,:;]+$/, '');
function nameOf({ name, groups }: Entry): string {
  return [...groups, withoutNotes(name.text)].map(tidy).filter(Boolean).join(', ');
}

function unitIn({ row, cell }: Entry): string | null {
  if (!cell) return null;
  const { head, shared, before, after } = row.table;
  const above = [row.passage.title, ...row.passage.headings];
  return (
    unitOf({ cell: cell.text, row: row.name?.text ?? '', column: cell.names.map(({ text }) => text), head, shared, before, after, above })
      ?.words ?? null
  );
}

/** The rows compared, those chosen first, under the name of what they were compared by. */
function shownTable({ line, chosen, among }: RowsFound): AnswerTable {
  const shown = (cell: Cell, isAnswer: boolean): ShownCell => ({ start: cell.start, end: cell.end, text: cell.text, isAnswer });
  const rows = [...chosen, ...among.filter((entry) => !chosen.includes(entry))].slice(0, mostShown);
  const [first] = chosen;
  return {
    caption: null,
    header: ['', line?.label ?? ''],
    rows: rows.map((entry) => [
      shown(entry.name, false),
      shown(entry.cell ?? { text: '', start: entry.name.end, end: entry.name.end }, chosen.includes(entry)),
    ]),
    unit: first ? unitIn(first) : null,
  };
}
