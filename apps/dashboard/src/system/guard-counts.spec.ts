import { describe, expect, test } from 'vitest';
import { didWords, guardCounts } from './guard-counts.ts';

const metrics = `# HELP aquifer_guard_found_total What the guard did
# TYPE aquifer_guard_found_total counter
aquifer_guard_found_total{what="question_refused"} 1
aquifer_guard_found_total{what="poisoned_query-echo"} 3
aquifer_guard_found_total{what="poisoned_near-duplicates"} 2
aquifer_guard_documents_total{level="clean"} 12
aquifer_guard_documents_total{level="suspect"} 2
aquifer_guard_scan_seconds_bucket{le="0.001"} 7
`;

describe('what each layer of the guard did', () => {
  const counts = guardCounts(metrics);

  test('is read from the figures of the process', () => {
    expect(didWords('documents', counts)).toBe('14 documents read, 2 suspect');
    expect(didWords('questions', counts)).toBe('1 question refused');
    expect(didWords('poisoning', counts)).toBe('5 passages set apart');
  });

  test('is nothing where nothing was found', () => expect(didWords('answers', counts)).toBe(''));
});
