import { describe, expect, it } from 'vitest';
import { type DocumentSpan, spanScores } from './span-metrics.ts';

const at = (start: number, end: number, documentId = 'a'): DocumentSpan => ({ documentId, start, end });

describe('scores of retrieved spans', () => {
  it('is perfect for exactly what was wanted', () => {
    expect(spanScores([at(0, 10), at(20, 30)], [at(20, 30), at(0, 10)])).toEqual({ recall: 1, precision: 1, iou: 1 });
  });

  it('is nothing for another document, or for nothing at all', () => {
    expect(spanScores([at(0, 10)], [at(0, 10, 'b')])).toEqual({ recall: 0, precision: 0, iou: 0 });
    expect(spanScores([at(0, 10)], [])).toEqual({ recall: 0, precision: 0, iou: 0 });
  });

  it('counts what was read besides against precision, what was missed against recall, both against the union', () => {
    // 5 of 10 wanted characters in 20 read: 25 in the union.
    expect(spanScores([at(0, 10)], [at(5, 25)])).toEqual({ recall: 0.5, precision: 0.25, iou: 0.2 });
  });

  it('counts what was retrieved twice once as right and twice as read', () => {
    expect(spanScores([at(0, 10)], [at(0, 10), at(0, 10)])).toEqual({ recall: 1, precision: 0.5, iou: 0.5 });
  });
});
