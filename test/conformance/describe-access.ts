import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#store';
import { type AccessFigures, AccessRoads } from './access-roads.ts';
import { AccessWorld } from './access-world.ts';
import { seededRandom } from './random.ts';
import { openWorld, type World } from './store-world.ts';

export interface AccessTrial {
  readonly seed: number;
  readonly documents: number;
  readonly checks: number;
}

/** Draws principals, filters, moments, queries and writes until so many checks are done. */
export async function tryAccess(world: World, { seed, documents, checks }: AccessTrial): Promise<AccessFigures> {
  const client = new Client({ connectionString: world.database.url });
  await client.connect();
  try {
    const random = seededRandom(seed);
    const access = await AccessWorld.of(world, random, documents);
    const roads = new AccessRoads(world, client, access);
    const { figures } = roads;
    const startedAt = performance.now();
    const draw = () => ({ scope: access.someScope(), query: access.someQuery() });
    // Searches that come back, so that what is kept of them is asked for.
    const known = Array.from({ length: 60 }, draw);
    while (figures.checks < checks) {
      if (random.chance(0.04)) {
        await access.change();
        figures.writes += 1;
      }
      const { scope, query } = random.chance(0.5) ? random.pick(known) : draw();
      await roads.hold(query, scope).catch((cause: unknown) => {
        const what = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`seed ${seed}, query ${figures.queries}, "${query}" as ${JSON.stringify(scope)}: ${what}`, { cause });
      });
      figures.seconds = Math.round((performance.now() - startedAt) / 1000);
    }
    return figures;
  } finally {
    await client.end();
  }
}

/** That every road to a document shows a principal exactly what a naive filter over everything would, on every database. */
export function describeAccess(
  name: string,
  make: () => Promise<Database>,
  trial: AccessTrial,
  tell: (figures: AccessFigures) => void,
): void {
  describe(`access on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    it(
      `is what a naive filter says, in ${trial.checks} checks (seed ${trial.seed})`,
      async () => {
        const figures = await tryAccess(world, trial);
        tell(figures);
        expect(figures.shown).toBeGreaterThan(trial.checks / 100);
      },
      60_000 + 10 * trial.checks,
    );
  });
}
