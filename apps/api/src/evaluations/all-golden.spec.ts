import { expect, it } from 'vitest';
import type { Principal } from '#core';
import type { GoldenQuestion } from '#store';
import { allGolden } from './all-golden.ts';

const principal: Principal = { organisationId: 'default', role: 'editor', groups: [], keyId: null };

it('reads no page more than it says, and tells whether there are more', async () => {
  const kept = Array.from({ length: 300 }, (_, at): GoldenQuestion => {
    const question = `What is rule ${at}?`;
    return { id: `${at}`, question, expected: [`${at}`], quote: null, synthetic: false, createdAt: new Date(0) };
  });
  let pages = 0;
  const golden = {
    list: (_principal: Principal, _collection: string, { limit, cursor = '0' }: { readonly limit: number; readonly cursor?: string }) => {
      pages++;
      const end = Number(cursor) + limit;
      return Promise.resolve({ items: kept.slice(Number(cursor), end), nextCursor: end < kept.length ? `${end}` : null });
    },
  };
  const read = async (most: number) => {
    pages = 0;
    const { all, isCut } = await allGolden(golden, principal, { collectionId: 'rules', most }, new AbortController().signal);
    return { pages, count: all.length, isCut };
  };
  expect(await read(200)).toEqual({ pages: 2, count: 200, isCut: true });
  expect(await read(201)).toEqual({ pages: 3, count: 300, isCut: false });
  expect(await read(300)).toEqual({ pages: 3, count: 300, isCut: false });
});
