import { contentStems, coverage } from '../text/words.ts';
import { type AskedOf, plainOf } from './asked-of.ts';
import { seasonsIn, withoutNotes, yearsIn } from './cell-text.ts';
import { isOfKind, refutes } from './kinds.ts';
import type { NamedRow } from './read-table.ts';
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
  /** The rows that alone in their document are of what is asked for: “Weight” where it is asked how heavy something is. */
  readonly ofKind: ReadonlySet<NamedRow>;
}

function onlyOfKind({ kind }: AskedOf, rows: readonly NamedRow[]): ReadonlySet<NamedRow> {
  if (kind === null || kind.rival) return new Set();
  const named = rows.filter((row) => kind.named.test(nameOf(row)) && !row.cells.every(({ text }) => refutes(text, kind)));
  const byDocument = [...Map.groupBy(named, ({ passage }) => passage.documentId).values()];
  return new Set(byDocument.flatMap((own) => (own.length === 1 ? own : [])));
}

function fitOf(asked: AskedOf, row: NamedRow, cosine: number, { weightOf, heads, ofKind }: Among): RowFit {
  const name = nameOf(row) || unnamed(row);
  const own = new Set(stemsOf(name));
  const beside = new Set(
    stemsOf([...row.groups, ...row.cells.flatMap(({ names }) => names.map(({ text }) => text)), row.table.corner].join(' ')),
  );
  const around = new Set(stemsOf(`${row.passage.title} ${row.table.before.slice(-600)}`));
  const named = share([...own], (stem) => (asked.said.has(stem) ? 1 : 0), weightOf);
  const { kind } = asked;
  const showsKind = kind !== null && (ofKind.has(row) || row.cells.some((cell) => isOfKind(kind, cell)));
  // “LK-200” is told by its row; of other names a number tells little.
  const plainName = plainOf(name);
  const isLiteral = plainName !== '' && ` ${asked.plain} `.includes(` ${plainName} `);
  if (isLiteral) for (const stem of contentStems(name)) own.add(stem);
  const ofOwnKind = (stem: string): boolean => ofKind.has(row) && asked.kindStems.has(stem);
  const isBeside = (stem: string): boolean => beside.has(stem) || beside.has(`${stem}s`) || (showsKind && asked.kindStems.has(stem));
  const tells = (stem: string): number => (own.has(stem) || ofOwnKind(stem) ? 1 : isBeside(stem) ? 0.8 : around.has(stem) ? 0.5 : 0);
  const explained = share(asked.stems, tells, weightOf);
  const isMeant = ofKind.has(row) && asked.stems.every((stem) => tells(stem) > 0);
  const isWhole = isLiteral || isNamedLoosely(asked, name, heads) || isMeant;
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

export function stemsOf(text: string): string[] {
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
