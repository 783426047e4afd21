import { describe, expect, it } from 'vitest';
import { brokenPromises } from '../promises.ts';
import { shown, sourceOf } from '../spec-source.ts';
import { parseCsv } from './parse-csv.ts';

const read = (text: string | Buffer, fileName = 'a.csv') => parseCsv(sourceOf(Buffer.from(text), 'text/csv', fileName));

describe('CSV', () => {
  it.each([
    ['comma', 'name,age\nAda,36\nBob,40'],
    ['semicolon, with commas in the numbers', 'name;age\nAda;36\nBob;40'],
    ['tab', 'name\tage\nAda\t36\nBob\t40'],
    ['pipe', 'name|age\nAda|36\nBob|40'],
    ['what its first line says', 'sep=#\nname#age\nAda#36\nBob#40'],
    ['Windows line ends and a byte order mark', '\ufeffname,age\r\nAda,36\r\nBob,40\r\n'],
  ])('is cut at the %s', (_, text) => {
    const parsed = read(text);
    expect(shown(parsed)).toEqual(['table name | age\nAda | 36\nBob | 40']);
    expect(parsed.tables[0]).toMatchObject({ rows: 3, columns: 2, headerRows: 1 });
    expect(brokenPromises(parsed)).toEqual([]);
  });

  it('reads quoted fields with separators, quotes and line ends in them', () => {
    const { tables, text } = read('a,b\n"x, y","say ""no"""\n"two\nlines",""\n');
    expect(tables[0]?.cells.map(({ start, end }) => text.slice(start, end))).toEqual(['a', 'b', 'x, y', 'say "no"', 'two lines']);
  });

  it('reads a quote that is never closed as a letter and says where', () => {
    const parsed = read('a,b\n1,"two\n3,4\n');
    expect(shown(parsed)).toEqual(['table a | b\n1 | "two\n3 | 4']);
    expect(parsed.warnings).toEqual(['line 2: a quote is opened and never closed; it is read as a letter']);
  });

  it('keeps rows that are too long or too short, leaves empty ones out, and reads Latin-1', () => {
    expect(shown(read(Buffer.from('Straße,Ort\n\nx\na,b,c\n,,\n', 'latin1')))).toEqual(['table Straße | Ort | \nx |  | \na | b | c']);
  });

  it('has no header where the first row is data', () => {
    expect(read('1,2\n3,4\n').tables[0]?.headerRows).toBe(0);
    expect(read('x,x\ny,z\n').tables[0]?.headerRows).toBe(0);
  });

  it('is quick about five megabytes', () => {
    const started = performance.now();
    const parsed = read('id,name,value\n'.concat('1,"some, name",3.5\n'.repeat(250_000)));
    expect(parsed.tables).toHaveLength(250);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
