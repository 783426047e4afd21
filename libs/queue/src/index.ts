// Hands work to workers: job names, payload schemas and BullMQ on Redis or PostgreSQL.
// A queue may lose everything at any time; rows in the store say what is left to do.
export { queueName, RevisionJob, workerOptions } from './job.ts';
export { VisitJob, visitQueueName } from './visit-job.ts';
export { type QueueConnection, QueueModule } from './queue.module.ts';
