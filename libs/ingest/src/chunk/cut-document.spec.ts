import { describe, expect, it } from 'vitest';
import { type ChunkingSettings, noProperties, type ParsedDocument } from '#core';
import { CanonicalTextBuilder } from '../parse/canonical-text.ts';
import { cutDocument } from './cut-document.ts';

const never = new AbortController().signal;
const embedder = {
  id: 'words',
  maxTokens: 512,
  countTokens: (text: string): number => (text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0) + 2,
};
const words = (count: number, word = 'word'): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}${index % 12 === 11 ? '.' : ''}`).join(' ');
const settings = (change: Partial<ChunkingSettings> = {}): ChunkingSettings => ({
  strategy: 'structure',
  targetTokens: 100,
  overlapTokens: 0,
  ...change,
});

type Titled = ParsedDocument & { readonly title: string };
function aDocument(write: (builder: CanonicalTextBuilder) => void): Titled {
  const builder = new CanonicalTextBuilder();
  write(builder);
  return { title: 'Title', ...builder.build(), pages: [], lines: [], properties: noProperties, warnings: [] };
}

function aTable(rows: number, builder: CanonicalTextBuilder): void {
  const cell = (row: number, column: number, text: string) => ({ row, column, rowSpan: 1, columnSpan: 1, text });
  const header = ['Name', 'Berth'].map((text, column) => cell(0, column, text));
  const body = Array.from({ length: rows }, (_, row) => [cell(row + 1, 0, `Boat ${row} ${words(6)}`), cell(row + 1, 1, `B${row}`)]);
  builder.addTable([...header, ...body.flat()], 1);
}

describe('cutting a table', () => {
  it('gives every part below the header the header as context, within the tokens', async () => {
    const parsed = aDocument((builder) => {
      builder.add('heading', 'Boats', { level: 1 });
      aTable(60, builder);
      builder.add('paragraph', words(20, 'after'));
    });
    const { chunks } = await cutDocument(parsed, settings(), embedder, never);
    const inTable = chunks.filter(({ text }) => text.startsWith('Boat '));
    expect(inTable.length).toBeGreaterThan(5);
    expect(inTable.every(({ context, tokens }) => context === 'Name | Berth' && tokens <= 100)).toBe(true);
    expect(chunks[0]).toMatchObject({ context: null, text: expect.stringMatching(/^Boats\n\nName \| Berth\nBoat 0/) as string });
    for (const { text } of inTable)
      expect(
        text
          .split('\n\n')[0]
          ?.split('\n')
          .every((line) => /\| B\d+$/.test(line)),
      ).toBe(true);
  });

  it('knows the header of a Markdown table by the line of dashes below it', async () => {
    const lines = [
      '| Boat | Harbour |',
      '|------|:-------:|',
      ...Array.from({ length: 40 }, (_, row) => `| Boat ${row} | harbour ${row} of the bay |`),
    ];
    const { chunks } = await cutDocument(
      aDocument((builder) => builder.add('table', lines.join('\n'))),
      settings(),
      embedder,
      never,
    );
    expect(chunks.map(({ context }) => context)).toEqual([null, ...chunks.slice(1).map(() => '| Boat | Harbour |')]);
    expect(chunks.length).toBeGreaterThan(3);
  });

  it('never lets a header of a page leave no room for rows', async () => {
    const parsed = aDocument((builder) => {
      const cell = (row: number, text: string) => ({ row, column: 0, rowSpan: 1, columnSpan: 1, text });
      builder.addTable([cell(0, words(400, 'column')), ...Array.from({ length: 30 }, (_, row) => cell(row + 1, words(20, `r${row}x`)))], 1);
    });
    const { chunks } = await cutDocument(parsed, settings(), embedder, never);
    expect(chunks.filter(({ context }) => context?.startsWith('column0')).length).toBeGreaterThan(5);
    expect(chunks.every(({ tokens }) => tokens <= 110)).toBe(true);
  });
});

describe('sections', () => {
  const book = aDocument((builder) => {
    for (const part of ['One', 'Two']) {
      builder.add('heading', part, { level: 1 });
      for (const chapter of ['a', 'b', 'c']) {
        builder.add('heading', `${part} ${chapter}`, { level: 2 });
        for (let paragraph = 0; paragraph < (chapter === 'c' ? 40 : 5); paragraph++)
          builder.add('paragraph', words(60, `${part}${chapter}`));
      }
    }
  });

  it('hold their chunks, stay below the bound and end where a heading begins', async () => {
    const { chunks } = await cutDocument(book, settings(), embedder, never);
    const sections = [...new Set(chunks.map(({ section }) => `${section.start} ${section.end}`))].map((span) =>
      span.split(' ').map(Number),
    );
    expect(sections.length).toBeGreaterThan(4);
    expect(sections.length).toBeLessThan(chunks.length / 2);
    for (const { start, end, section } of chunks) expect(section.start <= start && end <= section.end).toBe(true);
    for (const [start = 0, end = 0] of sections) expect(embedder.countTokens(book.text.slice(start, end))).toBeLessThan(1100);
    expect(book.text.slice(sections[0]?.[0], sections[0]?.[1])).toMatch(/^One\n\nOne a\n/);
  });
});

describe('cutting recursively', () => {
  const text = `${words(300)}\n\n${words(40, 'line')}\n${'same '.repeat(200)}\n\n${'😀'.repeat(300)} end`;
  const parsed = { ...aDocument((builder) => builder.add('paragraph', text)), text };

  it.each([0, 20])("keeps LangChain's pieces as spans of the text, overlap %i, and loses nothing", async (overlapTokens) => {
    const { chunks } = await cutDocument(parsed, settings({ strategy: 'recursive', overlapTokens }), embedder, never);
    let covered = 0;
    for (const chunk of chunks) {
      expect(chunk.text).toBe(text.slice(chunk.start, chunk.end));
      expect(chunk.text.isWellFormed()).toBe(true);
      expect(text.slice(covered, chunk.start).trim()).toBe('');
      covered = Math.max(covered, chunk.end);
    }
    expect(text.slice(covered).trim()).toBe('');
    expect(chunks.some((chunk, index) => chunk.start < (chunks[index - 1]?.end ?? 0))).toBe(overlapTokens > 0);
  });

  it('stops when told to', async () => {
    const long = { ...parsed, text: 'x '.repeat(2_000_000) };
    await expect(cutDocument(long, settings({ strategy: 'recursive' }), embedder, AbortSignal.timeout(30))).rejects.toThrow('timeout');
  });
});

describe('settings that cannot be followed', () => {
  it('are named', async () => {
    const { warnings } = await cutDocument(
      aDocument((builder) => builder.add('paragraph', 'one')),
      settings({ targetTokens: 2000, overlapTokens: 400 }),
      embedder,
      never,
    );
    expect(warnings).toEqual([expect.stringContaining('504 tokens instead of 2000'), expect.stringContaining('252 tokens instead of 400')]);
  });
});
