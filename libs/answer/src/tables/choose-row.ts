import { contentStems, coverage } from '../words.ts';
import { type AskedOf, plainOf } from './asked-of.ts';
import { amountOf, isAmount, isPeriod, seasonsIn, withoutNotes, yearsIn } from './cell-text.ts';
import type { Kind } from './kinds.ts';
import type { NamedCell, NamedRow } from './read-table.ts';
import { headOf, saysName } from './said-name.ts';

/** How well a row fits, and why. */
export interface RowFit {
  readonly row: NamedRow;
  readonly score: number;
  /** Share of the row's name that the question says, and of the question's words that row, column and table say, each word by how few rows have it. */
  readonly named: number;
  readonly explained: number;
  /** The whole name stands in the question as it is. */
  readonly isWhole: boolean;
  readonly cosine: number;
}

const weights = { named: 0.45, explained: 0.45, whole: 0.25, group: 0.25, cosine: 0.5, periodClash: 0.5 };

/** The rows of some tables, the best first. `cosines` are those of the question and each row's name. */
export function rankRows(asked: AskedOf, rows: readonly NamedRow[], cosines: readonly number[]): RowFit[] {
  const among: Among = {
    weightOf: rarity(rows),
    heads: Map.groupBy(rows, (row) => plainOf(headOf(nameOf(row)))),
    ofKind: onlyOfKind(asked, rows),
  };
  return rows.map((row, index) => fitOf(asked, row, cosines[index] ?? 0, among)).toSorted((a, b) => b.score - a.score);
}

interface Among {
  readonly weightOf: (stem: string) => number;
  readonly heads: ReadonlyMap<string, readonly NamedRow[]>;
  /** The only row of what is asked for: “Weight” where it is asked how heavy something is. */
  readonly ofKind: NamedRow | null;
}

function onlyOfKind({ kind }: AskedOf, rows: readonly NamedRow[]): NamedRow | null {
  const [only = null, ...others] = kind === null ? [] : rows.filter((row) => kind.named.test(nameOf(row)));
  return others.length === 0 ? only : null;
}

/** A column of what is asked for, or a cell with its unit. */
export const isOfKind = (kind: Kind, { text, names }: NamedCell): boolean =>
  kind.held.test(text) || names.some((name) => kind.named.test(name.text));

function fitOf(asked: AskedOf, row: NamedRow, cosine: number, { weightOf, heads, ofKind }: Among): RowFit {
  const name = nameOf(row) || unnamed(row);
  const own = new Set(stemsOf(name));
  const beside = new Set(
    stemsOf([...row.groups, ...row.cells.flatMap(({ names }) => names.map(({ text }) => text)), row.table.corner].join(' ')),
  );
  const around = new Set(stemsOf(`${row.passage.title} ${row.table.before.slice(-600)}`));
  const named = share([...own], (stem) => (asked.said.has(stem) ? 1 : 0), weightOf);
  const { kind } = asked;
  const showsKind = kind !== null && (row === ofKind || row.cells.some((cell) => isOfKind(kind, cell)));
  const ofOwnKind = (stem: string): boolean => row === ofKind && asked.kindStems.has(stem);
  const isBeside = (stem: string): boolean => beside.has(stem) || beside.has(`${stem}s`) || (showsKind && asked.kindStems.has(stem));
  const tells = (stem: string): number => (own.has(stem) || ofOwnKind(stem) ? 1 : isBeside(stem) ? 0.8 : around.has(stem) ? 0.5 : 0);
  const explained = share(asked.stems, tells, weightOf);
  const plainName = plainOf(name);
  const isMeant = row === ofKind && asked.stems.every((stem) => tells(stem) > 0);
  const isWhole = (plainName !== '' && ` ${asked.plain} `.includes(` ${plainName} `)) || isNamedLoosely(asked, name, heads) || isMeant;
  const groupStems = stemsOf(row.groups.at(-1) ?? '');
  const group = groupStems.length === 0 ? 0 : coverage(groupStems, asked.said) - 0.5;
  const score =
    weights.named * named +
    weights.explained * explained +
    (isWhole ? weights.whole : 0) +
    weights.group * group +
    weights.cosine * cosine -
    (clashes(asked, `${name} ${row.groups.at(-1) ?? ''}`) ? weights.periodClash : 0);
  return { row, score, named, explained, isWhole, cosine };
}

/** In another number or case, or without what only qualifies it where no other row is called so. */
function isNamedLoosely({ plain }: AskedOf, name: string, heads: Among['heads']): boolean {
  const head = headOf(name);
  return saysName(plain, name) || (heads.get(plainOf(head))?.length === 1 && saysName(plain, head));
}

export function nameOf(row: NamedRow): string {
  return withoutNotes(row.name?.text ?? '');
}

/** What a row of amounts without a name is: the sum of those above it. */
function unnamed(row: NamedRow): string {
  return `total ${withoutNotes(row.groups.at(-1) ?? '')}`;
}

/** Names a period, and none that was asked for. */
function clashes({ years, seasons }: AskedOf, text: string): boolean {
  const [named, parts] = [yearsIn(text), seasonsIn(text)];
  if (years.length > 0 && named.length > 0 && !named.some((year) => years.includes(year))) return true;
  return seasons.length > 0 && parts.length > 0 && named.length > 0 && !parts.some((part) => seasons.some((season) => meets(season, part)));
}

/** Parts of a year: a month and a day in it meet. */
export const meets = (left: string, right: string): boolean =>
  left === right || left.split(' ')[0] === right || right.split(' ')[0] === left;

function stemsOf(text: string): string[] {
  return contentStems(text).filter((stem) => !/^\d{3,}$/.test(stem));
}

function share(stems: readonly string[], held: (stem: string) => number, weightOf: (stem: string) => number): number {
  const total = stems.reduce((sum, stem) => sum + weightOf(stem), 0);
  return total === 0 ? 0 : stems.reduce((sum, stem) => sum + held(stem) * weightOf(stem), 0) / total;
}

/** As idf, over the names of rows. */
function rarity(rows: readonly NamedRow[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const row of rows) for (const stem of new Set(stemsOf(nameOf(row)))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + (rows.length + 1) / (counts.get(stem) ?? 1));
}

export const changeWords = /change|increase|decrease|variance|growth|\bvs\b/i;

/** Columns of notes and page numbers hold no answers. */
const noteColumn = /^(?:notes?|ref\.?|reference|page|see note)$/i;

/** The row's cells that fit best, all that fit equally; none where all are of other years than those asked for. */
export function chooseCells(asked: AskedOf, row: NamedRow): NamedCell[] {
  const isOfYear = asked.years.length === 0 || yearsIn(nameOf(row)).some((year) => asked.years.includes(year));
  const fits = row.cells
    .filter(({ names }) => !names.some(({ text }) => noteColumn.test(text.trim())))
    .filter((cell) => isOfYear || !isOfOtherYear(asked, cell))
    .filter(
      (cell, _, all) => !asked.wantsFigure || /\d|[-–—]/.test(cell.text) || isNamed(asked, cell) || !all.some(({ text }) => isAmount(text)),
    )
    .map((cell) => ({ cell, score: columnScore(asked, cell) }));
  const best = Math.max(...fits.map(({ score }) => score));
  return fits.filter(({ score }) => score > best - 0.05).map(({ cell }) => cell);
}

/** The lowest of its names that tells years. */
function yearsOf(cell: NamedCell): readonly string[] {
  return yearsIn(cell.names.findLast(({ text }) => yearsIn(text).length > 0)?.text ?? '');
}

function isOfOtherYear({ years: asked }: AskedOf, cell: NamedCell): boolean {
  const years = yearsOf(cell);
  return years.length > 0 && !years.some((year) => asked.includes(year));
}

/** A column's name that is no period, asked for by its letters: it is meant whatever period stands beside it, and whatever its cell says. */
function isNamed({ plain }: AskedOf, { names }: NamedCell): boolean {
  return names.some(({ text }) => !isPeriod(text) && plainOf(text).length > 3 && saysName(plain, text));
}

function columnScore(asked: AskedOf, cell: NamedCell): number {
  const names = cell.names.map(({ text }) => text).join(' ');
  const years = yearsOf(cell);
  const seasons = seasonsIn(names);
  let score = 0;
  if (asked.years.length > 0 && years.length > 0) score += years.some((year) => asked.years.includes(year)) ? 2 : -2;
  if (asked.seasons.length > 0 && seasons.length > 0)
    score += seasons.some((season) => asked.seasons.some((each) => meets(each, season))) ? 1 : -1;
  const stems = stemsOf(names);
  score += stems.length === 0 ? 0 : coverage(stems, asked.said) + coverage(asked.stems, new Set(stems));
  if (isNamed(asked, cell)) score += 2;
  if (asked.kind && isOfKind(asked.kind, cell)) score += 1;
  const isChange = changeWords.test(names);
  if (isChange) score += asked.isOfChange ? 3 : -1;
  if (/percent|%/i.test(asked.plain) && /%/.test(names + cell.text)) score += 3;
  return score;
}

/** Of the columns that are one kind of thing, periods where there are any, the one with the largest or smallest amount. */
export function extremeCell(asked: AskedOf, row: NamedRow): { readonly cell: NamedCell; readonly among: readonly NamedCell[] } | null {
  const amounts = row.cells.flatMap((cell) => {
    const value = amountOf(cell.text);
    const lowest = cell.names.findLast(({ text }) => yearsIn(text).length > 0);
    return value === null || !lowest ? [] : [{ cell, value, year: lowest }];
  });
  const asOf = asked.years.length > 1 ? amounts.filter(({ year }) => yearsIn(year.text).some((one) => asked.years.includes(one))) : amounts;
  if (asOf.length < 2 || new Set(asOf.map(({ year }) => year.text)).size < asOf.length) return null;
  // People compare how large costs and losses are, whichever sign a table gives them: the largest of (8) and (5) is 8.
  const allBelow = asOf.every(({ value }) => value <= 0);
  const size = (value: number): number => (allBelow ? Math.abs(value) : value);
  const sorted = asOf.toSorted((a, b) => (asked.extreme === 'largest' ? size(b.value) - size(a.value) : size(a.value) - size(b.value)));
  const [first, second] = sorted;
  return first && second && size(first.value) !== size(second.value) ? { cell: first.cell, among: asOf.map(({ cell }) => cell) } : null;
}
