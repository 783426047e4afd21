import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SecretBox } from './secret-box.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'aquifer-secrets-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('opens what it sealed, for the same owner only, and shows nothing of it', async () => {
  const box = new SecretBox({ secretKey: 'a key of sixteen or more', dataDir });
  const sealed = await box.seal('ghp_token', 'source-1');
  expect(sealed.toString('latin1')).not.toContain('ghp_token');
  expect(await box.open(sealed, 'source-1')).toBe('ghp_token');
  await expect(box.open(sealed, 'source-2')).rejects.toMatchObject({ code: 'conflict' });
});

test('makes one key file, however many start at once, that only its user reads', async () => {
  const boxes = Array.from({ length: 5 }, () => new SecretBox({ secretKey: null, dataDir }));
  const sealed = await Promise.all(boxes.map((box) => box.seal('secret', 's')));
  for (const [index, one] of sealed.entries()) expect(await boxes[(index + 1) % 5]?.open(one, 's')).toBe('secret');
  const path = join(dataDir, 'secret.key');
  expect(Buffer.from(await readFile(path, 'utf8'), 'base64')).toHaveLength(32);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('says what to do when the key is another one', async () => {
  const sealed = await new SecretBox({ secretKey: 'one key of sixteen letters', dataDir }).seal('secret', 's');
  const other = new SecretBox({ secretKey: 'another key of sixteen', dataDir });
  await expect(other.open(sealed, 's')).rejects.toMatchObject({ message: expect.stringContaining('AQUIFER_SECRET_KEY') });
});
