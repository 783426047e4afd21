import { describe, expect, it } from 'vitest';
import { markdownSegments } from './markdown-segments.ts';
import { parseMarkdown } from './parse-markdown.ts';

const parse = (text: string) =>
  parseMarkdown({ bytes: Buffer.from(text), fileName: 'a.md', mediaType: 'text/markdown', charset: null, maxPages: 1 });
const segmentsOf = (text: string): string[] => [...markdownSegments(text, 0)].map(({ start, end }) => text.slice(start, end));

describe('long Markdown is read in stretches', { timeout: 60_000 }, () => {
  const fence = `~~~~\n# no heading\n\n${'code\n\n'.repeat(6000)}~~~~\n\n`;
  const list = Array.from({ length: 2000 }, (_, index) => `- item ${index}\n\n  more\n`).join('\n');

  it('that lose nothing and cut no fence', () => {
    const text = `# A\n\n${fence}# B\n\n${'words and words.\n\n'.repeat(6000)}\n${list}`;
    expect(segmentsOf(text).length).toBeGreaterThan(3);
    expect(segmentsOf(text).join('')).toBe(text);
    const { blocks } = parse(text);
    const headings = blocks.filter(({ kind }) => kind === 'heading');
    expect(headings.map(({ start, end }) => text.slice(start, end))).toEqual(['A', 'B']);
    expect(blocks.filter(({ kind }) => kind === 'code')).toHaveLength(1);
    expect(blocks.filter(({ kind }) => kind === 'list_item').length).toBeGreaterThanOrEqual(2000);
  });

  it('so that hostile text costs no more than its length', () => {
    const started = performance.now();
    for (const text of ['*a_ '.repeat(50_000), '['.repeat(50_000), '`'.repeat(99_999), 'one line of a paragraph\n'.repeat(20_000)])
      expect(parse(text).blocks.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
