import { describe, expect, it } from 'vitest';
import { toJsonPath } from './filter-path.ts';

describe('toJsonPath', () => {
  it('asks nothing of an empty list, as of an empty filter', () => {
    expect(toJsonPath({ tags: [] })).toBe(toJsonPath({}));
  });

  it('asks each test of a dotted name at either place by itself', () => {
    const both = toJsonPath({ 'version.major': { ne: 1, gt: 0 } });
    const apart = toJsonPath({ and: [{ 'version.major': { ne: 1 } }, { 'version.major': { gt: 0 } }] });
    expect(both).toBe(apart);
  });
});
