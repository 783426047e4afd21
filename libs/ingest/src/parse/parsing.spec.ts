import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParsedDocument } from '#core';
import { buildDocx, buildEncryptedPdf, buildPdf, buildPptx, buildZip } from '../../../../test/fixtures/index.ts';
import { docxType } from '../detect/media-type.ts';
import { pptxType } from '../detect/office-type.ts';
import { parseFile } from './parse-file.ts';
import { brokenPromises } from './promises.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'parsing-'))));
afterAll(() => rm(folder, { recursive: true }));

async function parse(content: string | Buffer, mediaType: string, fileName = 'file.txt', maxPages = 100): Promise<ParsedDocument> {
  const filePath = join(folder, 'file');
  await writeFile(filePath, content);
  const parsed = await parseFile({ filePath, mediaType, fileName, maxPages });
  expect(brokenPromises(parsed)).toEqual([]);
  return parsed;
}

const shown = ({ text, blocks }: ParsedDocument): string[] =>
  blocks.map(({ kind, level, start, end }) => `${kind}${level || ''} ${text.slice(start, end)}`);

describe('a PDF', () => {
  const page = [
    { text: 'Harbour rules', size: 20 },
    { text: '' },
    { text: 'The harbour opens at six. Boats wait' },
    { text: 'outside until the bell rings.' },
    { text: '' },
    { text: 'Fees are due.' },
  ];

  it('becomes headings and paragraphs with a box for every line', async () => {
    const parsed = await parse(buildPdf({ pages: [page, [{ text: 'Second page.' }]], title: 'Tides' }), 'application/pdf');
    expect(shown(parsed)).toEqual([
      'heading1 Harbour rules',
      'paragraph The harbour opens at six. Boats wait outside until the bell rings.',
      'paragraph Fees are due.',
      'paragraph Second page.',
    ]);
    expect(parsed.title).toBe('Tides');
    expect(parsed.pages.map(({ start, end }) => parsed.text.slice(start, end).slice(-12))).toEqual(['ees are due.', 'Second page.']);
    const line = parsed.lines[2];
    expect(parsed.text.slice(line?.start, line?.end)).toBe('outside until the bell rings.');
    expect(line?.box).toMatchObject({ page: 1, x: 72 });
    expect(line?.box.y).toBeCloseTo(148.5, 0);
  });

  it('says which pages hold no text', async () => {
    const { warnings } = await parse(buildPdf({ pages: [page, [], page, []] }), 'application/pdf');
    expect(warnings).toEqual([
      'page 2, 4: no text on it; blank or a picture',
      'pages without text were not recognised: text recognition is off',
    ]);
  });

  it.each([
    ['encrypted_file', 'password', buildEncryptedPdf(), 9],
    ['no_text', 'its page is blank or a picture', buildPdf({ pages: [[]] }), 9],
    ['damaged_file', 'without a single page', buildPdf({ pages: [] }), 9],
    ['damaged_file', 'broken or cut off', Buffer.from('%PDF-1.7\nnot much of one'), 9],
    ['parse_limit', 'has 10 pages; the limit is 9', buildPdf({ pages: Array.from({ length: 10 }, () => page) }), 9],
  ])('%s: %s', async (code, words, content, maxPages) => {
    await expect(parse(content, 'application/pdf', 'a.pdf', maxPages)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words) as string,
    });
  });
});

describe('a Word document', { timeout: 30_000 }, () => {
  it('keeps headings, lists and tables', async () => {
    const content = await buildDocx(
      [{ text: 'Rules & more', heading: 2 }, 'A paragraph.', { text: 'first', bullet: true }],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'My <title>',
    );
    const parsed = await parse(content, docxType);
    expect(shown(parsed)).toEqual(['heading2 Rules & more', 'paragraph A paragraph.', 'list_item - first', 'table a | b\nc | d']);
    expect(parsed.title).toBe('My <title>');
  });

  it('is refused when it is another archive, cut off, or unpacks to more than any document', async () => {
    const real = await buildDocx(['text']);
    await expect(parse(await buildZip(), docxType)).rejects.toMatchObject({ code: 'damaged_file' });
    await expect(parse(real.subarray(0, real.length - 40), docxType)).rejects.toMatchObject({ code: 'damaged_file' });
    const bomb = await buildZip({ '[Content_Types].xml': '', 'word/document.xml': Buffer.alloc(60_000_000, 32) });
    await expect(parse(bomb, docxType)).rejects.toMatchObject({ code: 'parse_limit' });
  });
});

describe('HTML', { timeout: 30_000 }, () => {
  it('keeps what a reader sees: structure without scripts and hidden parts', async () => {
    const parsed = await parse(
      `<html><head><title>Ferry &amp; tide</title><style>p{}</style></head><body><h1>Ferry</h1><p>Leaves <b>at</b>
       ten.<br>Daily.</p><script>alert(1)</script><p hidden>secret</p><div style="display: none">secret</div><ol start="3"><li>tickets<ul><li>paper</li></ul></li><li>boarding</li></ol>
       <table><tr><th>Day</th><th>Time</th></tr><tr><td>Mon</td><td>10 <p>am</p></td></tr></table><pre>  a\n    b</pre><blockquote><p>So it is.</p></blockquote></body></html>`,
      'text/html',
    );
    expect(parsed.title).toBe('Ferry & tide');
    expect(shown(parsed)).toEqual([
      'heading1 Ferry',
      'paragraph Leaves at ten.\nDaily.',
      'list_item 3. tickets',
      'list_item   - paper',
      'list_item 4. boarding',
      'table Day | Time\nMon | 10 am',
      'code   a\n    b',
      'quote So it is.',
    ]);
  });

  it('keeps a formula once, without the TeX that it was made from', async () => {
    const formula =
      '<math><semantics><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><annotation encoding="application/x-tex">{x}+1</annotation><annotation-xml encoding="MathML-Content"><ci>x</ci></annotation-xml></semantics></math>';
    const parsed = await parse(`<html><body><p>The depth is ${formula} at low tide.</p></body></html>`, 'text/html');
    expect(parsed.text).toBe('The depth is x+1 at low tide.');
  });

  it('leaves out navigation around an article', async () => {
    const prose =
      '<p>The lighthouse was built in 1862 by the harbour company, of granite from the island, and has been lit ever since, but for the war.</p>';
    const links = Array.from({ length: 40 }, (_, index) => `<li><a href="/${index}">Elsewhere number ${index}</a></li>`).join('');
    const parsed = await parse(
      `<html><body><nav><ul>${links}</ul></nav><article><h2>Lighthouse</h2>${prose.repeat(8)}</article><footer>imprint</footer></body></html>`,
      'text/html',
    );
    expect(parsed.text).toContain('built in 1862');
    expect(parsed.text).not.toMatch(/Elsewhere|imprint/);
  });

  it('survives nesting beyond every call stack', async () => {
    const parsed = await parse(`${'<div>'.repeat(20_000)}deep<p>and wide</p>`, 'text/html');
    expect(shown(parsed)).toEqual(['paragraph deep', 'paragraph and wide']);
  });
});

describe('Markdown', () => {
  it('stays as written, less what nobody sees, with blocks as spans in it', async () => {
    const source =
      '---\ntitle: "Guide"\n---\n# Start `here` #\n\nSome *prose*\nin lines.\n\n- one\n  - two\n\n```js\nlet a = 1;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<!-- not read at all -->\n> quoted\n';
    const parsed = await parse(source, 'text/markdown');
    expect(parsed.text).toBe(source.replace(/^---[^]*?---\n/, '').replace('<!-- not read at all -->', ''));
    expect(parsed.hidden).toEqual([{ text: 'not read at all', how: 'comment', page: null }]);
    expect(parsed.title).toBe('Guide');
    expect(shown(parsed).map((line) => line.trimEnd())).toEqual([
      'heading1 Start `here`',
      'paragraph Some *prose*\nin lines.',
      'list_item - one',
      'list_item - two',
      'code ```js\nlet a = 1;\n```',
      'table | a | b |\n|---|---|\n| 1 | 2 |',
      'quote > quoted',
    ]);
  });
});

describe('plain text', () => {
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffprix: 5 €\r\n'), 'prix: 5 €\n'],
    ['UTF-16', Buffer.from('\ufeffprix: 5 €', 'utf16le'), 'prix: 5 €'],
    ['UTF-16 without a mark', Buffer.from('a plain line of text', 'utf16le'), 'a plain line of text'],
    [
      'Latin-1',
      Buffer.from('Le café est fermé dès lundi, à côté de la forêt.', 'latin1'),
      'Le café est fermé dès lundi, à côté de la forêt.',
    ],
    ['decomposed letters', Buffer.from('cafe\u0301'), 'café'],
  ])('reads %s', async (_, bytes, text) => {
    expect((await parse(bytes, 'text/plain')).text).toBe(text);
  });

  it.each([
    ['text/plain; charset=utf-8', Buffer.from([0x61, 0x62, 0xe9, 0x20, 0x63]), 'byte 2 is not valid utf-8'],
    ['text/plain', Buffer.from([0x68, 0x69, 0xff, 0xfe, 0x20, 0x78]), 'byte 2 is not valid UTF-8'],
    ['text/plain', Buffer.from('ok so far\u0000and then'), 'byte 9 is a NUL byte'],
    ['text/plain', Buffer.concat([Buffer.from('größe '), Buffer.from([0xc3, 0x28])]), 'byte 8 is not valid UTF-8'],
  ])('%s refuses what is no text: %#', async (mediaType, bytes, words) => {
    await expect(parse(bytes, mediaType)).rejects.toMatchObject({
      code: 'invalid_text',
      message: expect.stringContaining(words) as string,
    });
  });

  it('is empty_file when nobody sees what is in it, which is told', async () => {
    await expect(parse(await buildPptx([{ title: 'Kept back', hidden: true }]), pptxType)).rejects.toMatchObject({
      code: 'empty_file',
      message: '"file.txt" shows no text: text that nobody sees is left out: on a hidden slide (18 letters)',
    });
  });

  it.each(['', '  \n\t\n'])('is empty_file when there is nothing in it: %j', async (content) => {
    await expect(parse(content, 'text/plain')).rejects.toMatchObject({ code: 'empty_file' });
  });

  it('keeps rows of CSV and lines of code together', async () => {
    expect(shown(await parse('a,b\n1,2\n', 'text/csv', 'x.csv'))).toEqual(['table a | b\n1 | 2']);
    expect(shown(await parse('def f():\n    pass\n\n\n# end', 'text/plain', 'x.py'))).toEqual(['code def f():\n    pass', 'code # end']);
  });
});
