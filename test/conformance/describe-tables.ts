import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchScope, Table } from '#core';
import { type Database, PgTableReader } from '#store';
import { aCollection, admin, never, openWorld, publish, reader, scopeOf, type World } from './store-world.ts';

const head = 'Boats in thousands\n\nPort | 2019';
const body = Array.from({ length: 12 }, (_, row) => `harbour ${row} | 1${row}`).join('\n');

/** A grid of two columns over both chunks: the header ends the first, the rows are the second. */
function theTable(): Table {
  const text = `${head}\n\n${body}`;
  const start = text.indexOf('Port');
  const lines = [...text.slice(start).matchAll(/^(.+) \| (.+)$/gm)];
  const cells = lines.flatMap(({ index, 0: line, 1: name = '', 2: value = '' }, row) => {
    const at = start + index;
    const one = { row, rowSpan: 1, columnSpan: 1 };
    return [
      { ...one, column: 0, start: at, end: at + name.length },
      { ...one, column: 1, start: at + line.length - value.length, end: at + line.length },
    ];
  });
  return { start, end: text.length, rows: lines.length, columns: 2, headerRows: 1, cells };
}

/** The grids that passages stand in, on every database. */
export function describeTables(name: string, make: () => Promise<Database>): void {
  describe(`tables of passages on ${name}`, () => {
    let world: World;
    let tables: PgTableReader;
    beforeAll(async () => {
      world = await openWorld(await make());
      tables = new PgTableReader(world.database);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });
    const chunksOf = async (scope: SearchScope, query: string) =>
      world.search.chunks(
        (await world.search.byKeyword(query, 10, scope, never())).map(({ chunkId }) => chunkId),
        scope,
      );

    it('come with the cells of the passage, those of the header, and the words around them', async () => {
      const collection = await aCollection(world);
      await publish(world, collection, { title: 'Boats', chunks: [head, body], tables: [theTable()] });
      await publish(world, collection, { title: 'No table', chunks: ['harbour of words alone'] });
      const scope = scopeOf([collection]);
      const read = await tables.tablesOf(await chunksOf(scope, 'harbour'), scope);
      expect(read).toHaveLength(1);
      const [{ table, around } = { table: theTable(), around: [] }] = read;
      expect(table).toEqual(theTable());
      expect(around.map(({ text }) => text)).toEqual([head, body]);
      const wordsAt = ({ start, end }: { start: number; end: number }) =>
        around
          .filter((piece) => piece.start <= start && piece.end >= end)
          .map((piece) => piece.text.slice(start - piece.start, end - piece.start));
      expect(table.cells.slice(0, 4).flatMap(wordsAt)).toEqual(['Port', '2019', 'harbour 0', '10']);
      const top = await chunksOf(scope, 'thousands');
      const [first] = await tables.tablesOf(top, scope);
      expect(first?.table.cells.map(({ row }) => row).at(-1)).toBe(7);
      expect((await tables.restOf(top, scope)).map(({ text }) => text)).toEqual([body]);
    });

    it('give each of two long tables its share of the chunks that are read, nearest to its top first', async () => {
      const collection = await aCollection(world);
      const scope = scopeOf([collection]);
      const rows = Array.from({ length: 20 }, (_, row) => `longboat ${row} | 1${row}`);
      const texts = ['lantern top | size', ...rows];
      const grid = { start: 0, end: texts.join('\n\n').length, rows: 21, columns: 2, headerRows: 1, cells: [] };
      for (const title of ['North', 'South']) await publish(world, collection, { title, chunks: texts, tables: [grid] });
      const tops = await chunksOf(scope, 'lantern');
      expect(tops).toHaveLength(2);
      const rest = await tables.restOf(tops, scope);
      for (const { revisionId } of tops)
        expect(rest.filter((chunk) => chunk.revisionId === revisionId).map(({ text }) => text)).toEqual(rows.slice(0, 12));
    });

    it('are there for those who may read the document, and for nobody else', async () => {
      const collection = await aCollection(world);
      await publish(world, collection, { chunks: [head, body], tables: [theTable()], access: { public: false, groups: ['night'] } });
      const chunks = await chunksOf(scopeOf([collection]), 'harbour');
      const seenBy = async (scope: SearchScope) => (await tables.tablesOf(chunks, scope)).length;
      expect(await seenBy(scopeOf([collection]))).toBe(1);
      expect(await seenBy(scopeOf([collection], reader('night')))).toBe(1);
      expect(await seenBy(scopeOf([collection], reader('day')))).toBe(0);
      expect(await seenBy(scopeOf([collection], { ...admin, organisationId: 'other' }))).toBe(0);
      expect(await seenBy(scopeOf([await aCollection(world)]))).toBe(0);
      expect(await tables.restOf(chunks, scopeOf([collection]))).toHaveLength(1);
      expect(await tables.restOf(chunks, scopeOf([collection], reader('day')))).toEqual([]);
    });
  });
}
