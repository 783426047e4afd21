import { describe, expect, it } from 'vitest';
import type { Block, BlockKind, Chunk } from '#core';
import { CanonicalTextBuilder } from '../parse/canonical-text.ts';
import { chunkDocument, defaultChunkSettings } from './chunk-document.ts';
import { embeddingText } from './embedding-text.ts';
import type { ChunkSettings } from './packer.ts';

/** Words and signs, and two of the model's own, as a word-piece tokenizer counts. */
const countTokens = (text: string): number => (text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0) + 2;
const words = (count: number, word = 'word'): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}${index % 12 === 11 ? '.' : ''}`).join(' ');

function document(...parts: [kind: BlockKind, text: string, level?: number][]): { text: string; blocks: readonly Block[] } {
  const builder = new CanonicalTextBuilder();
  for (const [kind, text, level] of parts) builder.add(kind, text, { level: level ?? 0 });
  return builder.build();
}

function chunk(parsed: { text: string; blocks: readonly Block[] }, settings: Partial<ChunkSettings> = {}): Chunk[] {
  const chosen = { ...defaultChunkSettings, ...settings };
  const chunks = chunkDocument(parsed, 'Title', countTokens, chosen);
  for (const [index, { start, end, text, context, ordinal, headings }] of chunks.entries()) {
    expect(text).toBe(parsed.text.slice(start, end));
    expect(ordinal).toBe(index);
    expect(countTokens(embeddingText({ title: 'Title', headings, context, text }))).toBeLessThanOrEqual(chosen.maxTokens);
  }
  return chunks;
}

describe('cutting a document', { timeout: 60_000 }, () => {
  it('keeps sections apart and says under which headings a text stands', () => {
    const parsed = document(
      ['heading', 'Boats', 1],
      ['paragraph', words(60)],
      ['heading', 'Sails', 2],
      ['paragraph', words(60, 'sail')],
      ['heading', 'Trains', 1],
      ['paragraph', words(60, 'rail')],
    );
    const chunks = chunk(parsed);
    expect(chunks.map(({ headings }) => headings)).toEqual([['Boats'], ['Boats', 'Sails'], ['Trains']]);
    expect(chunks[1]?.text.startsWith('Sails\n\nsail0')).toBe(true);
  });

  it('joins tiny sections under the same top heading only', () => {
    const parsed = document(
      ['heading', 'A', 1],
      ['paragraph', 'one'],
      ['heading', 'B', 2],
      ['paragraph', 'two'],
      ['heading', 'C', 1],
      ['paragraph', 'three'],
    );
    expect(chunk(parsed).map(({ text, headings }) => [text, headings])).toEqual([
      ['A\n\none\n\nB\n\ntwo', ['A']],
      ['C\n\nthree', ['C']],
    ]);
  });

  it('never leaves a heading alone before what it is about, however long that is', () => {
    const chunks = chunk(document(['heading', 'Long', 1], ['paragraph', words(1000)]));
    expect(chunks[0]?.text.startsWith('Long\n\nword0')).toBe(true);
    expect(chunks.slice(0, -1).every(({ text }) => text.endsWith('.'))).toBe(true);
  });

  it('moves a heading at the end of a full chunk on to the next', () => {
    const parsed = document(['heading', 'Top', 1], ['paragraph', words(20)], ['heading', 'Next', 2], ['paragraph', words(230)]);
    expect(chunk(parsed).map(({ text }) => text.slice(0, 9))).toEqual(['Top\n\nword', 'Next\n\nwor']);
  });

  it('cuts between list items, table rows and lines of code, not through them', () => {
    const rows = Array.from({ length: 60 }, (_, index) => `row${index} | ${words(10)}`);
    const items: [BlockKind, string][] = Array.from({ length: 60 }, (_, index) => ['list_item', `- item${index} ${words(10)}`]);
    for (const { text } of chunk(document(['table', rows.join('\n')], ...items))) {
      expect(text.split('\n').every((line) => line === '' || rows.includes(line) || items.some(([, item]) => item === line))).toBe(true);
    }
  });

  it('cuts a sentence by words and a word by letters when nothing else is left', () => {
    const chunks = chunk(document(['paragraph', words(900).replaceAll('.', '')], ['paragraph', '😀'.repeat(9000)]));
    expect(chunks.every(({ text }) => text.isWellFormed())).toBe(true);
    expect(
      chunks
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
    ).toContain('word899');
  });

  it('repeats the end of the chunk before where overlap is asked for', () => {
    const sentences: [BlockKind, string][] = Array.from({ length: 40 }, (_, index) => ['paragraph', `s${index} ${words(20)}`]);
    const chunks = chunk(document(...sentences), { overlap: 30 });
    expect(chunks.slice(1).every((next, index) => next.start < (chunks[index]?.end ?? 0))).toBe(true);
  });

  it('loses no word of any block', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 40; round++) {
      const kinds: BlockKind[] = ['heading', 'paragraph', 'list_item', 'table', 'code', 'quote'];
      const parts = Array.from({ length: 1 + random(30) }, (): [BlockKind, string, number] => {
        const kind = kinds[random(kinds.length)] ?? 'paragraph';
        return [
          kind,
          kind === 'table' ? `${words(1 + random(40))}\n${words(random(400))}` : words(1 + random(random(8) === 0 ? 900 : 60)),
          kind === 'heading' ? 1 + random(4) : 0,
        ];
      });
      const parsed = document(...parts);
      const covered = chunk(parsed);
      const kept = covered.map(({ text }) => text).join(' ');
      expect(kept.replace(/\s+/g, '')).toBe(parsed.text.replace(/\s+/g, ''));
    }
  });

  it('ends also where not even one letter fits beside the title', () => {
    const chunks = chunkDocument(document(['paragraph', '🦊🦊🦊']), '!'.repeat(160), countTokens, {
      ...defaultChunkSettings,
      maxTokens: 100,
    });
    expect(chunks.map(({ text }) => text)).toEqual(['🦊', '🦊', '🦊']);
  });

  it('takes a heading of a megabyte of brackets, and keeps the start of it', () => {
    const [first] = chunkDocument(document(['heading', '['.repeat(1_000_000), 1], ['paragraph', words(9)]), 'Title', countTokens);
    expect(first?.headings).toEqual(['['.repeat(200)]);
  });

  it('takes five megabytes in seconds', () => {
    const prose = document(...Array.from({ length: 5000 }, (): [BlockKind, string] => ['paragraph', words(120)]));
    const wall = document(['code', 'x'.repeat(5_000_000)]);
    const started = performance.now();
    expect(chunk(prose).length).toBeGreaterThan(2000);
    expect(chunk(wall).length).toBeGreaterThan(1000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('what is embedded', () => {
  it('leaves out a heading that the title or the text says already', () => {
    expect(
      embeddingText({ title: 'Guide', headings: ['Guide', 'Sails', 'Reefing'], context: null, text: 'Reefing\n\nTake in sail.' }),
    ).toBe('Guide\nSails\nReefing\n\nTake in sail.');
  });

  it('keeps the prefix short, the deepest headings first', () => {
    const text = embeddingText({ title: 't'.repeat(500), headings: ['a'.repeat(100), 'b'.repeat(100)], context: null, text: 'x' });
    expect(text).toBe(`${'t'.repeat(160)}\n${'b'.repeat(100)}\nx`);
  });
});
