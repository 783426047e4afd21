import { describe, expect, it } from 'vitest';
import { freshnessOf, passageFreshness } from './index.ts';

const now = new Date('2026-05-01T00:00:00Z');
const passage = (documentId: string, fields: { liveAt?: string; validUntil?: string; staleAfterSeconds?: number } = {}) => ({
  documentId,
  liveAt: new Date(fields.liveAt ?? '2026-04-30T00:00:00Z'),
  validUntil: fields.validUntil ? new Date(fields.validUntil) : null,
  staleAfterSeconds: fields.staleAfterSeconds ?? null,
});

describe('freshness', () => {
  it('is unknown when nobody said how long a document keeps', () => {
    expect(passageFreshness(passage('a'), now)).toBe('unknown');
    expect(freshnessOf([], now)).toEqual({ verdict: 'unknown', oldest: null, staleDocumentIds: [] });
  });

  it('is stale from the very moment a limit is reached', () => {
    expect(passageFreshness(passage('a', { staleAfterSeconds: 86_400 }), now)).toBe('stale');
    expect(passageFreshness(passage('a', { staleAfterSeconds: 86_401 }), now)).toBe('fresh');
    expect(passageFreshness(passage('a', { validUntil: '2026-05-01T00:00:00Z', staleAfterSeconds: 1e9 }), now)).toBe('stale');
  });

  it('lets one stale document make the answer stale and names it once', () => {
    const stale = passage('old', { liveAt: '2020-01-01T00:00:00Z', staleAfterSeconds: 1 });
    expect(freshnessOf([passage('a', { validUntil: '2030-01-01T00:00:00Z' }), stale, stale], now)).toEqual({
      verdict: 'stale',
      oldest: new Date('2020-01-01T00:00:00Z'),
      staleDocumentIds: ['old'],
    });
  });

  it('is fresh only when every document is', () => {
    const fresh = passage('a', { validUntil: '2030-01-01T00:00:00Z' });
    expect(freshnessOf([fresh], now).verdict).toBe('fresh');
    expect(freshnessOf([fresh, passage('b')], now).verdict).toBe('unknown');
  });
});
