import { describe, expect, it } from 'vitest';
import { type Block, noProperties, type ParsedDocument } from '#core';
import { chunkDocument, defaultChunkSettings } from '../chunk/chunk-document.ts';
import { findDefinitions } from './find-definitions.ts';
import { withSyntax } from './with-syntax.ts';

const countTokens = (text: string): number => (text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)?.length ?? 0) + 2;

const typescript = `import { x } from './x.ts';

/** Keeps accounts. */
export class Ledger extends Book {
  private readonly entries: Entry[] = [];

  // Adds one.
  add(entry: Entry): void {
    this.entries.push(entry);
  }

  total = (): number => {
    return this.entries.reduce((sum, { amount }) => sum + amount, 0);
  };
}

export const round = async (value: number) => {
  return Math.round(value);
};

describe('a ledger', () => {
  it('adds', () => {
    expect(new Ledger().total()).toBe(0);
  });
});
`;

function codeDocument(text: string): ParsedDocument {
  const blocks: Block[] = [...text.matchAll(/[^\n].*(?:\n.+)*/g)].map((match) => ({
    kind: 'code',
    level: 0,
    page: null,
    start: match.index,
    end: match.index + match[0].length,
  }));
  return { title: null, text, blocks, pages: [], lines: [], tables: [], properties: noProperties, warnings: [] };
}

describe('definitions of source code', () => {
  it('are found with the comment before them and the signature that leads to their body', async () => {
    const found = (await findDefinitions(typescript, 'typescript')) ?? [];
    const shown = found.map(({ start, signature }) => [
      typescript.slice(start).split('\n', 1)[0]?.trim(),
      typescript.slice(signature.start, signature.end).trim(),
    ]);
    expect(shown).toEqual([
      ['/** Keeps accounts. */', 'export class Ledger extends Book'],
      ['// Adds one.', 'add(entry: Entry): void'],
      ['total = (): number => {', 'total = (): number =>'],
      ['export const round = async (value: number) => {', 'export const round = async (value: number) =>'],
      ["describe('a ledger', () => {", "describe('a ledger', () =>"],
      ["it('adds', () => {", "it('adds', () =>"],
    ]);
  });

  it.each([
    [
      'python',
      '@app.route("/")\ndef index(\n    name,\n):\n    """Greets."""\n    return name\n\nclass A(B):\n    def m(self):\n        pass\n',
      3,
    ],
    [
      'rust',
      '/// Doc.\n#[derive(Debug)]\npub struct P {\n    x: u8,\n}\n\nimpl P {\n    pub fn new() -> Self {\n        P { x: 1 }\n    }\n}\n',
      3,
    ],
    ['go', 'package a\n\n// F does.\nfunc F(a int) int {\n\treturn a\n}\n\nfunc (t *T) M() {\n\tgo()\n}\n', 2],
    ['java', 'class A {\n  int f(int x) {\n    return x;\n  }\n}\n', 2],
    ['ruby', 'module M\n  class A < B\n    def f(x)\n      x\n    end\n  end\nend\n', 3],
    ['c', 'int main(int c, char **v)\n{\n  return 0;\n}\n', 1],
    ['cpp', 'namespace n {\nclass A {\n  void f() {\n    g();\n  }\n};\n}\n', 3],
    ['c_sharp', 'namespace N {\n  class A {\n    int F() {\n      return 1;\n    }\n  }\n}\n', 3],
    ['php', '<?php\nclass A {\n  function f($x) {\n    return $x;\n  }\n}\n', 2],
  ])('are found in %s', async (grammar, text, count) => {
    expect((await findDefinitions(text, grammar))?.length).toBe(count);
  });

  it('are given up where there is no time', async () => {
    expect(await findDefinitions('('.repeat(200_000), 'javascript', { timeoutMs: 1, definitions: 9, depth: 9 })).toBeNull();
  });
});

describe('cutting source code', () => {
  it('keeps functions whole where they fit and names what encloses a part', async () => {
    const methods = Array.from(
      { length: 12 },
      (_, index) => `  m${index}(): void {\n    call(${'one, '.repeat(20)}${index});\n\n    done();\n  }`,
    );
    const parsed = await withSyntax(codeDocument(`class Big {\n${methods.join('\n\n')}\n}\n`), 'big.ts');
    const chunks = chunkDocument(parsed, 'big.ts', countTokens, { ...defaultChunkSettings, budget: 120 });
    expect(chunks.length).toBeGreaterThan(4);
    for (const { text } of chunks) expect(text.match(/m\d+\(\)/g)?.length).toBe(text.match(/done\(\)/g)?.length);
    expect(chunks[0]?.context).toBeNull();
    expect(chunks.slice(1).every(({ context }) => context === 'class Big')).toBe(true);
  });

  it('cuts by lines, and says so, what is too large to read', async () => {
    const parsed = await withSyntax(codeDocument('x = 1;\n'.repeat(200_000)), 'big.js');
    expect(parsed.warnings).toEqual([expect.stringContaining('cut by lines')]);
  });

  it('reads the fenced blocks of a text that name their language', async () => {
    const text = `\`\`\`ts\n${typescript.repeat(2)}\`\`\``;
    const prose: Block = { kind: 'paragraph', level: 0, page: null, start: text.length + 2, end: text.length + 7 };
    const parsed = {
      ...codeDocument(`${text}\n\nWords`),
      blocks: [{ ...prose, kind: 'code' as const, start: 0, end: text.length }, prose],
    };
    const found = (await withSyntax(parsed, 'page.md')).definitions ?? [];
    expect(found.length).toBe(12);
    expect(parsed.text.slice(found[0]?.signature.start, found[0]?.signature.end).trim()).toBe('export class Ledger extends Book');
  });

  it('gives all fences of a text one deadline together, and says which it did not read', async () => {
    const fence = `\`\`\`js\n${'('.repeat(100_000)}\n\`\`\``;
    const text = Array.from({ length: 50 }, () => fence).join('\n\n');
    const code = (_: unknown, index: number): Block => {
      const start = index * (fence.length + 2);
      return { kind: 'code', level: 0, page: null, start, end: start + fence.length };
    };
    const started = performance.now();
    const parsed = await withSyntax({ ...codeDocument(text), blocks: Array.from({ length: 50 }, code) }, 'page.md', 300);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(parsed.warnings).toEqual([expect.stringContaining('source code (javascript) is cut by lines')]);
  });
});
