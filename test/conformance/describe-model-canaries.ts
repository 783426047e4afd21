import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayGenerator, Lane, OpenAiGenerator } from '#gateway';
import { canaryWarnings, type Watched, watchModels } from '#runtime';
import { type Database, PgEvents, PgModelCanaries } from '#store';
import { openLog, Metrics } from '#telemetry';
import { type OpenAiServer, serveOpenAi } from '#testing';
import { admin } from './store-world.ts';

const never = new AbortController().signal;
const limits = { concurrency: 1, mostWaiting: 4, waitMs: 1000 };
const deadlines = { firstTokenMs: 2000, idleMs: 2000, totalMs: 5000 };

const unheard = { answered: () => undefined, passedOver: () => undefined, brokeOff: () => undefined, left: () => undefined };

function laneAt(url: string): Lane {
  const declared = { name: 'far', url, model: 'tiny', key: null, maxTokensAs: 'max_tokens', sendsSampling: true, extra: {} } as const;
  const remote = new OpenAiGenerator({ ...declared, ...limits, ...deadlines });
  return new Lane({ generator: remote, limits, server: url, hasEarned: true, clock: Date.now });
}

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
      generator = new GatewayGenerator([laneAt(server.url)], [], unheard);
    });
    afterAll(async () => {
      await server?.[Symbol.asyncDispose]();
      await database?.[Symbol.asyncDispose]();
    });
    const look = (isAnew = false, olderThanMs = 0): Promise<readonly Watched[]> =>
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
      const failed = { modelId: 'tiny@far', outcome: 'failed', reason: expect.stringContaining('500') };
      expect(await look()).toEqual([failed]);
      expect(await look(true)).toEqual([failed]);
      server.behaves.trouble = 'none';
      expect(await canaries.list()).toMatchObject([{ state: 'same' }]);
      expect((await metrics.text()).body).toContain('aquifer_model_canary_checks_total{model="tiny@far",outcome="failed"} 2');
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

    it('is another one at another address, and is recorded anew without a word of a change', async () => {
      await using other = await serveOpenAi({ reply: ({ messages }) => `a third model on ${messages.at(-1)?.content}` });
      const elsewhere = new GatewayGenerator([laneAt(other.url)], [], unheard);
      const watching = { log, metrics, models: { generator: elsewhere }, canaries };
      expect(await watchModels(watching, { olderThanMs: 3_600_000 }, never)).toMatchObject([{ outcome: 'recorded' }]);
      expect(await canaries.list()).toMatchObject([{ state: 'same', server: other.url, changedAt: null }]);
      expect(await events()).toHaveLength(1);
    });

    it('keeps what the first of several processes recorded', async () => {
      const [first] = await canaries.list();
      if (!first) throw new Error('one is recorded');
      expect(await canaries.recordNew({ ...first, server: 'http://another' })).toBe(false);
      expect(await canaries.recordNew({ ...first, modelId: 'tiny@new' })).toBe(true);
      expect((await canaries.list()).map(({ modelId, server: at }) => [modelId, at])).toEqual([
        ['tiny@far', first.server],
        ['tiny@new', first.server],
      ]);
    });

    it('is not watched where it never answers the same twice, which is counted as such', async () => {
      let asked = 0;
      server.behaves.reply = () => Array.from({ length: 30 }, (_, index) => `word${(asked += 1)}x${index}`).join(' ');
      expect(await look(true)).toMatchObject([{ outcome: 'recorded' }]);
      expect(await look()).toMatchObject([{ outcome: 'unwatched' }]);
    });
  });
}
