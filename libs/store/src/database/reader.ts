import type { Principal, SearchScope } from '#core';
import { toJsonPath } from '../search/filter-path.ts';

/** The first three parameters of every statement that asks who may read a document. */
export function readerOf(principal: Principal): readonly [organisation: string, role: string, groups: readonly string[]] {
  return [principal.organisationId, principal.role, principal.groups];
}

/** The first three parameters of every statement that asks whose question it was. */
export function askerOf(principal: Principal): readonly [organisation: string, role: string, key: string | null] {
  return [principal.organisationId, principal.role, principal.keyId];
}

/** The first five parameters of every leg but the one that takes a single collection. */
export function scopeOf(scope: SearchScope): readonly unknown[] {
  return [...readerOf(scope.principal), scope.collectionIds, toJsonPath(scope.filter)];
}
