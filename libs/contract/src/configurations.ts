import { z } from 'zod';
import { Chunking } from './collections.ts';
import { listOf } from './problem.ts';

const share = z.number().min(0).max(1);
const deadlineMs = z.int().min(1).max(600_000);
const modelOrNone = z.string().min(1).max(300).nullable();

const Models = z.strictObject({
  embedder: z.string().min(1).max(300),
  generator: modelOrNone.describe('null: answers are extracted'),
  secondEmbedder: modelOrNone,
  crossEncoder: modelOrNone,
});
const Answers = z.strictObject({
  mode: z.enum(['auto', 'extract', 'compose']),
  threshold: share.describe('evidence below this is no answer'),
});
const Retrieval = z.strictObject({
  vectorWeight: share.nullable().describe('share of the vector leg in the fused score; null: by collection, as measured'),
  candidates: z.int().min(1).max(1000).describe('asked of each leg'),
  legDeadlineMs: deadlineMs,
  bridgeShare: share,
  recencyWeight: share,
  recencyHalfLifeDays: z.int().min(1).max(36_500),
  rerankShare: share.describe('of late interaction in the final score'),
  rerankDepth: z.int().min(1).max(100),
  rerankDeadlineMs: deadlineMs,
  secondShare: share.describe('of the second embedder, of what meaning counts'),
  crossEncoderShare: share,
  crossEncoderDepth: z.int().min(1).max(100),
  crossEncoderDeadlineMs: deadlineMs,
});
const UnderstandingSettings = z.strictObject({
  parts: z.enum(['off', 'on']),
  rewriting: z.enum(['rule', 'model']),
  variants: z.enum(['off', 'variants', 'hyde']),
  deadlineMs,
});
/** Without defaults: what is left out stays as it is. */
const ChunkingOverrides = z.strictObject({
  strategy: z.enum(['structure', 'recursive']).optional(),
  targetTokens: z.int().min(32).max(2048).optional(),
  overlapTokens: z.int().min(0).max(512).optional(),
});
const Prompts = z.record(z.string().min(1).max(100), z.int().min(1)).describe('versions by the prompt’s id');

/** Everything that decides what is found and answered. */
export const ConfigurationSettings = z.object({
  prompts: Prompts,
  models: Models,
  answers: Answers,
  retrieval: Retrieval,
  understanding: UnderstandingSettings,
  chunking: Chunking.describe('of collections made from then on; what is stored stays as it is cut'),
});
export type ConfigurationSettings = z.infer<typeof ConfigurationSettings>;

export const ConfigurationBody = z.strictObject({
  name: z.string().trim().min(1).max(100),
  note: z.string().trim().max(1000).optional(),
  from: z.string().max(100).optional().describe('the configuration it is made from; the one that is served when left out'),
  overrides: z
    .strictObject({
      prompts: Prompts.optional(),
      models: Models.partial().optional(),
      answers: Answers.partial().optional(),
      retrieval: Retrieval.partial().optional(),
      understanding: UnderstandingSettings.partial().optional(),
      chunking: ChunkingOverrides.optional(),
    })
    .default({})
    .describe('what it has otherwise'),
});
export type ConfigurationBody = z.infer<typeof ConfigurationBody>;

/** Says who did it: a key, by id and name; nulls on a service without keys and for what the service did itself. */
const By = z.object({ keyId: z.string().nullable(), keyName: z.string().nullable() });

export const ConfigurationScore = z.object({
  evaluationId: z.string(),
  collection: z.string(),
  questions: z.int(),
  synthetic: z.boolean().describe('its questions were made by rule'),
  ndcg10: z.number(),
  interval: z.tuple([z.number(), z.number()]).describe('95 % bootstrap interval'),
  recall10: z.number(),
  endedAt: z.iso.datetime(),
  releasedAt: z.iso.datetime().nullable().describe('when it was said that the configuration was released with these scores'),
});
export type ConfigurationScore = z.infer<typeof ConfigurationScore>;

/** One immutable version. */
export const Configuration = z.object({
  id: z.string().describe('of its settings and the texts of its prompts: the same body has the same id'),
  name: z.string(),
  note: z.string().nullable(),
  settings: ConfigurationSettings,
  createdAt: z.iso.datetime(),
  createdBy: By,
  isActive: z.boolean().describe('it is what this process serves'),
  activatedAt: z.iso.datetime().nullable().describe('when it was last made active'),
  scores: z.array(ConfigurationScore).describe('the newest evaluation of each collection under it'),
  problems: z.array(z.string()).describe('why this process could not serve it; empty when it could at once'),
});
export type Configuration = z.infer<typeof Configuration>;

export const ConfigurationList = listOf(Configuration).extend({
  active: z.string().describe('the one that this process serves'),
  started: z.string().describe('the one that its environment says'),
  rollsBackTo: z.string().nullable().describe('what a rollback would serve again; null: there is nothing before'),
  warnings: z.array(z.string()),
});
export type ConfigurationList = z.infer<typeof ConfigurationList>;

export const ConfigurationActivation = z.object({
  number: z.int(),
  configurationId: z.string(),
  name: z.string(),
  kind: z.enum(['start', 'activate', 'rollback']).describe('start: what was served before anything was made active'),
  by: By,
  reason: z.string().nullable(),
  scores: z.array(ConfigurationScore).describe('of the configuration, as they were at that moment'),
  at: z.iso.datetime(),
});
export type ConfigurationActivation = z.infer<typeof ConfigurationActivation>;
export const ConfigurationActivations = listOf(ConfigurationActivation);

const reason = z.string().trim().max(1000).optional().describe('why, for the record');
export const ActivationBody = z.strictObject({ reason }).default({});
export type ActivationBody = z.infer<typeof ActivationBody>;
export const ConfigurationRollbackBody = z
  .strictObject({ reason, from: z.string().max(100).optional().describe('only while this one is served: two clicks are one step back') })
  .default({});
export type ConfigurationRollbackBody = z.infer<typeof ConfigurationRollbackBody>;

/** What is served from now on, and how long it took to switch this process. */
export const Switched = z.object({ active: Configuration, ms: z.number() });
export type Switched = z.infer<typeof Switched>;

const Value = z.union([z.string(), z.number(), z.null()]).optional().describe('missing where it does not say it');
/** What `with` has otherwise. */
export const ConfigurationDiff = z.object({
  before: z.string(),
  after: z.string(),
  changes: z.array(z.object({ setting: z.string().describe('part.name'), before: Value, after: Value })),
  prompts: z
    .array(z.object({ id: z.string(), lines: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })) }))
    .describe('prompts whose texts differ, line by line'),
});
export type ConfigurationDiff = z.infer<typeof ConfigurationDiff>;
export const ConfigurationDiffQuery = z.object({
  with: z.string().min(1).max(100).optional().describe('the configuration to compare with; the one that is served when left out'),
});
