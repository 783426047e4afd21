// The worker as a module: the api app hosts it in the embedded shape.
// As a process of its own it starts from main.ts.
export { WorkerModule } from './worker.module.ts';
