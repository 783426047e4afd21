import { expect, test } from 'vitest';
import { pagesOf } from './page.ts';

const rows = ['a', 'b', 'c'];
const place = (row: string): string => row;

test('a list goes on where its page before ended, and says when that was the last', () => {
  const keys = pagesOf('keys');
  expect(keys.after({ limit: 2 })).toBeNull();
  const { items, nextCursor } = keys.cut(rows, { limit: 2 }, place);
  expect(items).toEqual(['a', 'b']);
  expect(keys.after({ limit: 2, cursor: nextCursor ?? '' })).toBe('b');
  expect(keys.cut(rows, { limit: 3 }, place).nextCursor).toBeNull();
});

test('no list takes the cursor of another, nor what is no place of its own', () => {
  const numbered = pagesOf('revisions of d', /^\d+$/);
  const cursorOf = (list: string, last: string): string => pagesOf(list).cut([last, 'x'], { limit: 1 }, place).nextCursor ?? '';
  expect(numbered.after({ limit: 1, cursor: cursorOf('revisions of d', '7') })).toBe('7');
  const others = [cursorOf('revisions of e', '7'), cursorOf('revisions', '7'), cursorOf('revisions of d', 'seven')];
  for (const cursor of [...others, '', 'NzoxMjM', '%00nonsense', 'x'.repeat(5000)])
    expect(() => numbered.after({ limit: 1, cursor })).toThrow(/is none of this list.*start without one\.$/);
});
