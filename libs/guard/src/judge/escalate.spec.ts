import { describe, expect, it } from 'vitest';
import { type DocumentVerdict, Fault, type GuardFinding, TextClassifier } from '#core';
import { ScriptedGenerator } from '#testing';
import { loadJudgePrompt } from './ask-judge.ts';
import { escalate, type Escalation } from './escalate.ts';

const signal = new AbortController().signal;
const text = 'One is unsure. Two is suspect.';
const [one, two] = [
  { start: 0, end: 14 },
  { start: 15, end: 30 },
];
const suspected: GuardFinding = {
  level: 'suspect',
  reason: 'it asks for something to be done',
  quote: 'Two is suspect.',
  span: two,
  page: 4,
  cues: ['asksAct'],
  score: 0.2,
  decidedBy: 'features',
};
const hidden: GuardFinding = { ...suspected, level: 'quarantined', span: null, quote: 'Two is suspect.', decidedBy: 'gate' };
const verdict: DocumentVerdict = {
  level: 'suspect',
  version: '1',
  findings: [suspected],
  undecided: [
    { span: one, level: 'clean', page: 3, score: -1, cues: [] },
    { span: two, level: 'suspect', score: 0.2, cues: ['asksAct'] },
  ],
};

class SaidShares extends TextClassifier {
  readonly id = 'said';
  readonly digest = 'abc';
  private readonly shares: readonly number[] | Error;

  constructor(shares: readonly number[] | Error) {
    super();
    this.shares = shares;
  }

  classify(texts: readonly string[]): Promise<number[]> {
    const { shares } = this;
    if (shares instanceof Error) return Promise.reject(shares);
    const said = texts.map((words) => shares[words.startsWith('One') ? 0 : 1] ?? NaN);
    return said.includes(NaN) ? Promise.reject(new Error('unreadable')) : Promise.resolve(said);
  }
}

const shares = (...said: number[]): Escalation => ({ classifier: new SaidShares(said), judge: null });
function judging(answer: string | Error, passages = 8) {
  const generator = new ScriptedGenerator([answer]);
  const model = { generator, prompt: loadJudgePrompt(), fenceWord: () => 'kxzqt' };
  return { generator, escalation: { classifier: null, judge: { model, deadlineMs: 1_000, passages } } };
}
const attack = '{"reason": "orders_machine", "verdict": "attack"}';
const harmless = '{"reason": "speaks_to_people", "verdict": "harmless"}';

describe('a classifier', () => {
  it('raises what is clean to suspect, and is named in the finding', async () => {
    const settled = await escalate(text, verdict, shares(0.97, 0.5), signal);
    expect(settled.verdict).toEqual({
      level: 'suspect',
      version: '1',
      findings: [
        {
          level: 'suspect',
          reason: 'a classifier takes it for an order (0.97)',
          quote: 'One is unsure.',
          span: one,
          page: 3,
          cues: [],
          score: -1,
          decidedBy: 'transformer',
        },
        suspected,
      ],
    });
    expect(settled.asked).toEqual([
      { by: 'transformer', outcome: 'raised' },
      { by: 'transformer', outcome: 'open' },
    ]);
  });

  it('tells long words apart by all of them, not by those that are quoted', async () => {
    const raised = async (end: string) => {
      const long = `One is unsure${' of it'.repeat(100)}${end}`;
      const undecided = [{ span: { start: 0, end: long.length }, level: 'clean', score: -1, cues: [] }] as const;
      const settled = await escalate(long, { level: 'clean', version: '1', findings: [], undecided }, shares(0.9), signal);
      return settled.verdict.findings[0];
    };
    const [first, second] = [await raised('.'), await raised('!')];
    expect(first?.quote).toBe(second?.quote);
    expect(first?.digest).not.toBe(second?.digest);
  });

  it('takes no mark off, however sure it is that something is harmless', async () => {
    expect((await escalate(text, verdict, shares(0, 0.02), signal)).verdict).toEqual({
      level: 'suspect',
      version: '1',
      findings: [suspected],
    });
    const concealed = { ...verdict, level: 'quarantined', findings: [hidden, suspected] } as const;
    const { verdict: kept } = await escalate(text, concealed, shares(0, 0.02), signal);
    expect(kept).toMatchObject({ level: 'quarantined', findings: [hidden, suspected] });
  });

  it('that fails of one stretch is heard about the others', async () => {
    const settled = await escalate(text, verdict, shares(0.97), signal);
    expect(settled.verdict.findings.map(({ span, decidedBy }) => [span, decidedBy])).toEqual([
      [one, 'transformer'],
      [two, 'features'],
    ]);
    expect(settled.asked.map(({ outcome }) => outcome)).toEqual(['raised', 'not_judged']);
  });

  it('that agrees with what is suspect has settled it', async () => {
    const { verdict: kept } = await escalate(text, verdict, shares(0, 0.9), signal);
    expect(kept.findings).toEqual([{ ...suspected, decidedBy: 'transformer' }]);
  });

  it('that fails leaves the score’s verdict, which says so', async () => {
    const settled = await escalate(text, verdict, { classifier: new SaidShares(new Error('gone')), judge: null }, signal);
    expect(settled.verdict).toMatchObject({
      level: 'suspect',
      findings: [{ reason: 'it asks for something to be done; not judged: the classifier failed', decidedBy: 'features' }],
    });
    expect(settled.asked.map(({ outcome, why }) => [outcome, why])).toEqual([
      ['not_judged', 'the classifier failed'],
      ['not_judged', 'the classifier failed'],
    ]);
  });
});

describe('a language model', () => {
  it('raises what is clean, and is never asked about what is suspect', async () => {
    const { generator, escalation } = judging(attack);
    const settled = await escalate(text, verdict, escalation, signal);
    expect(settled.verdict.findings).toMatchObject([
      { span: one, reason: 'a language model says: it tells whoever answers what to do', decidedBy: 'judge' },
      suspected,
    ]);
    expect(settled.asked).toEqual([{ by: 'judge', outcome: 'raised' }]);
    expect(generator.requests.map(({ user }) => user)).toEqual([expect.stringContaining('One^is^unsure.')]);
  });

  it('is asked only about what a classifier left open', async () => {
    const { generator, escalation } = judging(harmless);
    const settled = await escalate(text, verdict, { ...escalation, classifier: new SaidShares([0.5, 0.9]) }, signal);
    expect(settled.asked).toEqual([
      { by: 'transformer', outcome: 'open' },
      { by: 'judge', outcome: 'kept' },
      { by: 'transformer', outcome: 'kept' },
    ]);
    await escalate(text, verdict, { ...escalation, classifier: new SaidShares([0, 0.9]) }, signal);
    expect(generator.requests).toHaveLength(1);
  });

  it('that breaks, says nothing of use, or has judged enough leaves what is clean, and that is told', async () => {
    const twice = { ...verdict, undecided: [...(verdict.undecided ?? []), { span: two, level: 'clean', score: -2, cues: [] }] } as const;
    const whys = async (answer: string | Error, passages?: number) => {
      const settled = await escalate(text, twice, judging(answer, passages).escalation, signal);
      expect(settled.verdict).toMatchObject({ level: 'suspect', findings: [suspected] });
      return settled.asked.map(({ why }) => why);
    };
    const isUnjudged = async (answer: string | Error) =>
      (await escalate(text, twice, judging(answer, 1).escalation, signal)).verdict.isUnjudged;
    expect(await whys(new Error('gone'))).toEqual(['the model failed', 'the model failed']);
    expect(await whys('hm')).toEqual(['the model gave no verdict', 'the model gave no verdict']);
    expect(await whys(harmless, 1)).toEqual([undefined, 'it is one of more than 1 passages']);
    expect([await isUnjudged(new Error('gone')), await isUnjudged('hm'), await isUnjudged(harmless)]).toEqual([true, undefined, undefined]);
  });

  it('that refuses a passage is asked about the next', async () => {
    const twice = { ...verdict, undecided: [...(verdict.undecided ?? []), { span: two, level: 'clean', score: -2, cues: [] }] } as const;
    const { generator, escalation } = judging(new Fault('bad_request', 'filtered'));
    await escalate(text, twice, escalation, signal);
    expect(generator.requests).toHaveLength(2);
  });
});

it('ends with the signal', async () => {
  const stopped = AbortSignal.abort(new Error('stopping'));
  await expect(escalate(text, verdict, shares(0, 0), stopped)).rejects.toThrow('stopping');
});
