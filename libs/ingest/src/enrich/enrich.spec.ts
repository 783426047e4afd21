import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findEntities } from './entities.ts';
import { detectLanguage } from './language.ts';

const found = (text: string): string[] => findEntities(text).map(({ kind, value }) => `${kind} ${value}`);

describe('what a text speaks of', () => {
  it('is written in one way, however it was written', () => {
    expect(found('Due 2024-03-01, on 1.3.2024, March 1, 2024, 1st March 2024 and am 1. März 2024.')).toEqual(['date 2024-03-01']);
    expect(found('It costs €1.234,50, 1,234.50 EUR or EUR 1234.50, then $5.')).toEqual(['amount EUR 1234.50', 'amount USD 5']);
    expect(found('Version 24.1 came after v2.0.1-rc1; 2.0.1 is final.')).toEqual(['version 2.0.1-rc1', 'version 24.1', 'version 2.0.1']);
    expect(found('Ask ada@mill.example, see https://docs.mill.example/a?b=c or part XJ-4410-B.')).toEqual([
      'mail_domain mill.example',
      'host docs.mill.example',
      'number XJ-4410-B',
    ]);
  });

  it('is neither an impossible date nor a number of something else, and no person', () => {
    expect(found('2024-13-01, 31.2.2024, 192.168.0.1, UTF-8, 3 Bits 2024')).toEqual([]);
    expect(JSON.stringify(findEntities('ada.well@mill.example'))).not.toContain('ada');
  });

  it('is at most twenty of a kind, and costs no more than its length', () => {
    const started = performance.now();
    for (const text of ['A1-'.repeat(100_000), 'a@'.repeat(100_000), '1.'.repeat(100_000), '$1,111'.repeat(40_000), '9-'.repeat(100_000)])
      findEntities(text);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(findEntities(Array.from({ length: 50 }, (_, at) => `AB-${1000 + at}`).join(' '))).toHaveLength(20);
  });
});

describe('the language of a text', () => {
  it('is null where nobody could say', () => {
    for (const text of ['', '42', 'x = y + 1', 'OK', '--- === ---'.repeat(50)]) expect(detectLanguage(text)).toBeNull();
  });

  it('is what most of it is written in', () => {
    const german = 'Die Pumpe läuft an, sobald der Pegel im oberen Becken unter vierzig Zentimeter fällt. '.repeat(100);
    expect(detectLanguage(`A short abstract in English, as journals want it. ${german}`)).toBe('de');
    expect(detectLanguage('水泵在上池水位低于四十厘米时启动，在九十厘米时再次停止。')).toBe('zh');
  });

  const folder = fileURLToPath(new URL('../../../../../shared/eval/retrieval/xquad', import.meta.url));
  it.skipIf(!existsSync(folder))(
    `is told for 99 in 100 passages of XQuAD (${existsSync(folder) ? folder : 'skipped: it is not here'})`,
    () => {
      const passages = ['ar', 'de', 'en', 'es', 'hi', 'ru', 'th', 'zh'].flatMap((language) =>
        readFileSync(`${folder}/${language}/corpus.jsonl`, 'utf8')
          .trim()
          .split('\n')
          .slice(0, 60)
          .map((line) => ({ language, text: (JSON.parse(line) as { readonly text: string }).text })),
      );
      const right = passages.filter(({ language, text }) => detectLanguage(text) === language);
      expect(right.length / passages.length).toBeGreaterThan(0.99);
    },
  );
});
