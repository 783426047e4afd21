import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, AnsweringTrial, Collection } from '#contract';
import { Service } from '../service.ts';

/** Twenty-four rooms of a house, each with a rule of its own: without its document the nearest is the rule of another room. */
const rooms =
  'kitchen cellar workshop library garage laundry pantry attic studio archive office canteen foyer greenhouse darkroom stable chapel vault gallery nursery armoury bakery brewery dairy'.split(
    ' ',
  );
const tools = 'broom ladder kettle lamp radio heater'.split(' ');
const textOf = (room: string, index: number): string =>
  `Rules of the ${room}. The ${tools[index % 6]} of the ${room} is lent for ${index + 2} days. Who keeps it longer pays ${index + 1} euros.`;
const questionOf = (room: string, index: number): string => `For how many days is the ${tools[index % 6]} of the ${room} lent?`;

describe('when a collection answers', () => {
  let service: Service;
  const send = async <Body>(path: string, body: unknown): Promise<Body> => (await service.post(path, body)).json() as Promise<Body>;
  const ask = (question: string): Promise<Answer> => send<Answer>('/v1/questions', { question, collections: ['house'], mode: 'extract' });
  const collection = (): Promise<Collection> => service.json<Collection>('/v1/collections/house');

  beforeAll(async () => {
    service = await Service.start({ environment: { AQUIFER_EMBEDDER: 'potion-base-8m', AQUIFER_ANSWER_THRESHOLD: '0.2' } });
    await send('/v1/collections', { name: 'house' });
    const upload = (room: string, index: number) =>
      service.upload('house', { name: `${room}.txt`, bytes: textOf(room, index), type: 'text/plain', externalId: room });
    await Promise.all(rooms.map(upload));
    await service.untilIdle('house');
  });
  afterAll(() => service[Symbol.asyncDispose]());

  it('is measured by golden questions, and too few propose nothing', async () => {
    await send('/v1/collections/house/golden', { question: questionOf('cellar', 1), expected: ['cellar'] });
    const trial = await send<AnsweringTrial>('/v1/collections/house/answering', { apply: true });
    expect(trial).toMatchObject({ questions: 1, proposed: null, reason: expect.stringContaining('20 are needed') });
    expect((await collection()).settings.answering).toEqual({ threshold: null, falseAnswers: null });
  });

  it('is proposed for a stated share of false answers, and set only when told', async () => {
    const lines = rooms.map((room, index) => JSON.stringify({ question: questionOf(room, index), expected: [room] }));
    await service.fetch('/v1/collections/house/golden', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
    const trial = await send<AnsweringTrial>('/v1/collections/house/answering', { falseAnswers: 0.1 });
    expect(trial).toMatchObject({ questions: 24, leftOut: 0, synthetic: false, served: { threshold: 0.2, falseAnswers: 1, answered: 1 } });
    expect(trial.proposed?.falseAnswers).toBeLessThanOrEqual(0.1);
    expect(trial.proposed?.answered).toBeGreaterThan(0.5);
    expect((await collection()).settings.answering.threshold).toBeNull();

    const set = await send<AnsweringTrial>('/v1/collections/house/answering', { falseAnswers: 0.1, apply: true });
    expect((await collection()).settings.answering).toEqual({ threshold: set.proposed?.threshold, falseAnswers: 0.1 });
  });

  it('holds from the next question on, and an answer says what it was held against and why', async () => {
    const { threshold } = (await collection()).settings.answering;
    const open = await ask('Who repairs the roof of the observatory?');
    expect(open).toMatchObject({ status: 'abstained', gate: { threshold } });
    expect(open.gate.evidence?.find(({ name }) => name === 'words')).toMatchObject({
      speaks: 'against',
      words: expect.stringContaining('“observatory”'),
    });
    await service.fetch('/v1/collections/house', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ answering: { threshold: null } }),
    });
    expect((await ask('Who repairs the roof of the observatory?')).gate.threshold).toBe(0.2);
  });
});
