import { expect, it } from 'vitest';
import { relationships } from '../../../../../test/fixtures/open-xml.ts';
import { xlsxType } from '../../detect/office-type.ts';
import { sightsOf } from './sheet-sight.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Processor time. */
function msOf(sheet: string): number {
  const parts = new Map([
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Fees" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationships([['r1', `${office}/worksheet`, 'worksheets/sheet1.xml']])],
    ['xl/worksheets/sheet1.xml', sheet],
  ]);
  const pack = { fileName: 'fees.xlsx', type: xlsxType, names: new Set(parts.keys()), text: (name: string) => parts.get(name) ?? null };
  const begun = process.cpuUsage();
  expect([...sightsOf(pack, () => undefined).keys()]).toEqual(['Fees']);
  return process.cpuUsage(begun).user / 1000;
}

it.each([
  ['filters', `<sheetData></sheetData>${'<autoFilter '.repeat(20_000)}`],
  ['checks', `<sheetData></sheetData>${'<dataValidations>'.repeat(20_000)}`],
  ['rows', `<sheetData>${'<row '.repeat(20_000)} hidden="1"</sheetData>`],
  ['columns', `${'<col '.repeat(20_000)}<sheetData></sheetData>`],
])('reads a sheet of tags that never end as quickly as any other: %s', (_, sheet) => {
  msOf(sheet);
  expect(msOf(sheet)).toBeLessThan(300);
});
