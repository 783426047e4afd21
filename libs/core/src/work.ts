/** The steps a revision takes; each has a queue of its name. */
export const steps = ['parse', 'embed', 'publish'] as const;
export type Step = (typeof steps)[number];

/** Hands revisions to workers. Enqueueing what already waits changes nothing; an id without a row is skipped by the worker. */
export abstract class WorkQueue {
  abstract enqueue(step: Step, revisionIds: readonly string[]): Promise<void>;
  abstract depths(): Promise<Readonly<Record<Step, QueueDepth>>>;
}

export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
}
