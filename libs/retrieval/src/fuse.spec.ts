import { describe, expect, it } from 'vitest';
import { fuseLegs } from './fuse.ts';
import { findNearDuplicates } from './near-duplicates.ts';
import { normaliseHits } from './normalise.ts';
import { weighLegs } from './weigh-legs.ts';

const weighing = { status: 'ok' as const, vectorShare: 0.7, why: 'as configured' };
const fusion = { candidates: 3, weighing };
const hits = (scores: Record<string, number>) => Object.entries(scores).map(([chunkId, score]) => ({ chunkId, score }));

describe('normalised hits', () => {
  it('run from 1 for the best to 0 for the last of the list', () => {
    const normalised = normaliseHits(hits({ a: 0.5, b: 0.9, c: 0.7 }));
    expect(normalised.get('b')).toEqual({ rank: 1, score: 0.9, normalised: 1 });
    expect(normalised.get('c')?.normalised).toBeCloseTo(0.5);
    expect(normalised.get('a')).toEqual({ rank: 3, score: 0.5, normalised: 0 });
  });

  it('are 1 when all scores are the same, also for a single hit', () => {
    expect(normaliseHits(hits({ a: 3 })).get('a')?.normalised).toBe(1);
    expect([...normaliseHits(hits({ a: 3, b: 3 })).values()].map((score) => score.normalised)).toEqual([1, 1]);
    expect(normaliseHits([]).size).toBe(0);
  });
});

describe('fusion', () => {
  it('weighs the legs and counts what a leg missed as 0', () => {
    const { hits: fused } = fuseLegs({ vector: hits({ a: 0.9, b: 0.8, c: 0.4 }), keyword: hits({ d: 20, b: 11, e: 2 }) }, fusion);
    expect(fused.map((hit) => hit.chunkId)).toEqual(['b', 'a', 'd', 'c', 'e']);
    expect(fused.find((hit) => hit.chunkId === 'a')?.fused).toBeCloseTo(0.7);
    expect(fused.find((hit) => hit.chunkId === 'd')?.fused).toBeCloseTo(0.3);
    expect(fused.find((hit) => hit.chunkId === 'a')?.legs.keyword).toBeUndefined();
  });

  it('leaves everything to the leg that is left when the other failed', () => {
    expect(fuseLegs({ vector: null, keyword: hits({ a: 5, b: 1 }) }, fusion).hits[0]?.fused).toBe(1);
    expect(fuseLegs({ vector: hits({ a: 0.9, b: 0.1 }), keyword: null }, fusion).hits[0]?.fused).toBe(1);
    expect(fuseLegs({ vector: null, keyword: null }, fusion).hits).toEqual([]);
  });

  it('puts what holds an identifier before what only resembles it, at the share that identifiers have', () => {
    const alike = hits(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`like-${index}`, 0.7 - index / 1000])));
    const { hits: fused } = fuseLegs(
      { vector: alike, keyword: hits({ exact: 14 }) },
      { candidates: 20, weighing: weighLegs({ query: 'torque of bolt M8-1125', vectorWeight: null, profiles: [], languages: null }) },
    );
    expect(fused[0]?.chunkId).toBe('exact');
  });

  it('takes what matched no word for 0 when the keyword list holds every match', () => {
    const { hits: fused } = fuseLegs({ vector: hits({ x: 0.9, y: 0.3, z: 0.2 }), keyword: hits({ a: 8, b: 6 }) }, fusion);
    expect(fused.find((hit) => hit.chunkId === 'b')?.legs.keyword?.normalised).toBe(0.75);
  });

  it('gives equal scores a fixed order', () => {
    const ids = (order: string[]) =>
      fuseLegs({ vector: hits(Object.fromEntries(order.map((id) => [id, 1]))), keyword: [] }, fusion).hits.map((hit) => hit.chunkId);
    expect(ids(['b', 'a', 'c'])).toEqual(ids(['c', 'b', 'a']));
  });
});

describe('near-duplicates', () => {
  const withoutNearDuplicates = (items: readonly { readonly text: string }[]) => {
    const said = findNearDuplicates(items);
    return items.filter((item) => !said.has(item));
  };

  const text = 'The gate decides from retrieval evidence and never from fused scores, which say nothing absolute about a passage.';
  it('go, the first one stays', () => {
    const kept = withoutNearDuplicates([{ text }, { text: `${text.toUpperCase()} ` }, { text: 'Something else entirely stands here.' }]);
    expect(kept.map((item) => item.text)).toEqual([text, 'Something else entirely stands here.']);
  });

  it('never cost a longer text that adds something', () => {
    const longer = `${text} It is calibrated per embedder and adds what the model says where the model is big enough.`;
    expect(withoutNearDuplicates([{ text }, { text: longer }])).toHaveLength(2);
    expect(withoutNearDuplicates([{ text: longer }, { text }])).toHaveLength(1);
  });

  it('stay when they differ in a figure', () => {
    expect(withoutNearDuplicates([{ text: `${text} Price list of 2024.` }, { text: `${text} Price list of 2025.` }])).toHaveLength(2);
  });

  it('need words: two short different texts both stay', () => {
    expect(withoutNearDuplicates([{ text: 'Yes.' }, { text: 'No.' }, { text: '—' }, { text: '…' }])).toHaveLength(4);
  });
});
