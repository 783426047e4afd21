import { expect, it } from 'vitest';
import { WeighedChanges } from './weighed-changes.ts';

it('a search made with earlier weights of words is as old as one made with earlier contents, in the collection that has them', async () => {
  let mark = 'm1';
  const versions = new Map([['a', 'w1']]);
  const changes = new WeighedChanges(
    { marks: async (_, ids) => new Map(ids.map((id) => [id, mark])) },
    { version: async (id) => versions.get(id) ?? '' },
  );
  const seen = async () => JSON.stringify([...(await changes.marks('default', ['a', 'b']))]);
  const first = await seen();
  expect(await seen()).toBe(first);
  versions.set('a', 'w2');
  const weighedAnew = await changes.marks('default', ['a', 'b']);
  expect(JSON.stringify([...weighedAnew])).not.toBe(first);
  expect(first).toContain(JSON.stringify(['b', weighedAnew.get('b')]));
  mark = 'm2';
  expect(await seen()).not.toBe(JSON.stringify([...weighedAnew]));
});
