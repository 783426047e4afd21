import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type AuditHead, auditOrigin } from '#core';
import { verifyAuditFile, verifyAuditThere } from './audit.ts';

const folder = mkdtempSync(join(tmpdir(), 'aquifer-audit-'));
const file = join(folder, 'audit.ndjson');
const said: string[] = [];
for (const screen of [process.stdout, process.stderr])
  vi.spyOn(screen, 'write').mockImplementation((text: string | Uint8Array) => said.push(String(text)) > 0);

afterEach(() => {
  said.length = 0;
  process.exitCode = 0;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An export of so many rows, as lines. */
function anExport(rows: number): string[] {
  const lines: string[] = [];
  let { hash } = auditOrigin;
  for (let sequence = 1; sequence <= rows; sequence += 1) {
    const record = `{"sequence":${sequence},"previous":"${hash}","action":"thing.change","details":{"n": 1.50, "word": "ü\u2028\u2029"}}`;
    hash = createHash('sha256').update(record).digest('hex');
    lines.push(`{"hash":"${hash}","record":${record}}`);
  }
  return [...lines, `{"head":{"sequence":${rows},"hash":"${hash}"}}`];
}

const foreign = (record: string): string => `{"hash":"${createHash('sha256').update(record).digest('hex')}","record":${record}}`;

async function verified(lines: readonly string[], noted?: AuditHead): Promise<{ readonly status: unknown; readonly said: string }> {
  writeFileSync(file, `${lines.join('\n')}\n`);
  await verifyAuditFile(file, noted);
  return { status: process.exitCode ?? 0, said: said.join('') };
}

describe('the log of a service', () => {
  /** Walks two rows a call, of five. */
  const walked = async (after?: AuditHead): Promise<{ readonly asked: readonly (string | undefined)[]; readonly said: string }> => {
    const asked: (string | undefined)[] = [];
    const service = createServer(({ url }, response) => {
      asked.push(url);
      const sequence = Math.min(Number(/after=(\d+)/.exec(url ?? '')?.[1] ?? 0) + 2, 5);
      const head = { sequence, hash: 'a'.repeat(64) };
      response.end(JSON.stringify({ intact: true, isWhole: sequence === 5, rows: sequence === 5 ? 1 : 2, head, broken: null }));
    }).listen(0);
    await once(service, 'listening');
    await verifyAuditThere({ url: `http://127.0.0.1:${(service.address() as AddressInfo).port}`, key: undefined }, after);
    service.close();
    return { asked, said: said.join('') };
  };
  const at = (sequence: number): string => `/v1/audit/verify?after=${sequence}:${'a'.repeat(64)}`;

  it('is walked part by part, each behind the head of the one before', async () => {
    const { asked, said } = await walked();
    expect(asked).toEqual(['/v1/audit/verify', at(2), at(4)]);
    expect(said).toMatch(/^2 rows .* 2:a+\n4 rows .* 4:a+\nrows 1 to 5 stand on one another\nhead 5:a+\n$/);
  });

  it('is walked from a head that was kept', async () => {
    const { asked, said } = await walked({ sequence: 2, hash: 'a'.repeat(64) });
    expect(asked).toEqual([at(2), at(4)]);
    expect(said).toContain('rows 3 to 5 stand');
  });
});

describe('an export of the audit log', () => {
  it('stands as it was written, whole or from a row on', async () => {
    expect(await verified(anExport(3))).toMatchObject({ status: 0, said: expect.stringMatching(/rows 1 to 3 stand.*\nhead 3:/) as string });
    said.length = 0;
    const first: AuditHead = { sequence: 1, hash: /"hash":"([0-9a-f]+)"/.exec(anExport(1)[0] ?? '')?.[1] ?? '' };
    const part = anExport(3).slice(1);
    expect(await verified(part, first)).toMatchObject({ status: 0, said: expect.stringContaining('rows 2 to 3') as string });
    said.length = 0;
    expect(await verified(anExport(1).slice(1), first)).toMatchObject({ status: 0, said: expect.stringContaining('nothing') as string });
    said.length = 0;
    expect(await verified(anExport(0))).toMatchObject({ status: 0, said: expect.stringContaining('nothing') as string });
  });

  it.each([
    ['a row was changed', (lines: string[]) => lines.with(1, lines[1]?.replace('1.50', '1.5') ?? ''), /row 2 .*its hash/],
    ['a row is missing', (lines: string[]) => lines.toSpliced(1, 1), /row 2 .*is missing/],
    ['rows changed places', (lines: string[]) => [lines[1] ?? '', lines[0] ?? '', ...lines.slice(2)], /row 1 .*row 1 is missing/],
    ['a row is none, under its own hash', (lines: string[]) => [foreign('{x}'), ...lines.slice(1)], /row 1 .*no row of a log/],
    ['its beginning was cut off', (lines: string[]) => lines.slice(1), /row 1 .*row 1 is missing/],
    ['all its rows were cut out', (lines: string[]) => lines.slice(-1), /said to end with row 3/],
    ['its end was cut off', (lines: string[]) => lines.slice(0, -1), /cut off/],
    ['its newest row was cut out', (lines: string[]) => lines.toSpliced(2, 1), /said to end with row 3/],
    ['something else stands in it', (lines: string[]) => ['hello', ...lines], /line 1 is none/],
    ['a row comes after its end', (lines: string[]) => [...lines, lines[0] ?? ''], /line 5 is none/],
    ['its end stands there twice', (lines: string[]) => [...lines, lines.at(-1) ?? ''], /line 5 is none/],
  ])('does not stand where %s', async (_, tampered, words) => {
    expect(await verified(tampered(anExport(3)))).toMatchObject({ status: 1, said: expect.stringMatching(words) as string });
  });

  it('does not stand on a head that was noted otherwise', async () => {
    const noted = { sequence: 1, hash: 'f'.repeat(64) };
    expect(await verified(anExport(3).slice(1), noted)).toMatchObject({
      status: 1,
      said: expect.stringContaining('row before it') as string,
    });
    expect(await verified(anExport(3), noted)).toMatchObject({ status: 1, said: expect.stringContaining('was noted') as string });
  });
});
