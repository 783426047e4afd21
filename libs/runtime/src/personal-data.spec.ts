import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openVault, sanitiseLogLine } from './personal-data.ts';

it('takes personal data out of a line of the log and leaves it JSON', () => {
  const line = JSON.stringify({
    level: 40,
    time: '2026-01-02T03:04:05.678Z',
    err: { message: 'no route to jane@example.org, IBAN DE89370400440532013000' },
  });
  expect(JSON.parse(sanitiseLogLine(line))).toMatchObject({ level: 40, err: { message: 'no route to [e-mail 1], IBAN [IBAN 1]' } });
});

it('leaves ids, times and counts of ours as they are', () => {
  const line = JSON.stringify({
    time: '2026-01-02T03:04:05.678Z',
    revisionId: '019a0b2c-7d3e-7f00-8a11-2b3c4d5e6f70',
    ms: 1234567890123,
    requestId: '4f8a',
  });
  expect(sanitiseLogLine(line)).toBe(line);
});

it('leaves numbers that could be anything, and the line end', () => {
  const line = `${JSON.stringify({ bytes: 4111111111111111, rows: 86095742719 })}\n`;
  expect(sanitiseLogLine(line)).toBe(line);
});

it('reads a line that is no JSON, and what is short or spelt out', () => {
  for (const value of [
    'AB 12 34 56 C',
    '12345678Z',
    'X1234567L',
    'RSSMRA85T10A562S',
    'DE89-3704-0044-0532-0130-00',
    'jane (at) example (dot) org',
  ])
    expect(sanitiseLogLine(`insured: ${value}`)).toMatch(/^insured: \[[\w -]+ 1\]$/);
});

it('opens a vault under a key or the key in a file, and says what is wrong with the file', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'aquifer-key-'));
  try {
    const file = join(dir, 'vault.key');
    const problem = (words: string) => ({ name: 'ConfigError', problems: [expect.stringMatching(words)] });
    await expect(openVault({ file })).rejects.toMatchObject(
      problem(`^AQUIFER_VAULT_KEY_FILE: the key file ${file} cannot be read.*put it there`),
    );
    await writeFile(file, 'short\n');
    await expect(openVault({ file })).rejects.toMatchObject(problem('has 5 characters and 32 are the least; put a longer one into it'));
    const key = 'k'.repeat(32);
    await writeFile(file, `${key}\n`);
    const [sealed] = (await openVault({ file })).seal('r', [{ placeholder: '[name 1]', kind: 'name', value: 'Anna' }]);
    expect((await openVault({ key })).open('r', 0, sealed ?? null)).toBe('Anna');
    expect((await openVault(null)).hasKey).toBe(false);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
