import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { compareFiles } from './compare-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'aquifer-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, body: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof body === 'string' ? body : JSON.stringify(body));
  return path;
}
const perQuery = (...scores: number[]): object => ({
  perQuery: scores.map((reranked, index) => ({ id: `q${index}`, text: `question ${index}`, ndcg10: { reranked } })),
});

describe('comparing two files', () => {
  it('takes a file of one set and one of several, and names the set that one lacks', async () => {
    const before = file('before.json', { set: 'tea', ...perQuery(0, 1, 0.5) });
    const after = file('after.json', { sets: { tea: perQuery(1, 1, 0), coffee: perQuery(1) } });
    const { overall, onlyInOne } = await compareFiles([before, after], 'reranked');
    expect(overall).toMatchObject({ queries: 3, wins: 1, ties: 1, losses: 1 });
    expect(onlyInOne).toEqual(['coffee']);
  });

  it('says which settings the second searched by otherwise', async () => {
    const run = (share: number): object => ({ set: 'tea', ...perQuery(1, 0), configuration: { rerank: { share, depth: 50 } } });
    const files = [file('less.json', run(0.2)), file('more.json', run(0.4))];
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await compareFiles(files, 'reranked');
    expect(told.mock.calls.join('')).toContain('settings that differ\n  rerank.share: 0.2 -> 0.4\n');
    told.mockRestore();
  });

  it('refuses what is not there, is no JSON, holds no scores, or is not two files', async () => {
    const good = file('good.json', { set: 'tea', ...perQuery(1) });
    const bad = [[good], [good, good, good], [good, join(folder, 'nowhere')], [good, file('half.json', '{')], [good, file('{}.json', {})]];
    for (const paths of bad) await expect(compareFiles(paths, 'reranked')).rejects.toMatchObject({ code: 'bad_request' });
    await expect(compareFiles([good, good], 'third')).rejects.toThrow(/no query with a score of "third"/);
  });
});
