import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChatBody, type OpenAiServer, serveOpenAi } from '#testing';
import { lookAtCanary, recordCanary } from './canary.ts';
import type { Lane } from './lane.ts';
import { laneTo } from './model-for-specs.ts';

const never = new AbortController().signal;
const words = 'the grey water lies still and the first boats leave while gulls cry over the long wet stones of the quay'.split(' ');

/** A model: for each prompt other words, always the same ones. `slips` of them fall otherwise, in another place each time. */
function aModel(seed: number, slips = 0): (body: ChatBody) => string {
  let asked = 0;
  return ({ messages }) => {
    asked += 1;
    const start = Buffer.from(messages.at(-1)?.content ?? '').reduce((sum, byte) => (sum * 31 + byte + seed) % 9973, 7);
    return Array.from({ length: 40 }, (_, index) => {
      const isSlip = (index * 17 + asked * 11) % 40 < slips;
      return isSlip ? `slip${asked}` : words[(start + index * (3 + (start % 5))) % words.length];
    }).join(' ');
  };
}

describe('the canary of a remote model', () => {
  let server: OpenAiServer;
  beforeEach(async () => {
    server = await serveOpenAi({ reply: aModel(1) });
  });
  afterEach(() => server[Symbol.asyncDispose]());
  const model = (): Lane => laneTo(server.url);

  it('is asked at temperature 0, as a batch, and is the same as long as the model is', async () => {
    const recorded = await recordCanary(model(), never);
    expect(recorded).toMatchObject({ state: 'same', baseline: { length: 6 } });
    expect(recorded.baseline[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(server.bodies.map(({ temperature }) => temperature))).toEqual(new Set([0]));
    for (let time = 0; time < 2; time++)
      expect(await lookAtCanary(model(), recorded.baseline, never)).toEqual({ state: 'same', agreement: 1, differences: [] });
  });

  it('notices another model behind the same name at the first look, and what it says otherwise', async () => {
    const { baseline } = await recordCanary(model(), never);
    server.behaves.reply = aModel(2);
    const look = await lookAtCanary(model(), baseline, never);
    expect(look).toMatchObject({ state: 'changed', agreement: 0 });
    expect(look.differences).toHaveLength(6);
    expect(look.differences[0]?.before).not.toBe(look.differences[0]?.now);
  });

  it('raises no alarm where a word falls otherwise now and then', async () => {
    server.behaves.reply = aModel(1, 2);
    const recorded = await recordCanary(model(), never);
    expect(recorded).toMatchObject({ state: 'same' });
    for (let time = 0; time < 5; time++) expect((await lookAtCanary(model(), recorded.baseline, never)).state).toBe('same');
  });

  it('raises no alarm where two of six prompts are answered otherwise, nor for one bad moment', async () => {
    const { baseline } = await recordCanary(model(), never);
    const [right, wrong] = [aModel(1), aModel(2)];
    server.behaves.reply = (body) => (/soup|bicycle/.test(body.messages.at(-1)?.content ?? '') ? wrong(body) : right(body));
    expect(await lookAtCanary(model(), baseline, never)).toMatchObject({ state: 'same', differences: { length: 2 } });
    let asked = 0;
    server.behaves.reply = (body) => ((asked += 1) <= 6 ? wrong(body) : right(body));
    expect((await lookAtCanary(model(), baseline, never)).state).toBe('same');
  });

  it('says so where a model never answers the same twice', async () => {
    server.behaves.reply = aModel(1, 20);
    expect((await recordCanary(model(), never)).state).toBe('unstable');
  });

  it('holds nothing against a model whose answers are empty: that says nothing', async () => {
    server.behaves.reply = () => '…';
    expect(await recordCanary(model(), never)).toEqual({ state: 'unstable', baseline: [] });
    server.behaves.reply = aModel(1);
    const { baseline } = await recordCanary(model(), never);
    server.behaves.reply = () => '…';
    expect(await lookAtCanary(model(), baseline, never)).toMatchObject({ state: 'changed', agreement: 0 });
  });

  it('is not recorded of a model that only thinks, and the fault says what to do', async () => {
    server.behaves.trouble = 'thinks';
    await expect(recordCanary(model(), never)).rejects.toMatchObject({ message: expect.stringContaining('switch its thinking off') });
  });

  it('notices that one which wrote only thinks now', async () => {
    const { baseline } = await recordCanary(model(), never);
    server.behaves.trouble = 'thinks';
    expect(await lookAtCanary(model(), baseline, never)).toMatchObject({ state: 'changed', agreement: 0 });
    server.behaves.trouble = { status: 500 };
    await expect(lookAtCanary(model(), baseline, never)).rejects.toMatchObject({ code: 'model_unavailable' });
  });

  it('lets those in who wait, between one prompt and the next', async () => {
    const lane = laneTo(server.url, { concurrency: 1 });
    const order: string[] = [];
    server.behaves.reply = () => {
      order.push('canary');
      return 'words enough to be an answer';
    };
    server.behaves.wordMs = 3;
    const recording = recordCanary(lane, never);
    await expect.poll(() => order.length, { interval: 2 }).toBeGreaterThan(0);
    const room = await lane.admission.enter('interactive', never);
    order.push('somebody');
    room[Symbol.dispose]();
    await recording;
    expect(order.indexOf('somebody')).toBeLessThan(4);
    expect(order).toHaveLength(13);
  });
});
