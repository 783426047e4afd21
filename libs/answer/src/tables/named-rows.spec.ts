import { expect, it } from 'vitest';
import { type FoundChunk, type PassageTable, TableReader } from '#core';
import { aFoundChunk, aScope, aWrittenTable, ranked } from '#testing';
import { namesCell } from './named-cell.ts';

const signal = new AbortController().signal;

/** A table of which the first `held` lines were found, and the rest on asking. */
class RestOnAsking extends TableReader {
  readonly lines: readonly string[];
  readonly held: number;
  constructor(lines: readonly string[], held: number) {
    super();
    this.lines = lines;
    this.held = held;
  }
  get first(): FoundChunk {
    return aFoundChunk(this.lines.slice(0, this.held).join('\n'), { title: 'Pumps', headings: [], chunkId: 'first', revisionId: 'r' });
  }
  async tablesOf(chunks: readonly FoundChunk[]): Promise<PassageTable[]> {
    const { table } = aWrittenTable('Pumps', this.lines);
    return chunks.map(({ chunkId }) => ({ ...table, chunkId }));
  }
  override async restOf(): Promise<FoundChunk[]> {
    const start = this.first.end + 1;
    const text = this.lines.slice(this.held).join('\n');
    return text === '' ? [] : [aFoundChunk(text, { title: 'Pumps', headings: [], chunkId: 'rest', revisionId: 'r', start })];
  }
}

const naming = (question: string, lines: readonly string[], held: number): Promise<unknown> => {
  const tables = new RestOnAsking(lines, held);
  return namesCell(question, { tables, passages: [ranked(tables.first)], scope: aScope }, signal);
};

it('takes rows for evidence only as the whole table compares them', async () => {
  const pumps = ['Pump | Price', 'Pump A | 30 EUR', 'Pump B | 20 EUR'];
  expect(await naming('Which pump is the cheapest?', pumps, 3)).toBe('own rows');
  expect(await naming('Which pump is the cheapest?', [...pumps, 'Pump C | 10 EUR'], 3)).toBe('own rows');
  expect(await naming('Which pump is the cheapest?', [...pumps, 'Pump C | from 10 EUR'], 3)).toBe('none');
  expect(await naming('Welche Pumpe kostet weniger als 25 EUR?', ['Pumpe | Preis', 'A | 30 EUR', 'B | 20 EUR', 'C | ab 10 EUR'], 3)).toBe(
    'none',
  );
});
