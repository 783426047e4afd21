import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection, Evaluation, MeasuredConfiguration, Tuning } from '#contract';
import { Service, until } from '../service.ts';

const nouns = [
  'harbour',
  'garden',
  'market',
  'station',
  'library',
  'museum',
  'bakery',
  'bridge',
  'tower',
  'mill',
  'school',
  'church',
  'road',
];
/** Each is in one document, where a vector of the whole text does not see it. */
const codes = Array.from({ length: 24 }, (_, index) => `zorb${'abcdef'[index % 6]}${'klmn'[Math.floor(index / 6)]}ix`);
const textOf = (code: string, index: number): string =>
  `The ${Array.from({ length: 40 }, (_, word) => nouns[(index * 7 + word * (1 + (index % 5)) + word * word) % 13]).join(' and the ')} with ${code}.`;

describe('tuning a collection', { timeout: 40_000 }, () => {
  let service: Service;
  const send = async <Body>(path: string, body: unknown): Promise<Body> => (await service.post(path, body)).json() as Promise<Body>;
  const tuned = async (body: object): Promise<Tuning> => {
    const { id } = await send<Tuning>('/v1/collections/town/tunings', body);
    return until(async () => {
      const tuning = await service.json<Tuning>(`/v1/collections/town/tunings/${id}`);
      return tuning.status === 'done' || tuning.status === 'failed' ? tuning : null;
    });
  };
  const settings = async (): Promise<Collection> => service.json<Collection>('/v1/collections/town');

  beforeAll(async () => {
    service = await Service.start({ environment: { AQUIFER_EMBEDDER: 'potion-base-8m' } });
    await send('/v1/collections', { name: 'town', ranking: { vectorWeight: 1 } });
    const upload = (code: string, index: number) =>
      service.upload('town', { name: `${code}.txt`, bytes: textOf(code, index), type: 'text/plain', externalId: code });
    await Promise.all(codes.map(upload));
    await service.untilIdle('town');
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it('says what has to be there first', async () => {
    expect(await send('/v1/collections/town/tunings', {})).toMatchObject({ status: 409, code: 'conflict' });
  });

  it('makes questions by rule, marked as such, and tunes on them where there are no others', async () => {
    const made = await send<{ items: { synthetic: boolean; expected: string[] }[] }>('/v1/collections/town/golden/synthetic', {
      count: 22,
    });
    expect(made.items).toHaveLength(22);
    expect(made.items.every(({ synthetic, expected }) => synthetic && expected.length === 1)).toBe(true);
    expect(await tuned({})).toMatchObject({ status: 'done', synthetic: true, questions: 22 });
  });

  it('proposes what pays on questions it was not chosen by, and takes it only when told', async () => {
    const lines = codes.map((code) => JSON.stringify({ question: `where is the museum and the church with ${code}`, expected: [code] }));
    await service.fetch('/v1/collections/town/golden', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
    const tuning = await tuned({ note: 'real ones' });
    expect(tuning).toMatchObject({ status: 'done', synthetic: false, questions: 24, done: 24, proposal: { verdict: 'change' } });
    expect(tuning.proposal?.crossValidated?.interval[0]).toBeGreaterThan(0);
    expect(tuning.proposal?.served.setting.vectorWeight).toBe(1);
    expect((await settings()).settings.ranking.vectorWeight).toBe(1);

    const first = { query: `where is the museum and the church with ${codes[7]}`, collections: ['town'], limit: 1, explain: true };
    const before = await send<{ explanation: { fusion: { vectorShare: number; why: string } } }>('/v1/search', first);
    expect(before.explanation.fusion).toEqual({ status: 'ok', vectorShare: 1, why: 'as set for this collection' });
    const applied = await send<Collection>(`/v1/collections/town/tunings/${tuning.id}/apply`, {});
    expect(applied.settings.ranking).toEqual(tuning.proposal?.chosen.setting);
    const after = await send<{ items: { externalId: string }[]; explanation: { fusion: { vectorShare: number } } }>('/v1/search', first);
    expect(after.items[0]?.externalId).toBe(codes[7]);
    expect(after.explanation.fusion.vectorShare).not.toBe(1);

    const taken = await service.json<Tuning>(`/v1/collections/town/tunings/${tuning.id}`);
    const configuration = await service.json<MeasuredConfiguration>(`/v1/evaluations/configurations/${taken.appliedConfigurationId}`);
    expect(configuration.tunedBy.map(({ id }) => id)).toEqual([tuning.id]);
    expect(configuration.settings).toMatchObject({
      retrieval: { pinned: { analysisVersion: expect.any(Number), collections: [{ ranking: tuning.proposal?.chosen.setting }] } },
    });

    // Once more is no change, and no conflict either.
    expect(await send<Collection>(`/v1/collections/town/tunings/${tuning.id}/apply`, {})).toMatchObject({
      settingsVersion: applied.settingsVersion,
    });
    const asked = await send<Evaluation>('/v1/evaluations', { collection: 'town' });
    const evaluation = await until(async () => {
      const run = await service.json<Evaluation>(`/v1/evaluations/${asked.id}`);
      return run.status === 'done' || run.status === 'failed' ? run : null;
    });
    expect(evaluation).toMatchObject({ status: 'done', configurationId: taken.appliedConfigurationId });

    const back = await send<Collection>('/v1/collections/town/settings/rollback', { version: applied.settingsVersion - 1 });
    expect(back.settings.ranking.vectorWeight).toBe(1);
    expect(await send('/v1/collections/town/settings/rollback', { version: 99 })).toMatchObject({ status: 404, code: 'not_found' });
  });
});
