import { z } from 'zod';

export const visitQueueName = 'aquifer-visit';

/** Carries the id only: whether the source is to be visited now its row says. */
export const VisitJob = z.object({ sourceId: z.uuid() });
export type VisitJob = z.infer<typeof VisitJob>;

/** What went wrong in a visit is written down with it, so a job that ended is done, well or not. */
export const visitJobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;
