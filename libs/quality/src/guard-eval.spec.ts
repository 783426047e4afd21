import { describe, expect, it } from 'vitest';
import { type GuardedText, guardReport, wilsonInterval } from './guard-eval.ts';

const aText = (kind: string, isAttack: boolean, isFlagged: boolean): GuardedText => ({
  kind,
  sub: 'any',
  isAttack,
  isFlagged,
  isQuarantined: false,
  chunks: 4,
  flaggedChunks: isFlagged ? 1 : 0,
});

describe('the report on a guard', () => {
  it('tells recall of attacks and false positives of each harmless kind', () => {
    const report = guardReport([
      aText('hidden', true, true),
      aText('hidden', true, true),
      aText('encoded', true, false),
      aText('direct', true, true),
      aText('plain', false, false),
      aText('hard-negative', false, true),
      aText('hard-negative', false, false),
    ]);
    expect(report.recall).toBe(0.75);
    expect(report.falsePositives).toEqual({ plain: 0, 'hard-negative': 0.5 });
    expect(report.kinds['hidden']).toMatchObject({ flagged: 1, texts: 2 });
    expect(report.perThousandChunks).toEqual({ attack: 187.5, plain: 0, 'hard-negative': 125 });
    expect(report.intervals['recall']).toEqual(wilsonInterval(3, 4));
  });

  it('gives Wilson intervals, also where nothing or all was seen', () => {
    expect(wilsonInterval(0, 10)).toEqual([0, 0.2775]);
    expect(wilsonInterval(10, 10)).toEqual([0.7225, 1]);
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });
});
