import type { Token } from 'node-llama-cpp';

/** How many tokens two lists have in common at their beginning. */
export function lengthShared(left: readonly Token[], right: readonly Token[]): number {
  const most = Math.min(left.length, right.length);
  let same = 0;
  while (same < most && left[same] === right[same]) same += 1;
  return same;
}
