import { describe, expect, it } from 'vitest';
import { buildMsg } from '../../../../../test/fixtures/index.ts';
import { msgType } from '../../detect/office-type.ts';
import { brokenPromises } from '../promises.ts';
import { shown, sourceOf } from '../spec-source.ts';
import { parseMsg } from './parse-msg.ts';

const letter = {
  subject: 'Fees for March',
  sender: ['Ada Keeper', 'ada@harbour.example'],
  to: ['Bob', 'bob@quay.example'],
  body: 'Hello Bob,\r\n\r\nplease pay.',
} as const;

describe('an Outlook message', () => {
  it('keeps who wrote when to whom, its text, and hands its attachments on', async () => {
    const bytes = buildMsg({ ...letter, attachments: [{ name: 'fees.txt', bytes: Buffer.from('three') }] });
    const asked: string[] = [];
    const parsed = await parseMsg({
      ...sourceOf(bytes, msgType),
      parsePart: ({ fileName, bytes }) => {
        asked.push(`${fileName}: ${bytes.toString()}`);
        return Promise.reject(new Error('no reader'));
      },
    });
    expect(shown(parsed)).toEqual([
      'heading1 Fees for March',
      'paragraph From: Ada Keeper <ada@harbour.example>\nTo: Bob <bob@quay.example>\nDate: 2026-03-03T08:15:00.000Z',
      'paragraph Hello Bob,',
      'paragraph please pay.',
    ]);
    expect(parsed.properties).toMatchObject({ authors: ['Ada Keeper <ada@harbour.example>'], createdAt: '2026-03-03T08:15:00.000Z' });
    expect(asked).toEqual(['fees.txt: three']);
    expect(parsed.warnings).toEqual(['attachment "fees.txt": not read (it cannot be parsed: Error: no reader)']);
    expect(brokenPromises(parsed)).toEqual([]);
    expect((await parseMsg(sourceOf(bytes, msgType))).warnings).toEqual([
      'attachment "fees.txt": not read (attachments are not read here; upload it on its own)',
    ]);
  });

  it('keeps the HTML that Outlook wraps in rich text, and says when rich text is all there is', async () => {
    const { body: _, ...head } = letter;
    const wrapped = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}Hello Bob,{\*\htmltag72 </p>}{\*\htmltag64 <ul><li>}pay{\*\htmltag72 </li></ul>}}`;
    const unwrapped = await parseMsg(sourceOf(buildMsg({ ...head, rtf: wrapped }), msgType));
    expect(shown(unwrapped).slice(2)).toEqual(['paragraph Hello Bob,', 'list_item - pay']);
    const rich = await parseMsg(sourceOf(buildMsg({ ...head, rtf: String.raw`{\rtf1\ansi Hello}` }), msgType));
    expect(rich.warnings).toEqual(['the text is kept as rich text alone, which is not read; save the message as EML or HTML']);
  });

  it('is refused when it is another compound file or cut off', async () => {
    const cut = buildMsg(letter).subarray(0, 700);
    await expect(parseMsg(sourceOf(cut, msgType, 'a.msg'))).rejects.toMatchObject({ code: 'damaged_file' });
    await expect(parseMsg(sourceOf(Buffer.alloc(4000, 1), msgType, 'a.msg'))).rejects.toMatchObject({ code: 'damaged_file' });
  });

  it('is refused at once when its sectors or its names run in a circle, or a stream is longer than the file', async () => {
    const refusal = async (change: (bytes: Buffer) => void): Promise<string> => {
      const bytes = buildMsg(letter);
      change(bytes);
      return parseMsg(sourceOf(bytes, msgType, 'a.msg')).then(
        () => 'read',
        (error: unknown) => String(error),
      );
    };
    const tableAt = (bytes: Buffer): number => (bytes.readInt32LE(76) + 1) * 512;
    const entryAt = (bytes: Buffer, index: number): number => (bytes.readInt32LE(48) + 1) * 512 + index * 128;
    expect(await refusal(() => undefined)).toBe('read');
    const directory = (bytes: Buffer): number => bytes.writeInt32LE(bytes.readInt32LE(48), tableAt(bytes) + 4 * bytes.readInt32LE(48));
    expect(await refusal(directory)).toContain('a chain of its sectors runs in a circle');
    expect(await refusal((bytes) => bytes.writeInt32LE(1, entryAt(bytes, 1) + 68))).toMatch(/hold the same one/);
    expect(await refusal((bytes) => bytes.writeUInt32LE(0x7fff_ffff, entryAt(bytes, 2) + 120))).toContain('longer than the file');
    expect(await refusal((bytes) => bytes.writeUInt32LE(0x00ff_ffff, 72))).toContain('its tables say they are longer than the file');
  });
});
