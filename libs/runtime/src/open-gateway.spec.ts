import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPrompts } from '#answer';
import { type Config, readConfig } from '#config';
import type { GatewayGenerator } from '#gateway';
import { openLog, Metrics } from '#telemetry';
import { type OpenAiServer, ScriptedGenerator, serveOpenAi } from '#testing';
import { gatewayReports, gatewayWarnings, openGateway } from './open-gateway.ts';
import { composeChoice } from './open-models.ts';

const log = openLog({ level: 'silent', format: 'json' });

describe('the models of a configuration', () => {
  let server: OpenAiServer;
  beforeEach(async () => {
    server = await serveOpenAi({ contextTokens: null });
  });
  afterEach(() => server[Symbol.asyncDispose]());
  const configOf = (models: string): Config => readConfig({ AQUIFER_REMOTE_MODELS: models });
  const checked = (modelId: string, supportedRate: number, at = server.url) => ({
    modelId,
    supportedRate,
    questions: 20,
    promptVersion: loadPrompts().compose.version,
    server: at,
  });
  const open = async (models: string, checks: readonly ReturnType<typeof checked>[] = []): Promise<GatewayGenerator> => {
    const gateway = await openGateway({
      config: configOf(models),
      log,
      metrics: new Metrics(),
      checks,
      local: new ScriptedGenerator(['Here.']),
      onWork: async () => undefined,
    });
    if (!gateway) throw new Error('there is no gateway');
    return gateway;
  };

  it('are the one of this process alone where none is remote', async () => {
    const opening = { config: readConfig({}), log, metrics: new Metrics(), checks: [], onWork: async () => undefined };
    expect(await openGateway({ ...opening, local: null })).toBeNull();
    const local = Object.assign(new ScriptedGenerator(['Here.']), { sequences: 3 });
    const gateway = await openGateway({ ...opening, local });
    expect(gateway?.reports()).toMatchObject([{ id: 'scripted', server: null, breaker: 'closed' }]);
    expect(gatewayReports(gateway, [])).toEqual([]);
  });

  it('write under auto once one of them has earned it, and only that one', async () => {
    const models = `a=${server.url}#tiny,b=${server.url}#tiny`;
    const none = await open(models);
    expect(composeChoice('auto', { generator: none, checks: [] }, '')).toMatchObject({
      allowed: false,
      why: expect.stringContaining('tiny@a'),
    });
    const checks = [checked('tiny@a', 0.5), checked('tiny@b', 0.95)];
    const one = await open(models, checks);
    expect(composeChoice('auto', { generator: one, checks }, '')).toMatchObject({
      allowed: true,
      onlyEarned: true,
      why: expect.stringContaining('tiny@b'),
    });
    expect(one.lanes.map(({ id, hasEarned }) => [id, hasEarned])).toEqual([
      ['tiny@a', false],
      ['tiny@b', true],
      ['scripted', false],
    ]);
    expect(composeChoice('compose', { generator: none, checks: [] }, '').allowed).toBe(true);
  });

  it('have earned nothing at another address than they were checked at', async () => {
    const checks = [checked('tiny@a', 0.95, 'http://another.example/v1')];
    const moved = await open(`a=${server.url}#tiny`, checks);
    expect(moved.lanes.map(({ hasEarned }) => hasEarned)).toEqual([false, false]);
    expect(composeChoice('auto', { generator: moved, checks }, '')).toMatchObject({
      allowed: false,
      why: 'tiny@a was checked at another address; "aquifer models check" asks it again',
    });
  });

  it('are told as they are now: what they hold, what is assumed, and that one is not there', async () => {
    const gateway = await open(`a=${server.url}#tiny,gone=http://127.0.0.1:9/v1#x`);
    const [here, gone] = gatewayReports(gateway, []);
    expect(here?.note?.split('\n')[1]).toBe('0 calls, 0 of them failed');
    expect(gone?.note).toMatch(/\nthe last trouble, on \d{4}-\d\d-\d\d at \d\d:\d\d:\d\d UTC: the server of "gone" cannot be reached/);
    expect(here).toMatchObject({
      id: 'tiny@a',
      state: 'ready',
      device: 'remote',
      note: expect.stringContaining('breaker closed, holds 4096 tokens'),
    });
    expect(gone).toMatchObject({ id: 'x@gone', state: 'failed', note: expect.stringContaining('cannot be reached') });
    expect(gatewayWarnings(gateway)).toContainEqual(
      expect.stringMatching(/^nobody says how many tokens tiny@a holds, so 4096 are assumed/),
    );
  });
});
