import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SearchResult, type System } from '#contract';
import { writeTinyCrossEncoder } from '#testing';
import { Service, until } from '../service.ts';

const query = 'When do ferries leave the harbour?';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aquifer-judges-'));
  await writeTinyCrossEncoder(join(folder, 'tiny'), ['when', 'do', 'ferries', 'leave', 'the', 'harbour']);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const search = async (service: Service) => SearchResult.parse(await (await service.post('/v1/search', { query, explain: true })).json());

describe('several judges', () => {
  test('each rank with a share of their own, and are shown with what they made of every passage', async () => {
    await using service = await Service.start({
      environment: { AQUIFER_SECOND_EMBEDDER: 'potion-base-8m', AQUIFER_CROSS_ENCODER: join(folder, 'tiny') },
    });
    await service.settle('default', { name: 'ferries.md', bytes: '# Timetable\n\nFerries leave the harbour at noon and at six.\n' });
    await service.settle('default', { name: 'owls.md', bytes: '# Owls\n\nThe tawny owl hunts along the forest edge.\n' });
    // The second embedder's vectors come when the documents are live.
    const found = await until(async () => {
      const result = await search(service);
      return result.rerank.judges[1]?.judged === 2 ? result : null;
    });
    expect(found.rerank).toMatchObject({ status: 'ok', note: null, judged: 2 });
    expect(found.rerank.judges.map(({ judge, id, status, judged }) => [judge, id, status, judged])).toEqual([
      ['late-interaction', 'late interaction over bge-small-en-v1.5-int8', 'ok', 2],
      ['second-embedder', 'potion-base-8m', 'ok', 2],
      ['cross-encoder', 'tiny', 'ok', 2],
    ]);
    const [late, second, cross] = found.rerank.judges.map(({ share }) => share);
    expect([late, cross]).toEqual([0.4, 0.2]);
    expect(second).toBeCloseTo(0.3 * (found.explanation?.fusion.vectorShare ?? 0));
    const [first] = found.explanation?.ranking ?? [];
    expect(first?.externalId).toBe('ferries.md');
    expect(first?.opinions['cross-encoder']).toMatchObject({ rank: 1, normalised: 1 });
    expect(Object.keys(first?.opinions ?? {})).toHaveLength(3);
    expect(found.explanation?.rerank.judges.map(({ ranking }) => ranking.length)).toEqual([2, 2, 2]);
    expect(found.explanation?.first.join(' ')).toContain('The cross-encoder gave it 0.20 of at most 0.20.');
    const { models } = await service.json<System>('/v1/system');
    expect(models.map(({ id, role }) => [id, role])).toContainEqual(['tiny', 'rerank']);
  });
});
