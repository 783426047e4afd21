import type { Schedule } from './source-record.ts';

/** Hands visits of sources to workers. The rows are the truth: what is lost here is put back from them. */
export abstract class VisitQueue {
  /** Once, now. Asking again while it waits changes nothing. */
  abstract request(sourceId: string): Promise<void>;
  /** Again and again from `at` on; replaces what was scheduled for this source. */
  abstract schedule(sourceId: string, schedule: Schedule, at: Date): Promise<void>;
  abstract unschedule(sourceId: string): Promise<void>;
  abstract scheduled(): Promise<readonly string[]>;
}
