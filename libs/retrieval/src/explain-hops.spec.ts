import { describe, expect, it } from 'vitest';
import type { BridgeReport } from '#core';
import { aFoundChunk } from '#testing';
import { bridgeWords, hopOf } from './explain-selection.ts';
import type { ExplainedCandidate } from './explained-candidate.ts';

const report = (more: Partial<BridgeReport> = {}): BridgeReport => ({
  status: 'ok',
  note: null,
  bridged: 3,
  share: 0.4,
  ms: 1,
  ...more,
});
const stands = (title: string, place: number, gained: number | null): ExplainedCandidate =>
  ({
    chunk: aFoundChunk('text', { title }),
    place,
    isShown: place < 5,
    ...(gained !== null && { bridge: { of: aFoundChunk('text', { title: 'Signmark' }), by: 'finland', gained } }),
  }) as ExplainedCandidate;

describe('the next hop', () => {
  it('is told of those shown that gained by it, and of how many others', () => {
    const ranking = [stands('Euro', 1, null), stands('Finnish markka', 2, 0.04), stands('Ruble', 3, 0.001), stands('Krona', 9, 0.2)];
    expect(bridgeWords(ranking, report())).toEqual([
      '“Finnish markka” (No. 2) gained 0.04 as the next hop after “Signmark”: both name “finland”.',
      '2 passages more gained as the next hop after one of the first three.',
    ]);
    expect(bridgeWords(ranking, report({ note: 'the bridges were late' }))).toEqual(['The bridges were late.']);
    expect(bridgeWords(ranking, undefined)).toEqual([]);
  });

  it('is told of what stands too low, also where nothing led to it', () => {
    expect(hopOf(stands('Krona', 9, 0.2), report())).toHaveLength(1);
    expect(hopOf(stands('Euro', 9, null), report())).toEqual([
      'No name that is rare leads to it from one of the first three: it gained nothing as a next hop.',
    ]);
    expect(hopOf(stands('Euro', 9, null), report({ bridged: 0 }))).toEqual([]);
  });
});
