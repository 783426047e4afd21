import { describe, expect, it } from 'vitest';
import { diffTexts } from './diff-texts.ts';

const cut = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);

/** What the old text becomes when the changes are made to it. */
function applied(from: string, to: string): string {
  let result = '';
  let at = 0;
  for (const change of diffTexts(from, to).changes) {
    result += from.slice(at, change.from.start) + cut(to, change.to);
    at = change.from.end;
  }
  return result + from.slice(at);
}

describe('the difference of two texts', () => {
  it('names what changed, what came and what went, with spans in both', () => {
    const from = '# Tea\n\nBoil the water.\nWait four minutes.\n\nOld advice.\n';
    const to = '# Tea\n\nBoil the water.\nWait three minutes.\n\nSugar is optional.\nSo is milk.\n';
    const { changes, linesAdded, linesRemoved, isExact } = diffTexts(from, to);
    expect(changes.map(({ kind }) => kind)).toEqual(['changed', 'changed']);
    expect(changes.map((change) => [cut(from, change.from), cut(to, change.to)])).toEqual([
      ['Wait four minutes.\n', 'Wait three minutes.\n'],
      ['Old advice.\n', 'Sugar is optional.\nSo is milk.\n'],
    ]);
    expect(changes[1]).toMatchObject({ from: { line: 6, lines: 1 }, to: { line: 6, lines: 2 } });
    expect({ linesAdded, linesRemoved, isExact }).toEqual({ linesAdded: 3, linesRemoved: 2, isExact: true });
  });

  it('says where what was added or removed would stand in the other', () => {
    expect(diffTexts('a\nc\n', 'a\nb\nc\n').changes).toEqual([
      { kind: 'added', from: { start: 2, end: 2, line: 2, lines: 0 }, to: { start: 2, end: 4, line: 2, lines: 1 } },
    ]);
    expect(diffTexts('a\nb\nc', 'a\nb').changes.map(({ kind }) => kind)).toEqual(['changed']);
  });

  it('finds nothing in equal texts, and everything in what was empty', () => {
    expect(diffTexts('same\n', 'same\n').changes).toEqual([]);
    expect(diffTexts('', 'new\n').changes).toMatchObject([{ kind: 'added', to: { start: 0, end: 4 } }]);
    expect(diffTexts('old', '').changes).toMatchObject([{ kind: 'removed', from: { start: 0, end: 3 } }]);
  });

  it('leads from one text to the other, whatever they are', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = () => Array.from({ length: random(12) }, () => ['', 'é🦊', 'x', 'y', 'zz'][random(5)]).join('\n');
    for (let round = 0; round < 500; round += 1) {
      const [from, to] = [text(), text()];
      expect(applied(from, to)).toBe(to);
    }
  });

  it('gives up on texts that have too little in common and says so, in bounded time', () => {
    const lines = (word: string) => Array.from({ length: 200_000 }, (_, index) => `${word} ${index}\n`).join('');
    const [from, to] = [`head\n${lines('old')}tail\n`, `head\n${lines('new')}tail\n`];
    const started = performance.now();
    const { changes, isExact } = diffTexts(from, to, { maxEdits: 1000, timeoutMs: 1000 });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(isExact).toBe(false);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.from).toMatchObject({ start: 5, end: from.length - 5, lines: 200_000 });
  });
});
