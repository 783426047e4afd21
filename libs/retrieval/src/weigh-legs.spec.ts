import { describe, expect, it } from 'vitest';
import type { CollectionProfile } from '#core';
import { weighLegs } from './weigh-legs.ts';

const profile = (sharpness: number | null, languages: Record<string, number> = { en: 1 }, chunks = 1000): CollectionProfile => ({
  sharpness,
  languages,
  chunks,
  keywordMethod: 'bm25',
});
const words = (query: string, profiles: readonly CollectionProfile[], languages: readonly string[] | null = ['en']) =>
  1 - weighLegs({ query, vectorWeight: null, profiles, languages }).vectorShare;

describe('the share of words', () => {
  it('grows with how far words tell the passages of a collection apart, within limits', () => {
    expect(words('how does it work', [profile(1.8)])).toBeCloseTo(0.5);
    expect(words('how does it work', [profile(0.5)])).toBeCloseTo(0.1);
    expect(words('how does it work', [profile(4)])).toBeCloseTo(0.7);
  });

  it('is the ordinary one where nothing was measured', () => {
    expect(words('how does it work', [])).toBeCloseTo(0.35);
    expect(weighLegs({ query: 'x', vectorWeight: null, profiles: [profile(null)], languages: null }).why).toContain('ordinary');
  });

  it('is the ordinary one, and says why, where the database scores words in a way that cannot be measured', () => {
    const profiles = [{ ...profile(null), keywordMethod: 'ts_rank' as const }];
    const weighed = weighLegs({ query: 'x', vectorWeight: null, profiles, languages: null });
    expect(weighed.vectorShare).toBeCloseTo(0.65);
    expect(weighed.why).toContain('pg_textsearch');
  });

  it('is measured over several collections by their size', () => {
    expect(words('how does it work', [profile(1, {}, 100), profile(1.8, {}, 300)])).toBeCloseTo(0.375);
  });

  it('is at least a half for a question that names an identifier', () => {
    expect(words('torque of bolt M8-1125', [profile(1)])).toBeCloseTo(0.5);
  });

  it.each([
    ['another script', 'ما هو الشاي', [profile(1.2)]],
    ['another language', 'wie heiß ist Tee', [profile(1.2, { de: 1 })]],
  ])('is most of it for %s than the embedder knows', (_, query, profiles) => {
    expect(words(query, profiles)).toBeCloseTo(0.8);
    expect(words(query, profiles, null)).toBeLessThan(0.4);
  });

  it('does not take a few texts in a language it was mistaken about for a part of the collection', () => {
    expect(words('how does it work', [profile(1.8, { en: 0.9, nl: 0.1 })])).toBeCloseTo(0.5);
  });

  it('is the ordinary one, and says so, when what was measured cannot be read', () => {
    expect(weighLegs({ query: 'x', vectorWeight: null, profiles: null, languages: ['en'] })).toMatchObject({
      status: 'fallback',
      vectorShare: 0.65,
    });
  });

  it('is what was configured, whatever was measured', () => {
    expect(weighLegs({ query: 'M8-1125', vectorWeight: 0.9, profiles: [profile(4)], languages: ['en'] }).vectorShare).toBe(0.9);
  });
});
