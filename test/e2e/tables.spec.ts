import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer } from '#contract';
import { buildDocx, buildXlsx } from '../fixtures/index.ts';
import { buildPagePdf, lineAt, textAt } from '../fixtures/build-page-pdf.ts';
import { Service } from '../service.ts';

const header = ['Harbour', '2019', '2018'];
const rows = [
  ['Landing fees', '4,310', '3,975'],
  ['Crane rental', '1,224', '1,467'],
  ['Total income', '5,534', '5,442'],
];
const intro = 'The income of the harbour was as follows (in thousands):';
const csv = [['Income in thousands', '2019', '2018'], ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');

/** One table in every format that has tables; each in a collection of its own. */
const files: Readonly<
  Record<string, () => Promise<{ readonly name: string; readonly bytes: Uint8Array | string; readonly type?: string }>>
> = {
  markdown: async () => ({
    name: 'harbour.md',
    bytes: `${intro}\n\n${[header, ['---', '---', '---'], ...rows].map(markdownRow).join('\n')}\n`,
  }),
  html: async () => ({ name: 'harbour.html', type: 'text/html', bytes: html() }),
  docx: async () => ({ name: 'harbour.docx', bytes: await buildDocx([intro], [header, ...rows]) }),
  xlsx: async () => ({ name: 'harbour.xlsx', bytes: await buildXlsx([{ name: 'Income (in thousands)', rows: [header, ...rows] }]) }),
  csv: async () => ({ name: 'harbour.csv', bytes: csv, type: 'text/csv' }),
  pdf: async () => ({ name: 'harbour.pdf', bytes: pdf() }),
};

describe('a question about a cell of a table', () => {
  let service: Service;
  beforeAll(async () => {
    // A gate is not what is tested: the evidence for so small a document stays below its threshold.
    service = await Service.start({ environment: { AQUIFER_ANSWER_THRESHOLD: '0.1' } });
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it.each(Object.keys(files))('is answered by that cell, to the letter: %s', async (format) => {
    await service.post('/v1/collections', { name: format });
    const file = await files[format]?.();
    expect(await service.settle(format, file as NonNullable<typeof file>)).toMatchObject({ status: 'live' });
    const answer = await ask(service, format, 'What was the crane rental of the harbour in 2018?');
    expect(answer.sentences).toMatchObject([{ text: '1,467', verdict: 'verbatim', markers: [1] }]);
    const [{ context, table } = {}] = answer.sentences;
    expect(context).toMatch(/\bCrane rental, (Years ended 31 December, )?2018, in thousands$/);
    expect(answer.answer).toBe(`[${context}] 1,467 [1]`);
    expect(table?.header.map((name) => name.slice(-4))).toEqual(['', '2019', '2018']);
    expect(table?.rows.map((cells) => cells.map(({ text, isAnswer }) => `${text}${isAnswer ? ' !' : ''}`))).toEqual([
      ['Crane rental', '1,224', '1,467 !'],
    ]);
    await isVerbatim(service, answer);
  });

  it('names the year in which something was largest, and cites both cells', async () => {
    const answer = await ask(service, 'html', 'In which year was the crane rental largest?');
    expect(answer.sentences[0]).toMatchObject({
      text: '2018',
      context: 'Crane rental, largest of 2: 1,467, in thousands, in',
      markers: [1, 2],
    });
    expect(answer.citations.map(({ quote }) => quote).slice(0, 2)).toEqual(['2018', '1,467']);
    await isVerbatim(service, answer);
  });

  it('shows the cells of all years when none was asked for', async () => {
    const { sentences } = await ask(service, 'html', 'What was the total income of the harbour?');
    expect(sentences.slice(0, 2).map(({ text }) => text)).toEqual(['5,534', '5,442']);
  });

  it('is kept with its trace as it was answered', async () => {
    const answer = await ask(service, 'csv', 'How much were the landing fees in 2019?');
    expect(answer.sentences[0]?.text).toBe('4,310');
    expect(await service.json(`/v1/questions/${answer.id}`)).toMatchObject({ sentences: answer.sentences, answer: answer.answer });
  });
});

async function ask(service: Service, collection: string, question: string): Promise<Answer> {
  const answer = Answer.parse(await (await service.post('/v1/questions', { question, collections: [collection], mode: 'extract' })).json());
  expect(answer, answer.reason ?? '').toMatchObject({ status: 'answered' });
  return answer;
}

async function isVerbatim(service: Service, answer: Answer): Promise<void> {
  for (const { documentId, revision, quote, span } of answer.citations) {
    const text = await (await service.fetch(`/v1/documents/${documentId}/revisions/${revision}/text`)).text();
    expect(text.slice(span.start, span.end)).toBe(quote);
  }
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function html(): string {
  const row = (tag: string, cells: readonly string[]): string => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const head = `<tr><th></th><th colspan="2">Years ended 31 December</th></tr>${row('th', header)}`;
  return `<!doctype html><title>Harbour</title><main><h1>Harbour</h1><p>${intro}</p><table>${head}${rows.map((cells) => row('td', cells)).join('')}</table></main>`;
}

/** With ruled lines, as annual reports have them. */
function pdf(): Buffer {
  const [tops, lefts] = [
    [700, 680, 660, 640],
    [72, 250, 350],
  ] as const;
  const words = [header, ...rows].flatMap((cells, row) =>
    cells.map((cell, column) => textAt((lefts[column] ?? 0) + 4, (tops[row] ?? 0) + 6, cell)),
  );
  const across = [720, ...tops].map((y) => lineAt(72, y, 450, y));
  const down = [...lefts, 450].map((x) => lineAt(x, 640, x, 720));
  return buildPagePdf({ pages: [{ content: textAt(72, 740, intro) + [...across, ...down, ...words].join('') }] });
}
