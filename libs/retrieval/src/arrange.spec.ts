import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { RankedPassage } from '#core';
import { aFoundChunk } from '#testing';
import { arrange } from './arrange.ts';

const around = 'The lamp \u{1F4A1} burns. It burns all night \u{1F319}. Nobody sees it.';
const [start, end] = [around.indexOf('It'), around.indexOf(' Nobody')];

/** A passage widened in a document of four million characters of its own. */
function widened(index: number): RankedPassage {
  const chunk = aFoundChunk(around.slice(start, end), {
    start,
    end,
    chunkId: `c${index}`,
    documentId: `d${index}`,
    revisionId: `r${index}`,
  });
  const passage: RankedPassage = { ...chunk, score: 1, fused: 1, legs: {}, opinions: {}, recency: null, repeats: null, cosine: null };
  const text = `${around}${String(index % 10).repeat(4e6)}`.normalize();
  const spans = [
    { start: 0, end: start - 1 },
    { start, end },
  ];
  const surroundings = { chunkId: chunk.chunkId, revisionId: chunk.revisionId, around: spans, text };
  const { shown } = arrange([passage], new Map([[chunk.chunkId, surroundings]]), {
    limit: 1,
    expand: { by: 'neighbours', maxCharacters: 1000 },
  });
  return shown[0]!;
}

it('shows of a text what the span says, and does not keep the rest of it', () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('this Node cannot be made to collect garbage');
  collect();
  const before = process.memoryUsage().heapUsed;
  const passages = Array.from({ length: 10 }, (_, index) => widened(index));
  collect();
  // Ten texts of 8 MB each, were they kept.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(10e6);
  for (const { expanded } of passages) expect(expanded?.text).toBe(around.slice(0, end));
});
