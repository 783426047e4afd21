import type { PoisonReport } from '#core';
import type { ReadPassage } from './read-passage.ts';
import { sidesOf } from './rewordings.ts';

/** So many slight documents with one thing to say, and nothing that tells who is right. */
const fewestVoices = 3;
/** And all that is asked in them: what several ordinary documents of one kind say alike has less of one question's words. */
const sayAllOfIt = 0.8;

/** Where slight documents outnumber what says otherwise, and neither the question's words nor their age tells which was made up. */
export function disagreementAmong(read: readonly ReadPassage[]): PoisonReport['disagreement'] {
  const side = sidesOf(read).find(
    ({ members, against }) =>
      members.length >= fewestVoices && members.length > against.length && members.every(({ covers }) => covers >= sayAllOfIt),
  );
  const [one, other] = [side?.members[0], side?.against[0]];
  return side && one && other ? { chunkIds: [one.passage.chunkId, other.passage.chunkId], alike: side.members.length } : null;
}
