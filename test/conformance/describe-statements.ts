import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, statements } from '#store';

/** Every statement file holds for the migrated schema. */
export function describeStatements(name: string, make: () => Promise<Database>): void {
  describe(`statements on ${name}`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await make();
    });
    afterAll(() => database?.[Symbol.asyncDispose]());

    it('says in its first line what it does and in its second what it takes', () => {
      for (const [file, text] of statements) {
        const [purpose = '', parameters = ''] = text.split('\n');
        expect(purpose, file).toMatch(/^-- .+\.$/);
        expect(parameters, file).toMatch(/^-- (no parameters|.*\$1)/);
      }
    });

    it.each([...statements.keys()])('prepares %s', async (statement) => {
      await database.script(async (run) => {
        await run(`prepare checked as ${statements.get(statement)}`).catch((error: Error) => {
          // Neither statements about the schema itself nor its upkeep can be prepared.
          if (!/^(create table|vacuum|analyze)/m.test(statements.get(statement) ?? '')) throw error;
        });
        await run('deallocate all');
      });
    });
  });
}
