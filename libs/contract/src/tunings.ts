import { z } from 'zod';
import { Ranking } from './collections.ts';
import { listOf } from './problem.ts';

const Interval = z.tuple([z.number(), z.number()]).describe('95 % bootstrap interval');

export const TuningBody = z.strictObject({
  note: z.string().trim().max(200).optional(),
  synthetic: z.boolean().default(false).describe('ask the questions made by rule although people wrote others'),
  groups: z
    .array(z.string().min(1).max(100))
    .max(100)
    .optional()
    .describe('search as a reader of these groups instead of as yourself; for admins'),
});
export type TuningBody = z.infer<typeof TuningBody>;

const Tried = z.object({
  setting: Ranking,
  ndcg10: z.number(),
  standardError: z.number().describe('of the difference to what is served, question by question'),
});

/** Settings that were tried on a collection's golden questions, and whether another than those served is proposed. Nothing changes by itself. */
export const Tuning = z.object({
  id: z.string(),
  collection: z.string(),
  note: z.string().nullable(),
  status: z.enum(['waiting', 'running', 'done', 'failed']),
  reason: z.string().nullable().describe('why it failed'),
  synthetic: z.boolean().describe('its questions were made by rule: a gain on them is a hint, not a measurement'),
  questions: z.int(),
  done: z.int(),
  searchedAs: z.object({ role: z.string(), groups: z.array(z.string()) }),
  configurationId: z.string().nullable().describe('what was served while it ran'),
  proposal: z
    .object({
      verdict: z.enum(['change', 'keep']),
      reason: z.string(),
      served: Tried.extend({ interval: Interval }),
      chosen: Tried.describe('by all questions: its score flatters; crossValidated does not'),
      crossValidated: z
        .object({
          ndcg10: z.number().describe('choosing on the other folds, scored on the one left out'),
          difference: z.number().describe('to what is served'),
          interval: Interval,
          pValue: z.number(),
          folds: z.int(),
          wins: z.int(),
          ties: z.int(),
          losses: z.int(),
          choices: z.array(z.object({ setting: Ranking, folds: z.int() })).describe('what was chosen without each fold'),
        })
        .nullable()
        .describe('null where there are too few questions'),
      tried: z.array(Tried),
      found: z
        .array(z.object({ first: z.int(), share: z.number() }))
        .describe('share of questions whose expected document is among the first so many, as served: how many passages an answer needs'),
    })
    .nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  appliedAt: z.iso.datetime().nullable().describe('when what it proposes was taken'),
  appliedConfigurationId: z.string().nullable(),
});
export type Tuning = z.infer<typeof Tuning>;
export const TuningList = listOf(Tuning);
