import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { buildZip } from '../../../../../test/fixtures/index.ts';
import { odtType } from '../../detect/office-type.ts';
import { openPackage } from './open-package.ts';

/** An archive whose directory lists its only part, a folder, so often. */
async function listing(times: number): Promise<Buffer> {
  const zip = Buffer.from((await buildZip({ folder_: '' })).toString('latin1').replaceAll('folder_', 'folder/'), 'latin1');
  const [directory, end] = [zip.indexOf('PK\u0001\u0002'), zip.indexOf('PK\u0005\u0006')];
  const record = zip.subarray(directory, end);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt16LE(times, 8);
  tail.writeUInt16LE(times, 10);
  tail.writeUInt32LE(times * record.length, 12);
  return Buffer.concat([zip.subarray(0, directory), ...Array.from({ length: times }, () => record), tail]);
}

describe('an office archive', () => {
  it('of more than ten thousand parts is not opened, even when all have the same name', async () => {
    expect((await openPackage(await listing(10_000), 'many.odt', odtType)).names.size).toBe(1);
    await expect(openPackage(await listing(10_001), 'bomb.odt', odtType)).rejects.toMatchObject({
      code: 'parse_limit',
      message: expect.stringContaining('more than 10000 parts') as string,
    });
  });
});
