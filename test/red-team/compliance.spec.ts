import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../service.ts';

const page = readFileSync(join(root, 'docs/compliance.md'), 'utf8');
const [, ...sections] = page.split(/^### (?=C\d+\. )/m);
const controls = sections.map((section) => ({
  id: /^C\d+/.exec(section)?.[0] ?? '',
  text: section.split(/^## /m)[0] ?? '',
}));
const identifier = /LLM\d\d|(?:MP|MS|MG|GV)-\d\.\d+-\d{3}|AML\.T\d{4}(?:\.\d{3})?/g;
const listsOf = (text: string): string[] => /^- Lists: (.*)$/m.exec(text)?.[1]?.match(identifier) ?? [];
/** What the tables say: the identifier, then the controls that it names. */
const rows = [...page.matchAll(/^\| (LLM\d\d|M[PSG]-[\d.-]+|AML\.T[\d.]+)[^|]*\|(.*)\|$/gm)].map(([, id = '', rest = '']) => ({
  id,
  controls: rest.match(/\bC\d+\b/g) ?? [],
}));

describe('the page on controls', () => {
  it.each(controls)('names for $id what is built, what tests it, what is not covered, and whose list asks for it', ({ text }) => {
    for (const line of ['Built in', 'Tested by', 'Not covered', 'Lists']) expect(text).toMatch(new RegExp(`^- ${line}: .{12,}`, 'm'));
    expect(listsOf(text).length).toBeGreaterThanOrEqual(3);
  });

  it('names files and pages that are there', () => {
    const files = [...page.matchAll(/`([\w.-]+(?:\/[\w.-]+)+|package-lock\.json)`/g)].map(([, file = '']) => file);
    const pages = [...page.matchAll(/\]\(((?:decisions\/)?[\w-]+\.md)\)/g)].map(([, name = '']) => `docs/${name}`);
    expect(files.length).toBeGreaterThan(60);
    expect([...files, ...pages].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('says the same by control and by list', () => {
    const byControl = controls.flatMap(({ id, text }) => listsOf(text).map((asked) => `${asked} ${id}`));
    const byList = rows.flatMap(({ id, controls: named }) => named.map((control) => `${id} ${control}`));
    expect(byList.toSorted()).toEqual(byControl.toSorted());
  });

  it('leaves out none of the ten', () => {
    const ten = rows.map(({ id }) => id).filter((id) => id.startsWith('LLM'));
    expect(ten).toEqual(Array.from({ length: 10 }, (_, index) => `LLM${String(index + 1).padStart(2, '0')}`));
  });
});
