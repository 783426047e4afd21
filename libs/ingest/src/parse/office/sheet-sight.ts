import type { OfficePackage } from './open-package.ts';
import { optionalPart } from './read-part.ts';
import { relationshipsOf } from './relationships.ts';
import { unseenStyles } from './sheet-styles.ts';
import { at, attribute, elements, parseXml, qualified, within, type XmlElement } from './xml.ts';

/** What of a sheet nobody sees; rows and columns count from 0. */
export interface SheetSight {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
  /** Rows that a filter or a folded group keeps back: a sign beside them says so, and the reader unfolds them. */
  readonly folded: ReadonlySet<number>;
  /** How a cell is kept out of sight, in words; null when it is seen. */
  cell(row: number, column: number): string | null;
  /** Words that are shown on the way: what cells ask to be filled in with. */
  readonly prompts: readonly string[];
}

export const allSeen: SheetSight = { rows: new Set(), columns: new Set(), folded: new Set(), cell: () => null, prompts: [] };

/** Of an Excel workbook the sheets by their name. Parts that are broken are a warning: all of those is taken as seen. */
export function sightsOf(pack: OfficePackage, warn: (words: string) => void): ReadonlyMap<string, SheetSight> {
  const workbook = optionalPart(pack, 'xl/workbook.xml', warn);
  const relations = workbook ? relationshipsOf('xl/workbook.xml', pack) : [];
  const styles = unseenStyles(optionalPart(pack, relations.find(({ kind }) => kind === 'styles')?.target, warn));
  const parts = new Map(relations.map(({ id, target }) => [id, target]));
  return new Map(
    elements(at(workbook, 'sheets'), 'sheet').map((sheet) => {
      const part = parts.get(qualified(sheet, 'id') ?? '') ?? '';
      const xml = pack.text(part);
      return [attribute(sheet, 'name') ?? '', xml === null ? allSeen : sightOf(xml, { part, pack, styles })];
    }),
  );
}

interface SheetPart {
  readonly part: string;
  readonly pack: OfficePackage;
  readonly styles: ReadonlyMap<string, string>;
}

/** By its tags alone: as a tree a sheet takes fifteen times its size, and the workbook's reader makes one of its own. */
function sightOf(xml: string, sheet: SheetPart): SheetSight {
  const body = xml.search(/<(?:\w+:)?sheetData\b/);
  const end = xml.lastIndexOf('sheetData>');
  const [head, tail] = [xml.slice(0, Math.max(body, 0)), end === -1 ? '' : xml.slice(end + 10)];
  const data = xml.slice(Math.max(body, 0), end === -1 ? undefined : end);
  const { rows, folded } = hiddenRows(data, {
    areAll: /<(?:\w+:)?sheetFormatPr\b[^<>]*\bzeroHeight="(?:1|true)"/.test(head),
    filtered: areasIn([...tail.matchAll(/<(?:\w+:)?autoFilter\b[^<>]*\bref="([^"]*)"/g)].map(([, area]) => area ?? '')),
  });
  const unseen = unseenCells(data, sheet.styles);
  // Where a rule or a table's style may colour cells, nobody knows what is behind their words.
  const painted = unseen.size > 0 ? areasIn([...paintedAreas(tail), ...tableAreas(sheet)]) : [];
  return {
    rows,
    folded,
    columns: hiddenColumns(head),
    cell: (row, column) => (painted.some((area) => holds(area, row, column)) ? null : (unseen.get(placeOf(row, column)) ?? null)),
    prompts: promptsIn(tail),
  };
}

function hiddenRows(data: string, { areAll, filtered }: { areAll: boolean; filtered: readonly Area[] }) {
  const [rows, folded] = [new Set<number>(), new Set<number>()];
  if (!areAll && !/\b(?:hidden="(?:1|true)|ht="0)/.test(data)) return { rows, folded };
  let row = -1;
  for (const [, attributes = ''] of data.matchAll(/<(?:\w+:)?row\b([^<>]*)>/g)) {
    const named = /\br="(\d+)"/.exec(attributes)?.[1];
    row = named === undefined ? row + 1 : Number(named) - 1;
    const height = /\bht="([\d.]+)"/.exec(attributes)?.[1];
    const isShown = areAll && (height !== undefined ? Number(height) >= 1 : /\bhidden="(?:0|false)"/.test(attributes));
    if (!/\bhidden="(?:1|true)"/.test(attributes) && !(height !== undefined && Number(height) < 1) && (!areAll || isShown)) continue;
    const isFolded = /\boutlineLevel="[1-7]"/.test(attributes) || filtered.some((area) => row > area.top && row <= area.bottom);
    (isFolded ? folded : rows).add(row);
  }
  return { rows, folded };
}

function hiddenColumns(head: string): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const [, attributes = ''] of head.matchAll(/<(?:\w+:)?col\b([^<>]*)>/g)) {
    const number = (name: string): number => Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(attributes)?.[1] ?? Number.NaN);
    if (/\boutlineLevel="[1-7]"/.test(attributes)) continue;
    if (!/\bhidden="(?:1|true)"/.test(attributes) && !(number('width') < 0.1)) continue;
    for (let column = number('min') - 1; column < Math.min(number('max'), 16_384); column += 1) hidden.add(column);
  }
  return hidden;
}

function unseenCells(data: string, styles: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const unseen = new Map<string, string>();
  if (styles.size === 0) return unseen;
  for (const [, attributes = ''] of data.matchAll(/<(?:\w+:)?c\s([^<>]*)>/g)) {
    const how = styles.get(/\bs="(\d+)"/.exec(attributes)?.[1] ?? '0');
    const place = how === undefined ? null : areaOf(/\br="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '');
    if (how !== undefined && place) unseen.set(placeOf(place.top, place.left), how);
  }
  return unseen;
}

function paintedAreas(tail: string): string[] {
  return [...tail.matchAll(/<(?:\w+:)?conditionalFormatting\b[^<>]*\bsqref="([^"]*)"/g)].flatMap(([, areas = '']) => areas.split(/\s+/));
}

function tableAreas({ part, pack }: SheetPart): string[] {
  const tables = relationshipsOf(part, pack).filter(({ kind }) => kind === 'table' || kind === 'pivotTable');
  return tables.flatMap(({ target }) =>
    [...(pack.text(target) ?? '').matchAll(/\bref="([A-Z]+\d+:[A-Z]+\d+)"/g)].map(([, area]) => area ?? ''),
  );
}

function promptsIn(tail: string): string[] {
  const start = tail.search(/<(?:\w+:)?dataValidations\b/);
  const validations = start === -1 ? '' : tail.slice(start);
  const end = /<\/(?:\w+:)?dataValidations>/.exec(validations);
  const root = end ? readable(validations.slice(0, end.index + end[0].length)) : null;
  return [...within(root, 'dataValidation')].flatMap((one) =>
    ['promptTitle', 'prompt', 'errorTitle', 'error'].flatMap((name) => attribute(one, name) ?? []),
  );
}

function readable(xml: string): XmlElement | null {
  try {
    return parseXml(xml);
  } catch {
    return null;
  }
}

interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

function areasIn(references: readonly string[]): Area[] {
  return references.flatMap((reference) => areaOf(reference) ?? []);
}

/** Such as "A1" or "A1:C9". */
function areaOf(reference: string): Area | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (!found) return null;
  const [, left = '', top = '', right = left, bottom = top] = found;
  return { left: columnOf(left), right: columnOf(right), top: Number(top) - 1, bottom: Number(bottom) - 1 };
}

function columnOf(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = 26 * column + letters.charCodeAt(at) - 64;
  return column - 1;
}

function holds({ top, bottom, left, right }: Area, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

function placeOf(row: number, column: number): string {
  return `${row},${column}`;
}
