import { describe, expect, it } from 'vitest';
import { buildPptx, buildZip } from '../../../../../test/fixtures/index.ts';
import { pptxType } from '../../detect/office-type.ts';
import { brokenPromises } from '../promises.ts';
import { shown, sourceOf } from '../spec-source.ts';
import { parsePptx } from './parse-pptx.ts';

const read = async (bytes: Buffer) => parsePptx(sourceOf(bytes, pptxType, 'a.pptx'));

describe('a presentation', () => {
  it('is read slide by slide: title, texts in reading order, tables, notes', async () => {
    const parsed = await read(
      await buildPptx([
        {
          title: 'Harbour & tide',
          points: ['Opens at six', 'Closes at ten'],
          boxes: [
            { text: 'below right', x: 50, y: 40 },
            { text: 'below left', x: 0, y: 40 },
            { text: 'top', x: 0, y: 0 },
          ],
          notes: 'Mention the bell.',
        },
        {
          table: [
            ['Depth', null, 'Port'],
            ['3', '5', 'North'],
          ],
        },
        { title: 'Kept back', points: ['For later'], hidden: true },
      ]),
    );
    expect(shown(parsed)).toEqual([
      'heading1@1 Slide 1: Harbour & tide',
      'paragraph@1 top',
      'list_item@1 - Opens at six',
      'list_item@1 - Closes at ten',
      'paragraph@1 below left',
      'paragraph@1 below right',
      'paragraph@1 Speaker notes: Mention the bell.',
      'heading1@2 Slide 2',
      'table@2 Depth | Port\n3 | 5 | North',
    ]);
    expect(parsed.title).toBe('Harbour & tide');
    expect(parsed.tables[0]?.cells[0]).toMatchObject({ row: 0, column: 0, columnSpan: 2 });
    expect(parsed.tables[0]?.headerRows).toBe(1);
    expect(parsed.warnings).toEqual(['slide 3: hidden in the file and left out (31 letters); show it to have it read']);
    expect(parsed.hidden).toEqual([{ text: 'Slide 3: Kept back\n\n- For later', how: 'on a hidden slide', page: 3 }]);
    expect(brokenPromises(parsed)).toEqual([]);
  });

  it('with one bad slide is read but for that slide, which is named', async () => {
    const parsed = await read(await buildPptx([{ title: 'First' }, { raw: '<p:sld><broken' }, { title: 'Third' }]));
    expect(shown(parsed)).toEqual(['heading1@1 Slide 1: First', 'heading1@3 Slide 3: Third']);
    expect(parsed.warnings).toEqual([expect.stringMatching(/^slide 2: not read \(/) as string]);
  });

  it('is refused when it is another archive', async () => {
    await expect(read(await buildZip())).rejects.toMatchObject({ code: 'damaged_file' });
  });
});
