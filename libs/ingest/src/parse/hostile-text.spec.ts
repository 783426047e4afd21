import { describe, expect, it } from 'vitest';
import { findEntities } from '../enrich/entities.ts';
import { canonicalUrlOf } from './html-metadata.ts';
import { parseHtmlText } from './parse-html.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { guttersOf } from './pdf-gutters.ts';
import { programmingLanguageOf } from './programming-language.ts';
import { sourceOf } from './spec-source.ts';

const word = { text: `${'1'.repeat(100_000)}x`, size: 10, bold: false, broken: false, order: 0, line: 0 };
const at = { left: 0, top: 0, right: 10, bottom: 10 };

/** Each took its patterns time that grows with the square of its length or more: seconds to minutes. */
describe('a text made to be slow', () => {
  it.each<[string, () => unknown]>([
    ['tags that are never closed', () => parseHtmlText('<a '.repeat(100_000), true)],
    ['comments that are never closed', () => parseHtmlText(`<p>x</p>${'<!--'.repeat(100_000)}`, true)],
    ['comments in the head, asked for the address', () => canonicalUrlOf('<!--'.repeat(50_000))],
    ['empty lines in code', () => parseHtmlText(`<pre class="language-js">a${'\n'.repeat(100_000)}b</pre>`, false)],
    [
      'a cell of a table full of spaces',
      () => parseMarkdown(sourceOf(Buffer.from(`| a | b |\n|---|---|\n| x${' '.repeat(20_000)}y | z |\n`), '')),
    ],
    ['thousands parted by apostrophes', () => findEntities(`1${"'111".repeat(50_000)}`)],
    ['digits that end in a letter', () => guttersOf([{ ...at, words: [{ ...at, ...word }] }])],
  ])('is read in time: %s', (_, read) => {
    const started = performance.now();
    read();
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('a name that every object has', () => {
  it('is no ending of a file', () => {
    expect(programmingLanguageOf('notes.constructor')).toBeNull();
    expect(programmingLanguageOf('notes.__proto__')).toBeNull();
  });
});
