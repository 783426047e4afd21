import { expect, it } from 'vitest';
import { CollectionProfiles, type SampledChunk } from '#core';
import { measureEach } from './profile-collections.ts';

class Profiles extends CollectionProfiles {
  readonly saved: string[] = [];
  readonly givenUp: string[] = [];
  takeOutdated = async () => ['broken', 'sound'].map((id) => ({ id, organisationId: 'o', chunks: 100 }));
  async sample(id: string): Promise<SampledChunk[]> {
    if (id === 'broken') throw new Error('its index is gone');
    return [];
  }
  async giveUp(ids: readonly string[]): Promise<void> {
    this.givenUp.push(...ids);
  }
  async save(id: string): Promise<void> {
    this.saved.push(id);
  }
}

const parts = (profiles: Profiles) => ({
  profiles,
  search: { keywordMethod: 'bm25', byKeyword: async () => [] } as const,
  facts: { words: async () => [] },
  log: { info: () => undefined },
});

it('a collection that cannot be measured keeps no other from it, and is told', async () => {
  const profiles = new Profiles();
  await expect(measureEach(parts(profiles), new AbortController().signal)).rejects.toThrow(
    '1 of 2 collections could not be measured: broken',
  );
  expect(profiles.saved).toEqual(['sound']);
  expect(profiles.givenUp).toEqual(['broken']);
});

it('a process that stops measures no further collection and leaves those it took to whoever is next', async () => {
  const profiles = new Profiles();
  await expect(measureEach(parts(profiles), AbortSignal.abort(new Error('stopping')))).rejects.toThrow('stopping');
  expect(profiles.saved).toEqual([]);
  expect(profiles.givenUp).toEqual(['broken', 'sound']);
});
