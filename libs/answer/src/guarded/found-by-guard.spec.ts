import { expect, it } from 'vitest';
import { FoundByGuard } from './found-by-guard.ts';

it('says each passage once, with the worse of what was found in it', () => {
  const guard = new FoundByGuard();
  guard.addPassage({ chunkId: 'a', level: 'suspect', reason: 'it says what to answer' });
  guard.addPassage({ chunkId: 'b', level: 'suspect', reason: 'hidden words' });
  guard.addPassage({ chunkId: 'a', level: 'quarantined', reason: 'it says to obey' });
  guard.addPassage({ chunkId: 'a', level: 'suspect', reason: 'read again' });
  expect(guard.told).toMatchObject({
    level: 'quarantined',
    passages: [
      { chunkId: 'a', level: 'quarantined', reason: 'it says to obey' },
      { chunkId: 'b', level: 'suspect' },
    ],
  });
});
