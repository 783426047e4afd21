import { z } from 'zod';
import { type ModelOrFolder, toModelOrFolder } from './model-or-folder.ts';

export const guardModelVariables = {
  AQUIFER_GUARD_MODEL: z.string().min(1).optional(),
  AQUIFER_GUARD_MODEL_LABELS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  AQUIFER_GUARD_JUDGE: z.enum(['on', 'off']).default('off'),
  AQUIFER_GUARD_JUDGE_DEADLINE_MS: z.coerce.number().int().min(1).max(600_000).default(20_000),
  AQUIFER_GUARD_JUDGE_PASSAGES: z.coerce.number().int().min(1).max(200).default(8),
};
const Variables = z.object(guardModelVariables);
type Variables = z.infer<typeof Variables>;

/** Who is asked where the guard's own score settles nothing. */
export interface GuardModelsConfig {
  /** `labels`: which of the model's mean an attack; empty: as their names say. */
  readonly classifier: { readonly model: ModelOrFolder; readonly labels: readonly string[] } | null;
  /** The generator, for so many passages of a document. */
  readonly judge: { readonly deadlineMs: number; readonly passages: number } | null;
}

export function toGuardModels({ AQUIFER_GUARD_MODEL: model, AQUIFER_GUARD_MODEL_LABELS: labels, ...judge }: Variables): GuardModelsConfig {
  return {
    classifier: model === undefined ? null : { model: toModelOrFolder(model), labels },
    judge:
      judge.AQUIFER_GUARD_JUDGE === 'on'
        ? { deadlineMs: judge.AQUIFER_GUARD_JUDGE_DEADLINE_MS, passages: judge.AQUIFER_GUARD_JUDGE_PASSAGES }
        : null,
  };
}

export function guardModelContradictions({ AQUIFER_GUARD_MODEL: model, AQUIFER_GUARD_MODEL_LABELS: labels }: Variables): string[] {
  if (labels.length === 0 || model !== undefined) return [];
  return [`AQUIFER_GUARD_MODEL_LABELS: names ${labels.join(', ')} of no model; set AQUIFER_GUARD_MODEL, or leave them out`];
}
