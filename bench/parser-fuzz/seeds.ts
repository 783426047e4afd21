import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { detectMedia } from '#ingest';
import {
  buildDocx,
  buildEml,
  buildEpub,
  buildMsg,
  buildPdf,
  buildPng,
  buildPptx,
  buildXlsx,
  drawPage,
  handbook,
} from '../../test/fixtures/index.ts';
import { root } from '../../test/service.ts';

/** A file that parses as it is. */
export interface Seed {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const mostBytes = 120_000;

/** Files of every format made here, and the small ones of ../shared/eval/documents where it is there. */
export async function seeds(): Promise<Seed[]> {
  const files = [...(await made()), ...shared()];
  const typed = files.map(async ({ name, bytes }): Promise<Seed | null> => {
    const mediaType = await detectMedia({ head: bytes.subarray(0, 64 * 1024), fileName: name, declaredType: null }).catch(() => null);
    return mediaType === null ? null : { name, bytes, mediaType };
  });
  return (await Promise.all(typed)).filter((seed) => seed !== null);
}

type NamedBytes = Omit<Seed, 'mediaType'>;

async function made(): Promise<NamedBytes[]> {
  const pdf = buildPdf({
    title: 'A page',
    pages: [[{ text: 'One line.' }, { text: 'Another, larger.', size: 20 }], [{ text: 'Page two.' }]],
  });
  const mail = {
    from: 'Ann <ann@tarn.example>',
    to: 'bo@tarn.example',
    subject: 'Keys',
    text: 'The key is in the drawer.\n\n> Where is it?',
  };
  const page = await drawPage([{ text: 'A picture of words' }], 50);
  return [
    ...(await handbook()),
    { name: 'page.pdf', bytes: pdf },
    {
      name: 'text.docx',
      bytes: await buildDocx([{ text: 'Heading', heading: 1 }, { text: 'A paragraph.' }, { text: 'A point', bullet: true }]),
    },
    {
      name: 'slides.pptx',
      bytes: await buildPptx([
        {
          title: 'One',
          points: ['a', 'b'],
          table: [
            ['x', 'y'],
            ['1', null],
          ],
          notes: 'Say hello.',
        },
      ]),
    },
    {
      name: 'sheet.xlsx',
      bytes: await buildXlsx([
        {
          name: 'A',
          rows: [
            ['Part', 'Years'],
            ['Frame', 10],
          ],
          merges: ['A1:B1'],
        },
        { name: 'B', rows: [['x']], hidden: true },
      ]),
    },
    {
      name: 'book.epub',
      bytes: await buildEpub({
        title: 'Book',
        author: 'A. B.',
        language: 'en',
        chapters: ['<h1>One</h1><p>Text.</p>', '<h1>Two</h1><p>More.</p>'],
      }),
    },
    {
      name: 'mail.eml',
      bytes: buildEml({
        ...mail,
        html: '<p>The key is in the <b>drawer</b>.</p>',
        attachments: [{ name: 'page.pdf', type: 'application/pdf', bytes: pdf }],
      }),
    },
    {
      name: 'mail.msg',
      bytes: buildMsg({ subject: 'Keys', sender: ['Ann', 'ann@tarn.example'], to: ['Bo', 'bo@tarn.example'], body: mail.text }),
    },
    { name: 'picture.png', bytes: buildPng(page) },
    { name: 'rows.csv', bytes: Buffer.from('part;years\n"Frame; large";10\nFork;5\n') },
    {
      name: 'code.ts',
      bytes: Buffer.from('// Adds.\nexport class Sum {\n  add(left: number, right: number): number {\n    return left + right;\n  }\n}\n'),
    },
    { name: 'code.py', bytes: Buffer.from('class Sum:\n    """Adds."""\n    def add(self, left, right):\n        return left + right\n') },
    { name: 'note.ipynb', bytes: Buffer.from(JSON.stringify(notebook)) },
    { name: 'rows.jsonl', bytes: Buffer.from('{"part":"Frame","years":10}\n{"part":"Fork","years":5}\n') },
    { name: 'plain.txt', bytes: Buffer.from('A line.\r\n\r\n\tAn indented one — and ünïcode 漢字.\n') },
  ];
}

const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { language: 'python' } },
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['# Title\n', 'Words.'] },
    {
      cell_type: 'code',
      metadata: {},
      source: 'print(1)',
      execution_count: 1,
      outputs: [{ output_type: 'stream', name: 'stdout', text: '1\n' }],
    },
  ],
};

function shared(): NamedBytes[] {
  const folder = join(root, '../shared/eval/documents');
  if (!existsSync(folder)) return (console.warn(`no documents here: ${folder}`), []);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const small = names.filter((name) => {
    const stat = statSync(join(folder, name));
    return stat.isFile() && stat.size <= mostBytes;
  });
  return small.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
