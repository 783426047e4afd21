import type { Turn } from './turns.ts';
import { isContent, wordsOf } from '../text/words.ts';
import { rootOf } from './clauses.ts';

const joints = new Map([
  ['and', 'and'],
  ['und', 'and'],
  ['or', 'or'],
  ['oder', 'or'],
]);

/** Where a claim says “or” between two words that its evidence joins by “and”: either will do is not both are needed, nor the other way round. */
export function exchangedJoints(claim: string, texts: readonly string[]): Turn[] {
  const claimed = jointsOf(claim);
  if (claimed.size === 0) return [];
  const given = texts.map(jointsOf);
  return [...claimed].flatMap(([between, joint]): Turn[] => {
    const found = given.flatMap((each) => each.get(between) ?? []);
    const isOther = found.length > 0 && found.every((other) => joints.get(other) !== joints.get(joint));
    return isOther ? [{ kind: 'turn', claimed: joint, evidence: found[0] ?? null }] : [];
  });
}

/** Of each joint: by the roots of the content words on both sides, as written. The last counts where there are several. */
function jointsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let last: string | null = null;
  let open: { readonly left: string; readonly joint: string } | null = null;
  for (const word of wordsOf(text)) {
    if (joints.has(word)) open = last === null ? null : { left: last, joint: word };
    else if (isContent(word)) {
      last = rootOf(word);
      if (open) found.set(`${open.left} ${last}`, open.joint);
      open = null;
    }
  }
  return found;
}
