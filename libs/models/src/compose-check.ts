import { Fault } from '#core';
import { findModel } from './find-model.ts';

/** What the built-in check set said about a model that writes answers. */
export interface ComposeCheck {
  readonly modelId: string;
  /** Share of written sentences that their evidence supports, 0 to 1. */
  readonly supportedRate: number;
  readonly questions: number;
}

/** Results on record. Empty: no model of the manifest has been through the check set yet. */
const composeChecks: readonly ComposeCheck[] = [];

const neededRate = 0.9;
const unfit: ReadonlyMap<string, string> = new Map([
  [
    'smollm2-135m-instruct-q4_1',
    'instruct models of this size copy the example of their prompt and cite the right passage once in six; it is here to exercise the machinery',
  ],
]);

/** Whether `auto` may let this model write answers; a model earns that by a passing check. */
export function generatorCanCompose(
  modelId: string,
  checks: readonly ComposeCheck[] = composeChecks,
): { readonly can: boolean; readonly why: string } {
  const verdict = unfit.get(modelId);
  if (verdict) return { can: false, why: `${modelId} never composes: ${verdict}` };
  const check = checks.findLast((candidate) => candidate.modelId === modelId);
  if (!check) return { can: false, why: `${nameOf(modelId)} has no result on the built-in check set yet` };
  const share = `${(check.supportedRate * 100).toFixed(0)} % of its sentences were supported on ${check.questions} questions`;
  return check.supportedRate >= neededRate
    ? { can: true, why: `${modelId} earned it: ${share}` }
    : { can: false, why: `${modelId} did not earn it: ${share}, ${neededRate * 100} % are needed` };
}

function nameOf(modelId: string): string {
  try {
    return findModel(modelId).id;
  } catch (error) {
    if (error instanceof Fault) return `the file "${modelId}"`;
    throw error;
  }
}
