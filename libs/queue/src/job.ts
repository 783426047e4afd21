import { z } from 'zod';
import type { Step } from '#core';

/** Jobs carry ids only: the row in the database is the truth, and a lost job is added again by the sweeper. */
export const RevisionJob = z.object({ revisionId: z.uuid() });
export type RevisionJob = z.infer<typeof RevisionJob>;

/** Queue names, one per step. */
export const queueName = (step: Step): string => `aquifer-${step}`;

/** Attempts with exponential backoff; ended jobs leave nothing behind, so that the same id can be added again. */
export const jobOptions = {
  attempts: 4,
  backoff: { type: 'exponential', delay: 2000 },
  removeOnComplete: true,
  removeOnFail: true,
} as const;

/** A killed worker's job is handed to another after at most `lockDuration` + `stalledInterval`, however often that happens. */
export const workerOptions = { lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 1000 } as const;
