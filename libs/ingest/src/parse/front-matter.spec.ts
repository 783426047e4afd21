import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';

const parse = (text: string) =>
  parseMarkdown({ bytes: Buffer.from(text), fileName: 'a.md', mediaType: 'text/markdown', charset: null, maxPages: 1 });

describe('what Markdown says of itself', () => {
  it.each([
    [
      'YAML',
      '---\ntitle: "Tides: a guide"\nauthor: Ada, Bo\ndate: 2024-02-03\nlastmod: 2024-03-04T10:00:00+01:00\ntags: [sea, moon]\nlang: de-AT\n---\n# Other\n',
    ],
    [
      'TOML',
      '+++\ntitle = "Tides: a guide"\nauthors = ["Ada", "Bo"]\ndate = 2024-02-03\nlastmod = "2024-03-04T10:00:00+01:00"\ntags = ["sea", "moon"]\nlanguage = "de"\n+++\n# Other\n',
    ],
  ])('is read from its front matter in %s', (_, text) => {
    const { title, properties, blocks } = parse(text);
    expect(title).toBe('Tides: a guide');
    expect(properties).toMatchObject({
      authors: ['Ada', 'Bo'],
      createdAt: '2024-02-03T00:00:00.000Z',
      modifiedAt: '2024-03-04T09:00:00.000Z',
      keywords: ['sea', 'moon'],
      language: 'de',
    });
    expect(blocks).toHaveLength(1);
  });

  it('is not what only stands between two rules', () => {
    const { text, blocks, warnings } = parse('---\n\nThe bell rings at noon.\n\n---\n\n# Calm\n');
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(['The bell rings at noon.', 'Calm']);
    expect(warnings).toEqual([]);
  });

  it('is a warning where it cannot be read, and its aliases bring nothing down', () => {
    const bomb = `---\na: &a [1,1,1,1,1,1,1,1,1]\n${Array.from({ length: 20 }, (_, at) => `x${at}: &x${at} [*a,*a,*a,*a,*a,*a,*a,*a]`).join('\n')}\n---\n# Calm\n`;
    expect(parse(bomb)).toMatchObject({ title: 'Calm', properties: { authors: [] } });
    expect(parse('---\n: : :\n- {\n---\n# Calm\n')).toMatchObject({
      title: 'Calm',
      warnings: ['what stands at the top between lines of "---" is broken YAML; only what could be read of it was taken'],
    });
  });
});

describe('a table in Markdown', () => {
  it('is a grid whose cells are spans in the source', () => {
    const { text, tables } = parse('# H\n\n| Port | Depth |\n|---|:--|\n| *East* | |\n| West | 2 \\| 3 |\n');
    expect(tables[0]).toMatchObject({ rows: 3, columns: 2, headerRows: 1 });
    expect(tables[0]?.cells.map((cell) => `${cell.row},${cell.column} ${text.slice(cell.start, cell.end)}`)).toEqual([
      '0,0 Port',
      '0,1 Depth',
      '1,0 *East*',
      '2,0 West',
      '2,1 2 \\| 3',
    ]);
  });
});

describe('Markdown nested beyond reason', () => {
  const nested = Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(2 * depth)}- x\n`).join('');
  it.each(['>'.repeat(100_000), '['.repeat(100_000), '- '.repeat(100_000), '1. '.repeat(50_000), nested])(
    'is text, soon: %#',
    { timeout: 20_000 },
    (text) => {
      const started = performance.now();
      expect(parse(`${text} deep`).blocks.length).toBeGreaterThan(0);
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );
});
