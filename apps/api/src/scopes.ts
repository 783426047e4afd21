import { Injectable } from '@nestjs/common';
import type { Principal, SearchScope } from '#core';
import { PgCollections } from '#store';

/** Turns collection names or ids into the scope that every leg's statement enforces. */
@Injectable()
export class Scopes {
  constructor(private readonly collections: PgCollections) {}

  async of(
    principal: Principal,
    wanted: { readonly collections?: readonly string[] | undefined; readonly filter: Readonly<Record<string, unknown>> },
  ): Promise<SearchScope> {
    const collectionIds = await this.collections.resolve(principal, wanted.collections);
    return { principal, collectionIds: [...new Set(collectionIds)], filter: wanted.filter };
  }
}
