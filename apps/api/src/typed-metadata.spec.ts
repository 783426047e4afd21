import { describe, expect, it } from 'vitest';
import { typedFilter, typedMetadata } from './typed-metadata.ts';

const fields = { year: 'number', due: 'date', team: 'text', open: 'boolean' } as const;

describe('declared metadata', () => {
  it('keeps what fits and what nobody declared, and writes dates in UTC', () => {
    const metadata = { year: 2024, due: '2026-05-01T02:00:00+02:00', team: ['sea', 'land'], open: true, other: { any: 1 }, gone: null };
    expect(typedMetadata(metadata, fields)).toEqual({ ...metadata, due: '2026-05-01T00:00:00.000Z' });
  });

  it.each([
    ['year', '2024'],
    ['due', 'tomorrow'],
    ['due', '2026-13-01'],
    ['team', 5],
    ['team', ['sea', 5]],
    ['open', 'yes'],
  ])('refuses %s: %j and names it', (name, value) => {
    expect(() => typedMetadata({ [name]: value }, fields)).toThrow(new RegExp(`"${name}" is .*declares it a`));
  });

  it('lets a filter compare days and times as they are kept', () => {
    expect(typedMetadata({ due: '2026-03-01' }, fields)).toEqual({ due: '2026-03-01' });
    const filter = {
      or: [{ due: { gte: '2026-05-01T02:00:00+02:00' } }, { not: { due: '2026-03-01', year: 3 } }],
      other: '2026-05-01T02:00:00+02:00',
    };
    expect(typedFilter(filter, new Set(['due']))).toEqual({
      or: [{ due: { gte: '2026-05-01T00:00:00.000Z' } }, { not: { due: '2026-03-01', year: 3 } }],
      other: '2026-05-01T02:00:00+02:00',
    });
  });
});
