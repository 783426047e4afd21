import { describe, expect, it } from 'vitest';
import { buildEpub, buildZip } from '../../../../../test/fixtures/index.ts';
import { epubType } from '../../detect/office-type.ts';
import { brokenPromises } from '../promises.ts';
import { shown, sourceOf } from '../spec-source.ts';
import { parseEpub } from './parse-epub.ts';

const read = async (bytes: Buffer) => parseEpub(sourceOf(bytes, epubType, 'a.epub'));

describe('an e-book', () => {
  it('is read along its spine, with what its package says about it', async () => {
    const parsed = await read(
      await buildEpub({
        title: 'Tides & bells',
        author: 'Ada Keeper',
        language: 'en-GB',
        chapters: [
          '<h1>One</h1><p>The bell rings.</p>',
          '<h1>Two</h1><table><tr><th>Day</th><th>Tide</th></tr><tr><td>Mon</td><td>high</td></tr></table>',
          '<p>never</p>',
        ],
        missing: [2],
      }),
    );
    expect(shown(parsed)).toEqual(['heading1 One', 'paragraph The bell rings.', 'heading1 Two', 'table Day | Tide\nMon | high']);
    expect(parsed.title).toBe('Tides & bells');
    expect(parsed.properties).toMatchObject({ authors: ['Ada Keeper'], language: 'en', modifiedAt: '2026-02-03T04:05:06.000Z' });
    expect(parsed.tables[0]).toMatchObject({ rows: 2, columns: 2, headerRows: 1 });
    expect(parsed.warnings).toEqual(['chapter "OEBPS/text/chapter 2.xhtml": missing in the file, or not text']);
    expect(brokenPromises(parsed)).toEqual([]);
  });

  it('reads a chapter once, however often it is named, and past an address that is none', async () => {
    const container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>';
    const items = '<item id="a" href="a.xhtml"/><item id="b" href="%zz.xhtml"/>';
    const spine = '<itemref idref="b"/>' + '<itemref idref="a"/>'.repeat(50);
    const parsed = await read(
      await buildZip({
        mimetype: epubType,
        'META-INF/container.xml': container,
        'book.opf': `<package><manifest>${items}</manifest><spine>${spine}</spine></package>`,
        'a.xhtml': '<p>Once.</p>',
      }),
    );
    expect(shown(parsed)).toEqual(['paragraph Once.']);
    expect(parsed.warnings).toEqual(['chapter "%zz.xhtml": missing in the file, or not text']);
  });

  it('is refused without a spine, and with entities of its own', async () => {
    await expect(read(await buildZip({ mimetype: epubType }))).rejects.toMatchObject({ code: 'damaged_file' });
    const laughs = '<!DOCTYPE container [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]><container>&b;</container>';
    await expect(read(await buildZip({ 'META-INF/container.xml': laughs }))).rejects.toMatchObject({ code: 'parse_limit' });
  });
});
