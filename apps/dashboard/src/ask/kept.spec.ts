import { describe, expect, it } from 'vitest';
import { conversationsOf, readKept, withKept } from './kept.ts';

const kept = (id: string, conversationId: string, at = `2026-01-0${id}T00:00:00Z`) => ({
  id,
  at,
  body: { question: `Q${id}`, conversationId },
});

describe('conversations that the browser keeps', () => {
  it('are listed with the one that was asked in last first', () => {
    const all = [kept('1', 'a'), kept('2', 'b'), kept('3', 'a')];
    expect(conversationsOf(all).map(({ conversationId, questions }) => [conversationId, questions.map(({ id }) => id)])).toEqual([
      ['a', ['1', '3']],
      ['b', ['2']],
    ]);
  });

  it('hold each answer once and forget the oldest', () => {
    const one = withKept([], kept('1', 'a'));
    expect(withKept(one, kept('1', 'a'))).toBe(one);
    let many = one;
    for (let index = 0; index < 300; index += 1) many = withKept(many, { ...kept('2', 'a'), id: `x${index}` });
    expect(many).toHaveLength(200);
    expect(many.at(-1)?.id).toBe('x299');
  });

  it('are nothing where something else was kept', () => {
    for (const text of [null, '', '{', '7', '{}', '[1, null, {"id":"1"}]']) expect(readKept(text)).toEqual([]);
    expect(readKept(JSON.stringify([kept('1', 'a')]))).toEqual([kept('1', 'a')]);
  });
});
