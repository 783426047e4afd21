import { describe, expect, it } from 'vitest';
import type { Citation } from '../http/bodies.ts';
import { begin } from './asking.ts';
import { asMarkdown } from './copy-answer.ts';

const place = { documentId: 'd1', revision: 2, chunkId: 'c1', quote: 'It closes.', span: { start: 3, end: 13 }, boxes: [] };
const citations: Citation[] = [
  { ...place, marker: 2, title: 'Pumps [draft]', page: 3, url: null },
  { ...place, marker: 1, title: 'Valves', page: null, url: 'https://example.org/a b' },
];

describe('an answer copied with its sources', () => {
  const asking = {
    ...begin({ question: 'When does it close?' }),
    citations,
    parts: [
      { text: 'It closes at *six*\nbar, 2 * 3. ', sentence: { text: '', markers: [2], verdict: 'verbatim' as const, context: 'Valves' } },
      { text: 'It shuts.', sentence: { text: '', markers: [1, 2], verdict: 'supported' as const } },
    ],
  };

  it('has quotes as quotes, and for each marker the title, the page and an address', () => {
    expect(asMarkdown(asking, 'https://here.example').split('\n\n')).toEqual([
      '**When does it close?**',
      '> \\[Valves\\] “It closes at six bar, 2 \\* 3.” [2]',
      'It shuts. [1] [2]',
      'Sources:',
      '1. [Valves](<https://example.org/a%20b>)\n' +
        '2. [Pumps \\[draft\\]](<https://here.example/documents/d1?revision=2&start=3&end=13&page=3>), page 3',
    ]);
  });
});
