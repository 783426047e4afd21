import type { Generator as LanguageModel } from '#core';
import { GatewayGenerator, type RouteReading } from '#gateway';
import type { LlamaGenerator } from '#models';
import { LocalGenerator } from './generators/local-generator.ts';

/** What a model did not have to read again, since the start. */
export interface ReadingReport {
  readonly model: string;
  readonly routes: RouteReading[];
  /** Of a model of this process that is loaded; null of a server's. */
  readonly kept: LlamaGenerator['prefixes'] | null;
}

/** Of each model that says what it did not read, or keeps what it has read. */
export function readingReports(generator: LanguageModel | null): ReadingReport[] {
  if (!(generator instanceof GatewayGenerator)) return [];
  return generator.lanes
    .map((lane) => ({
      model: lane.id,
      routes: lane.reading.report(),
      kept: lane.generator instanceof LocalGenerator ? lane.generator.prefixes : null,
    }))
    .filter(({ routes, kept }) => routes.length > 0 || kept !== null);
}
