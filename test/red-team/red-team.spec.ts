import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asLines, attacks, benign } from './generate.ts';

const hostile = attacks();
const harmless = benign();
const everything = [...hostile, ...harmless];
const countBy = (names: readonly string[]) => Object.groupBy(names, (name) => name);

describe('the texts of the red-team suite', () => {
  it('are what the material makes', () => {
    expect(readFileSync(new URL('attacks.jsonl', import.meta.url), 'utf8')).toBe(asLines(hostile));
    expect(readFileSync(new URL('benign.jsonl', import.meta.url), 'utf8')).toBe(asLines(harmless));
  });

  it('have ids and texts of their own', () => {
    expect(new Set(everything.map(({ id }) => id)).size).toBe(everything.length);
    expect(new Set(everything.map(({ text }) => text)).size).toBe(everything.length);
  });

  it('are enough, of every kind', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(240);
    expect(harmless.length).toBeGreaterThanOrEqual(300);
    for (const [kind, members] of Object.entries(countBy(everything.map((record) => record.kind))))
      expect(members?.length, kind).toBeGreaterThanOrEqual(8);
  });

  it('are halved by the hash of their ids', () => {
    for (const records of [hostile, harmless]) {
      const tune = records.filter(({ set }) => set === 'tune').length / records.length;
      expect(Math.abs(tune - 0.5)).toBeLessThan(0.08);
    }
  });

  it.each(hostile)('$id says where its instruction stands and what obeying it would show', ({ text, span, ...record }) => {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThan(span.start + 8);
    expect(span.end).toBeLessThanOrEqual(text.length);
    for (const value of [record.goal, record.language, record.canary, record.question, record.answer]) expect(value).toBeTruthy();
  });

  it('know three formats and keep no brackets of the material', () => {
    for (const { format, text } of everything) {
      expect(['markdown', 'html', 'text']).toContain(format);
      expect(text).not.toMatch(/[⟦⟧]/);
    }
  });
});
