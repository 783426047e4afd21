import { describe, expect, it } from 'vitest';
import { type Candidate, ChunkRelations, type ChunkLikeness, type FoundChunk, type Span, type Surroundings } from '#core';
import { aFoundChunk, aScope } from '#testing';
import { selectPassages, type Selecting } from './select-passages.ts';

const text = Array.from({ length: 12 }, (_, index) => `Sentence ${index} speaks of part number ${index * 7} alone. `).join('');
const spans: Span[] = [...text.matchAll(/Sentence[^.]*\./g)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
const size = spans[0]!.end;
/** Two documents of six chunks each; each document is one section. */
const chunks = spans.map(({ start, end }, index): FoundChunk =>
  aFoundChunk(text.slice(start, end), {
    start,
    end,
    chunkId: `c${index}`,
    documentId: index < 6 ? 'd0' : 'd1',
    revisionId: index < 6 ? 'r0' : 'r1',
    section: index < 6 ? { start: 0, end: spans[5]!.end } : { start: spans[6]!.start, end: spans[11]!.end },
  }),
);
const of = (chunkId: string): FoundChunk => chunks.find((chunk) => chunk.chunkId === chunkId)!;

class Relations extends ChunkRelations {
  async contents(): Promise<never[]> {
    return [];
  }
  async likeness(ids: readonly string[]): Promise<ChunkLikeness[]> {
    return ids.flatMap((left) => ids.map((right) => ({ left, right, cosine: of(left).documentId === of(right).documentId ? 0.9 : 0.1 })));
  }
  async surroundings(ids: readonly string[], reach: number): Promise<Surroundings[]> {
    return ids.map((chunkId) => {
      const { revisionId } = of(chunkId);
      const own = chunks.indexOf(of(chunkId));
      const around = spans.filter((_, index) => chunks[index]!.revisionId === revisionId && Math.abs(index - own) <= reach);
      return { chunkId, revisionId, around, text };
    });
  }
}
class Broken extends Relations {
  override async likeness(): Promise<never> {
    throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
  }
  override surroundings(): Promise<never> {
    return new Promise(() => {});
  }
}

const ranking = (...ids: readonly string[]): Candidate[] =>
  ids.map((chunkId, index) => ({ chunkId, score: 1 - index / 20, fused: 1, legs: {}, opinions: {} }));
const select = (ids: readonly string[], asked: Partial<Selecting>) =>
  selectPassages(
    ranking(...ids),
    {
      search: {
        chunks: async (wanted) => chunks.filter(({ chunkId }) => wanted.includes(chunkId)),
        cosines: async () => new Map(),
      },
      relations: new Relations(),
      modelId: 'm',
      queryVector: null,
      scope: aScope,
      limit: 3,
      deadlineMs: 1000,
      ...asked,
    },
    new AbortController().signal,
  );
const shown = ({ passages }: Awaited<ReturnType<typeof select>>, limit = 3) => passages.slice(0, limit).map(({ chunkId }) => chunkId);

describe('a cap of passages per document', () => {
  it('reads on for other documents and says what it held back', async () => {
    const selected = await select(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c7', 'c8'], { maxPerDocument: 1, limit: 2 });
    expect(shown(selected, 2)).toEqual(['c0', 'c7']);
    expect(selected.report).toMatchObject({ status: 'ok', heldBack: 5, relaxed: 0 });
    expect(selected.dropped[0]).toEqual({ chunkId: 'c1', documentId: 'd0', reason: 'document-cap' });
  });

  it('is relaxed when nothing else is left, best first, and that is said', async () => {
    const selected = await select(['c0', 'c1', 'c2', 'c7'], { maxPerDocument: 1 });
    expect(shown(selected)).toEqual(['c0', 'c7', 'c1']);
    expect(selected.report).toMatchObject({ heldBack: 2, relaxed: 1 });
    expect(selected.dropped.map(({ chunkId }) => chunkId)).toEqual(['c2']);
  });
});

describe('diversity', () => {
  it('brings up what the ranking alone would not have shown', async () => {
    const selected = await select(['c0', 'c1', 'c2', 'c3', 'c7'], { diversity: 0.5, limit: 2 });
    expect(shown(selected, 2)).toEqual(['c0', 'c7']);
    expect(selected.report).toMatchObject({ moved: 1 });
  });

  it('leaves the ranking as it stands when nothing can be compared', async () => {
    const selected = await select(['c0', 'c1', 'c7'], { diversity: 0.5, relations: new Broken() });
    expect(shown(selected)).toEqual(['c0', 'c1', 'c7']);
    expect(selected.report).toMatchObject({ status: 'failed', moved: 0 });
    expect(selected.report?.note).not.toContain('10.0.0.7');
    expect(selected.error).toBeInstanceOf(Error);
  });
});

describe('expansion', () => {
  const by = (way: 'neighbours' | 'section', chunksWide: number) => ({ by: way, maxCharacters: (size + 3) * chunksWide });

  it('widens by the chunks beside it, with the canonical text at the span', async () => {
    const { passages } = await select(['c2'], { expand: by('neighbours', 9) });
    const { expanded } = passages[0]!;
    expect(expanded).toMatchObject({ start: spans[1]!.start, end: spans[3]!.end, chunkIds: ['c2'] });
    expect(expanded?.text).toBe(text.slice(spans[1]!.start, spans[3]!.end));
  });

  it('makes one passage of neighbours that were found both, and reads on for another', async () => {
    const selected = await select(['c2', 'c4', 'c7', 'c11'], { expand: by('neighbours', 9) });
    expect(shown(selected)).toEqual(['c2', 'c7', 'c11']);
    expect(selected.passages[0]?.expanded).toMatchObject({ start: spans[1]!.start, end: spans[5]!.end, chunkIds: ['c2', 'c4'] });
    expect(selected.dropped).toEqual([{ chunkId: 'c4', documentId: 'd0', reason: 'merged', of: 'c2' }]);
    expect(selected.report?.merged).toBe(1);
  });

  it('takes the section as far as it fits, and no text twice', async () => {
    const whole = await select(['c2'], { expand: by('section', 99) });
    expect(whole.passages[0]?.expanded).toMatchObject({ start: 0, end: spans[5]!.end });
    const { passages } = await select(['c1', 'c5'], { expand: by('section', 4) });
    const [first, second] = passages.map(({ expanded }) => expanded!);
    expect(first!.end - first!.start).toBeLessThanOrEqual((size + 3) * 4);
    expect(second!.start).toBeGreaterThanOrEqual(first!.end);
    expect([second!.start <= of('c5').start, second!.end]).toEqual([true, of('c5').end]);
  });

  it('serves passages as they are when that takes too long, and says so', async () => {
    const selected = await select(['c2'], { expand: by('section', 9), relations: new Broken(), deadlineMs: 20 });
    expect(selected.passages[0]?.expanded).toBeUndefined();
    expect(selected.report).toMatchObject({ status: 'late' });
  });
});
