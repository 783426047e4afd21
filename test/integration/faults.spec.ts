import { afterAll, describe, expect, test } from 'vitest';
import { runFaults } from '../faults/run-faults.ts';
import { startPostgres } from '../servers/index.ts';

/** A quick share by default; `FAULTS=100 FAULT_SEED=7 npx vitest run test/integration/faults.spec.ts` is the full trial, as is `npm run bench -- faults`. */
const runs = Number(process.env['FAULTS'] ?? 4);
const seed = Number(process.env['FAULT_SEED'] ?? Date.now() % 100_000);
const postgres = await startPostgres();
afterAll(() => postgres.server?.[Symbol.asyncDispose]());

describe(`killed ${runs} times at steps of publish, replace, rollback and delete (seed ${seed})`, () => {
  test('readers of PGlite never see a mixed state, and what was cut off can be done again', { timeout: 1_800_000 }, async () => {
    await expectWhole(null);
  });

  test.skipIf(!postgres.server)(
    `readers of PostgreSQL beside it neither${postgres.server ? '' : ` (${postgres.reason})`}`,
    { timeout: 1_800_000 },
    async () => {
      await expectWhole((await postgres.server?.freshDatabase()) ?? null);
    },
  );

  async function expectWhole(url: string | null): Promise<void> {
    const { torn, killed, looks } = await runFaults({ url, runs, seed });
    expect(torn).toEqual([]);
    expect(killed).toBe(runs);
    expect(looks).toBeGreaterThan(runs);
  }
});
