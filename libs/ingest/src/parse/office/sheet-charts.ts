import { type ChartTable, chartTable } from './chart-table.ts';
import type { OfficePackage } from './open-package.ts';
import { relationshipsOf } from './relationships.ts';
import { at, attribute, elements, parseXml, qualified } from './xml.ts';

/** The charts of an Excel workbook by the name of their sheet; other workbooks have none here. Parts that are broken are a warning. */
export function chartsOf(pack: OfficePackage, warn: (words: string) => void): ReadonlyMap<string, readonly ChartTable[]> {
  try {
    const workbook = pack.text('xl/workbook.xml');
    const relations = new Map(relationshipsOf('xl/workbook.xml', pack).map(({ id, target }) => [id, target]));
    const sheets = workbook === null ? [] : elements(at(parseXml(workbook), 'sheets'), 'sheet');
    return new Map(
      sheets.map((sheet) => [attribute(sheet, 'name') ?? '', chartsIn(relations.get(qualified(sheet, 'id') ?? '') ?? '', pack)]),
    );
  } catch (cause) {
    warn(`the charts are not read (${String(cause)})`);
    return new Map();
  }
}

function chartsIn(sheetPart: string, pack: OfficePackage): ChartTable[] {
  const drawings = relationshipsOf(sheetPart, pack).filter(({ kind }) => kind === 'drawing');
  const charts = drawings.flatMap(({ target }) => relationshipsOf(target, pack)).filter(({ kind }) => kind === 'chart');
  return charts.flatMap(({ target }) => {
    const xml = pack.text(target);
    const chart = xml === null ? null : chartTable(xml);
    return chart ? [chart] : [];
  });
}
