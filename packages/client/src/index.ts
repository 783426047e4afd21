// Typed client of an Aquifer service. `AquiferClient` is the way in; `Schemas` has the types of every body.
import type { components } from './schema.ts';

export { AquiferClient, type CallOptions, type QuestionEvent } from './client.ts';
export type { ConnectionOptions } from './connection.ts';
export type { ItemOf, ListOptions, ListPath } from './paths.ts';
export { AquiferProblem, type ProblemCode, resultOf } from './problem.ts';
export type { components, paths } from './schema.ts';
export type { FileContent, FileUpload } from './uploads.ts';

/** Bodies by their names: `Schemas['Answer']`. */
export type Schemas = components['schemas'];
