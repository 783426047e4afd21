import type { Table } from '#core';

/** A cell of a grid takes about 90 bytes where revisions are stored. */
const maxCells = 100_000;

/** Beyond so many cells only the header's are kept: who needs a table's columns finds them, the text is whole in any case. */
export function limitGrids(tables: readonly Table[]): { readonly tables: readonly Table[]; readonly warnings: readonly string[] } {
  const total = tables.reduce((sum, table) => sum + table.cells.length, 0);
  if (total <= maxCells) return { tables, warnings: [] };
  let kept = 0;
  const limited = tables.map((table) => {
    kept += table.cells.length;
    return kept <= maxCells ? table : { ...table, cells: table.cells.filter((cell) => cell.row < table.headerRows) };
  });
  return { tables: limited, warnings: [`${total} cells: all are read, but only of the first ${maxCells} is the place in the grid kept`] };
}
