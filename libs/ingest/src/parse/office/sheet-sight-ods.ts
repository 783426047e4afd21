import type { OfficePackage } from './open-package.ts';
import { optionalPart } from './read-part.ts';
import { allSeen, type SheetSight } from './sheet-sight.ts';
import { at, attribute, elements, type XmlElement } from './xml.ts';

const most = 1_048_576;

/** Of an OpenDocument spreadsheet the sheets by their name. */
export function openSightsOf(pack: OfficePackage, warn: (words: string) => void): ReadonlyMap<string, SheetSight> {
  if (pack.text('content.xml')?.includes('table:visibility=') !== true) return new Map();
  const body = at(optionalPart(pack, 'content.xml', warn), 'body', 'spreadsheet');
  return new Map(elements(body, 'table').map((table) => [attribute(table, 'name') ?? '', sightOf(table)]));
}

function sightOf(table: XmlElement): SheetSight {
  const [rows, folded] = [new Set<number>(), new Set<number>()];
  walk(table, 'table-row', 'number-rows-repeated', (how, row) => (how === 'filter' ? folded : rows).add(row));
  const columns = new Set<number>();
  walk(table, 'table-column', 'number-columns-repeated', (_, column) => columns.add(column));
  return { ...allSeen, rows, folded, columns };
}

/** Rows or columns in their order, also within groups and headers; a sheet's empty rest is one that is repeated. */
function walk(table: XmlElement, name: string, repeated: string, hide: (how: string, place: number) => void): void {
  let place = 0;
  const visit = (element: XmlElement): void => {
    for (const child of elements(element)) {
      if (child.name !== name) {
        if (/^table-(?:header-|)(?:rows|columns)$|^table-(?:row|column)-group$/.test(child.name)) visit(child);
        continue;
      }
      const count = Math.min(Math.max(1, Number(attribute(child, repeated) ?? 1) || 1), most);
      const how = attribute(child, 'visibility');
      if (how === 'collapse' || how === 'filter') for (let copy = 0; copy < Math.min(count, 100_000); copy += 1) hide(how, place + copy);
      place += count;
    }
  };
  visit(table);
}
