import { describe, expect, it } from 'vitest';
import { recurring, RecurringOrder } from './recurring-order.ts';

const itself = (text: string): string => text;

describe('the order of evidence', () => {
  it('begins as most prompts before it did, and goes on as ranked', () => {
    expect(recurring(['c', 'b', 'a', 'd'], [['a', 'b', 'x'], ['a', 'b', 'c'], ['d']])).toEqual(['a', 'b', 'c', 'd']);
    expect(recurring(['b', 'a'], [['x', 'a', 'b']])).toEqual(['b', 'a']);
    expect(recurring(['b', 'a'], [])).toEqual(['b', 'a']);
    expect(recurring([], [['a']])).toEqual([]);
  });

  it('is remembered for one scope of rights and tells another nothing', () => {
    const order = new RecurringOrder();
    expect(order.of('staff', ['a', 'b'], itself)).toEqual(['a', 'b']);
    expect(order.of('staff', ['b', 'a', 'c'], itself)).toEqual(['a', 'b', 'c']);
    expect(order.of('board', ['b', 'a', 'c'], itself)).toEqual(['b', 'a', 'c']);
  });

  it('keeps things of the same words', () => {
    const same = [
      { text: 'a', id: 1 },
      { text: 'b', id: 2 },
      { text: 'a', id: 3 },
    ];
    expect(new RecurringOrder().of('staff', same, ({ text }) => text).map(({ id }) => id)).toEqual([1, 3, 2]);
  });

  it('forgets what stood long ago', () => {
    const order = new RecurringOrder();
    order.of('staff', ['a', 'b'], itself);
    for (let index = 0; index < 200; index += 1) order.of('staff', [`other ${index}`], itself);
    expect(order.of('staff', ['b', 'a'], itself)).toEqual(['b', 'a']);
  });
});
