import { expect, it } from 'vitest';
import type { Suggestions } from '#contract';
import type { Principal } from '#core';
import { QuestionsUnderWay } from '#runtime';
import { Metrics } from '#telemetry';
import { SuggestionTurns, type Turn } from './suggestion-turns.ts';

const asker = (keyId: string): Principal => ({ organisationId: 'default', keyId, role: 'reader', groups: [] });
const none = (questionId: string): Suggestions => ({ questionId, items: [], tried: 0, notes: [] });

function aProcess() {
  const metrics = new Metrics();
  const questions = new QuestionsUnderWay(metrics);
  const turns = new SuggestionTurns(questions, metrics);
  const running: string[] = [];
  const look = (key: string, questionId: string, signal = new AbortController().signal) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const found = turns.take({ principal: asker(key), questionId, signal }, async () => {
      running.push(questionId);
      await promise;
      return none(questionId);
    });
    return { found, end: resolve };
  };
  return { metrics, questions, turns, running, look };
}

it('looks for one answer at a time, whoever asks, and lets one of each asker wait', async () => {
  const { running, look } = aProcess();
  const [first, second, other] = [look('a', 'q1'), look('a', 'q2'), look('b', 'q3')];
  const third = await look('a', 'q4').found;
  expect(third).toEqual({ ...none('q4'), notes: [expect.stringContaining('others went first')] });
  await expect.poll(() => running).toEqual(['q1']);
  first.end();
  await first.found;
  await expect.poll(() => running).toEqual(['q1', 'q3']);
  other.end();
  second.end();
  expect(await Promise.all([second.found, other.found])).toEqual([none('q2'), none('q3')]);
});

it('gives its place to the next when its asker leaves while it waits, and says on the metrics what came of each', async () => {
  const { running, look, metrics } = aProcess();
  const first = look('a', 'q1');
  const leaving = new AbortController();
  const left = look('b', 'q2', leaving.signal);
  leaving.abort(new DOMException('the client hung up', 'AbortError'));
  await expect(left.found).rejects.toThrow('hung up');
  first.end();
  await first.found;
  expect(running).toEqual(['q1']);
  const { body } = await metrics.text();
  expect(body).toContain('aquifer_suggestions_seconds_count{outcome="none"} 1');
  expect(body).toContain('aquifer_suggestions_seconds_count{outcome="left"} 1');
});

it('tries nothing while a question is being answered', async () => {
  const { turns, questions, metrics } = aProcess();
  const { promise, reject } = Promise.withResolvers<never>();
  const question = questions.answered(() => promise);
  const tried: string[] = [];
  const work = async ({ signal, beforeTrial }: Turn): Promise<Suggestions> => {
    await beforeTrial(signal);
    tried.push('one');
    return none('q');
  };
  const never = new AbortController().signal;
  const found = turns.take({ principal: asker('a'), questionId: 'q', signal: never }, work);
  const leaving = new AbortController();
  const left = questions.quiet(leaving.signal);
  leaving.abort(new Error('left'));
  await expect(left).rejects.toThrow('left');
  expect(tried).toEqual([]);
  reject(new Error('the question failed'));
  await expect(question).rejects.toThrow('failed');
  expect(await found).toEqual(none('q'));
  expect((await metrics.text()).body).toContain('aquifer_suggestion_trials_total 1');
});
