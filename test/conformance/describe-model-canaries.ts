import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayGenerator, Lane, OpenAiGenerator } from '#gateway';
import { canaryWarnings, watchModels } from '#runtime';
import { type Database, PgEvents, PgModelCanaries } from '#store';
import { openLog, Metrics } from '#telemetry';
import { type OpenAiServer, serveOpenAi } from '#testing';
import { admin } from './store-world.ts';

const never = new AbortController().signal;
const limits = { concurrency: 1, mostWaiting: 4, waitMs: 1000 };
const deadlines = { firstTokenMs: 2000, idleMs: 2000, totalMs: 5000 };

/** A remote model that is changed behind its name is noticed at the next look and told once; one that is not is not. */
export function describeModelCanaries(name: string, make: () => Promise<Database>): void {
  describe(`watching remote models on ${name}`, () => {
    let database: Database;
    let server: OpenAiServer;
    let canaries: PgModelCanaries;
    let generator: GatewayGenerator;
    const metrics = new Metrics();
    const log = openLog({ level: 'silent', format: 'json' });
    beforeAll(async () => {
      database = await make();
      canaries = new PgModelCanaries(database);
      server = await serveOpenAi({ reply: ({ messages }) => `first model on ${messages.at(-1)?.content}` });
      const remote = {
        name: 'far',
        url: server.url,
        model: 'tiny',
        key: null,
        maxTokensAs: 'max_tokens',
        sendsSampling: true,
        extra: {},
        ...limits,
        ...deadlines,
      } as const;
      const lane = new Lane({ generator: new OpenAiGenerator(remote), limits, server: server.url, hasEarned: true, clock: Date.now });
      generator = new GatewayGenerator([lane], [], {
        answered: () => undefined,
        passedOver: () => undefined,
        brokeOff: () => undefined,
        left: () => undefined,
      });
    });
    afterAll(async () => {
      await server?.[Symbol.asyncDispose]();
      await database?.[Symbol.asyncDispose]();
    });
    const look = (isAnew = false, olderThanMs = 0): Promise<void> =>
      watchModels({ log, metrics, models: { generator }, canaries }, { olderThanMs, isAnew }, never);
    const events = async (): Promise<readonly unknown[]> =>
      (await new PgEvents(database).list(admin, { limit: 10, types: ['model.changed'] })).items;

    it('records what it answers first, and raises nothing while it answers so', async () => {
      await look();
      await look();
      expect(await canaries.list()).toMatchObject([
        { modelId: 'tiny@far', state: 'same', agreement: 1, answeredAs: 'tiny', baseline: { length: 6 } },
      ]);
      expect(canaryWarnings(await canaries.list(), generator)).toEqual([]);
    });

    it('is looked at by one process at a time, and not again before it is due', async () => {
      expect(await canaries.take('tiny@far', 3_600_000)).toBeNull();
      const asked = server.bodies.length;
      await look(false, 3_600_000);
      expect(server.bodies).toHaveLength(asked);
    });

    it('is no other model where its server is not there', async () => {
      server.behaves.trouble = { status: 500 };
      await look();
      server.behaves.trouble = 'none';
      expect(await canaries.list()).toMatchObject([{ state: 'same' }]);
      expect((await metrics.text()).body).toContain('aquifer_model_canary_checks_total{model="tiny@far",outcome="failed"} 1');
    });

    it('is told once when it is another one, with what it says otherwise', async () => {
      server.behaves.reply = () => 'something else altogether is what is written here by another model of the same name';
      await look();
      await look();
      expect(await canaries.list()).toMatchObject([
        { state: 'changed', agreement: 0, differences: { length: 6 }, changedAt: expect.any(Date) },
      ]);
      expect(await events()).toMatchObject([{ body: { model: 'tiny@far', agreement: 0 } }]);
      expect(canaryWarnings(await canaries.list(), generator)).toEqual([
        expect.stringMatching(/^tiny@far answers otherwise since .*0 % of the prompts/),
      ]);
    });

    it('is as it was once it is recorded anew', async () => {
      await look(true);
      await look();
      expect(await canaries.list()).toMatchObject([{ state: 'same', agreement: 1, differences: [], changedAt: null }]);
      expect(await events()).toHaveLength(1);
    });
  });
}
