import { describe, expect, it } from 'vitest';
import { buildDocx, buildPdf, buildZip } from '../../../../test/fixtures/index.ts';
import { detectMedia } from './detect-media.ts';
import { docxType } from './media-type.ts';
import { epubType, msgType, odsType, pptxType, xlsType, xlsxType } from './office-type.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)]);
const ask = (head: Buffer | string, fileName: string, declaredType: string | null = null) =>
  detectMedia({ head: Buffer.from(head), fileName, declaredType });

describe('what a file is', () => {
  it('goes by its signature, whatever name and sender say', async () => {
    expect(await ask(buildPdf({ pages: [[{ text: 'a' }]] }), 'notes.txt', 'text/plain')).toBe('application/pdf');
    expect(await ask(await buildDocx(['a']), 'upload', 'application/octet-stream')).toBe(docxType);
  });

  it.each([
    ['page.html', null, '<p>hello', 'text/html'],
    ['README.md', 'application/octet-stream', '# Hello', 'text/markdown'],
    ['README.txt', 'text/markdown', '# Hello', 'text/markdown'],
    ['data.csv', 'application/vnd.ms-excel', 'a,b', 'text/csv'],
    ['lines.ndjson', null, '{}\n{}', 'application/jsonl'],
    ['code.ts', 'video/mp2t', 'let a;', 'text/plain'],
    ['Makefile', null, 'all:', 'text/plain'],
    ['feed.xml', null, '<?xml version="1.0"?><a/>', 'text/plain'],
    ['noname', 'text/html; charset=iso-8859-1', '<p>', 'text/html; charset=iso-8859-1'],
    ['noname', null, '<!doctype html><p>hi', 'text/html'],
    ['noname', null, 'just words', 'text/plain'],
  ])('text goes by name, then by declaration: %s %s', async (fileName, declared, content, type) => {
    expect(await ask(content, fileName, declared)).toBe(type);
  });

  it('is text for names that every object of the language has', async () => {
    const head = Buffer.from('plain words');
    expect(await detectMedia({ head, fileName: 'notes.constructor', declaredType: null })).toBe('text/plain');
    expect(await detectMedia({ head, fileName: 'notes.txt', declaredType: 'constructor' })).toBe('text/plain');
  });

  it.each([
    'The widespread use',
    'Set free',
    'She skip',
    'The mdat',
    'The moov',
    'The pnot',
    'BMW, GmbH',
    'MZ is a mark',
    'ID3 tags',
    'OggS and PK',
  ])('is text where it is all letters, whatever mark they happen to make: %s', async (words) => {
    expect(await ask(words, 'upload')).toBe('text/plain');
    expect(await ask(`${words} – ünd more`.repeat(9), 'a.md', 'text/plain; charset=utf-8')).toBe('text/markdown; charset=utf-8');
  });

  it('is no text for being sent as text', async () => {
    const film = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('wide'), Buffer.from('mdat and more')]);
    await expect(ask(film, 'a.txt', 'text/plain')).rejects.toMatchObject({ code: 'unsupported_media_type' });
    await expect(ask('{\\rtf1 words}', 'a.txt', 'text/plain')).rejects.toMatchObject({ code: 'unsupported_media_type' });
  });

  it('is not held up by a file of nothing but comments', async () => {
    expect(await ask('<!---->'.repeat(500), 'upload')).toBe('text/plain');
    expect(await ask('<!-- a --> <!-- b --><html>', 'upload')).toBe('text/html');
  });

  it('knows a picture for what it is, whatever it is called', async () => {
    expect(await ask(png, 'a.txt', 'text/plain')).toBe('image/png');
    await expect(ask('no picture', 'a.tiff')).rejects.toMatchObject({ code: 'damaged_file' });
  });

  it('refuses what is not read, naming it, the reason and what is read', async () => {
    await expect(ask('GIF89a\u0001\u0000\u0001\u0000', 'a.txt', 'text/plain')).rejects.toMatchObject({
      code: 'unsupported_media_type',
      message: expect.stringMatching(/"a.txt" is image\/gif: pictures.*text\/markdown/) as string,
    });
    await expect(ask(await buildZip(), 'a.zip')).rejects.toMatchObject({
      code: 'unsupported_media_type',
      message: expect.stringContaining('archives') as string,
    });
    await expect(ask('words', 'a.txt', 'image/gif')).rejects.toMatchObject({ code: 'unsupported_media_type' });
    await expect(ask('words', 'a.txt', 'image/png')).rejects.toMatchObject({ code: 'damaged_file' });
    await expect(ask(Buffer.from([1, 2, 3, 0, 200]), 'a.bin')).rejects.toMatchObject({ code: 'unsupported_media_type' });
  });

  it('knows what an office writes by what is in it, else by its name', async () => {
    const openXml = (type: string) => `<Types><Override ContentType="application/vnd.${type}.main+xml"/></Types>`;
    const workbook = await buildZip({
      '[Content_Types].xml': openXml('openxmlformats-officedocument.spreadsheetml.sheet'),
      'xl/workbook.xml': '',
    });
    const slides = await buildZip({
      '[Content_Types].xml': openXml('ms-powerpoint.presentation.macroEnabled'),
      'ppt/presentation.xml': '',
    });
    expect(await ask(workbook, 'upload', 'application/octet-stream')).toBe(xlsxType);
    expect(await ask(slides, 'a.pptm')).toBe(pptxType);
    expect(await ask(await buildZip({ mimetype: odsType, 'content.xml': '' }), 'a.ods')).toBe(odsType);
    expect(await ask(await buildZip({ 'META-INF/container.xml': '' }), 'a.epub')).toBe(epubType);
    expect(await ask(ole, 'letter.msg')).toBe(msgType);
    expect(await ask(ole, 'a.xls')).toBe(xlsType);
    expect(await ask('Subject: x\n\nhello', 'a.eml')).toBe('message/rfc822');
  });

  it('tells damage and passwords from foreign formats', async () => {
    await expect(ask(await buildZip(), 'a.docx')).rejects.toMatchObject({ code: 'damaged_file' });
    await expect(ask(ole, 'a.docx')).rejects.toMatchObject({ code: 'encrypted_file' });
    await expect(ask(ole, 'a.doc')).rejects.toMatchObject({
      code: 'unsupported_media_type',
      message: expect.stringContaining('save it as DOCX') as string,
    });
    await expect(ask('not a pdf', 'a.pdf')).rejects.toMatchObject({ code: 'damaged_file' });
    await expect(ask('', 'a.txt')).rejects.toMatchObject({ code: 'empty_file' });
  });
});
