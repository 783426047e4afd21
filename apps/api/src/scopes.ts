import { Injectable } from '@nestjs/common';
import { Fault, type Principal, type SearchScope } from '#core';
import { PgCollections } from '#store';
import { typedFilter } from './typed-metadata.ts';

interface WantedScope {
  readonly collections?: readonly string[] | undefined;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly asOf?: string | undefined;
}

/** Turns collection names or ids into the scope that every leg's statement enforces. */
@Injectable()
export class Scopes {
  constructor(private readonly collections: PgCollections) {}

  async of(principal: Principal, wanted: WantedScope): Promise<SearchScope> {
    const asOf = pastMoment(wanted.asOf, new Date());
    const collectionIds = await this.collections.resolve(principal, wanted.collections);
    const dates =
      Object.keys(wanted.filter).length === 0 ? new Set<string>() : await this.collections.declaredDates(principal, collectionIds);
    return { principal, collectionIds: [...new Set(collectionIds)], filter: typedFilter(wanted.filter, dates), asOf };
  }
}

function pastMoment(text: string | undefined, now: Date): Date | null {
  if (text === undefined) return null;
  const moment = new Date(text);
  if (moment > now)
    throw new Fault(
      'bad_request',
      `asOf is ${text}, which is in the future: it is ${now.toISOString()} now. Name a past moment, or leave asOf out.`,
    );
  return moment;
}
