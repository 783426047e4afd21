import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelSettings } from '#config';
import { Fault } from '#core';
import { findModel } from './find-model.ts';

/** What the built-in check set said about a model that writes answers. */
export interface ComposeCheck {
  readonly modelId: string;
  /** Share of written sentences that their evidence supports, 0 to 1. */
  readonly supportedRate: number;
  readonly questions: number;
  /** Of the prompt it was checked with: another prompt is another writer. */
  readonly promptVersion: number;
  /** Where it was asked; missing: in this process. The same name at another address may be anything. */
  readonly server?: string;
}

export const neededRate = 0.9;
const unfit: ReadonlyMap<string, string> = new Map([
  [
    'smollm2-135m-instruct-q4_1',
    'instruct models of this size copy the example of their prompt and cite the right passage once in six; it is here to exercise the machinery',
  ],
]);

/** Whether `auto` may let this model write answers; a model earns that by a passing check with the prompt that it would write by. */
export function generatorCanCompose(
  modelId: string,
  checks: readonly ComposeCheck[],
  promptVersion: number,
): { readonly can: boolean; readonly why: string } {
  const verdict = unfit.get(modelId);
  if (verdict) return { can: false, why: `${modelId} never composes: ${verdict}` };
  const own = checks.filter((candidate) => candidate.modelId === modelId);
  const check = own.findLast((candidate) => candidate.promptVersion === promptVersion);
  const before = own.at(-1);
  if (!check && before)
    return {
      can: false,
      why: `${nameOf(modelId)} was checked with version ${before.promptVersion} of the prompt and ${promptVersion} is in use; "aquifer models check" asks it again`,
    };
  if (!check) return { can: false, why: `${nameOf(modelId)} has no result on the built-in check set yet; "aquifer models check" asks it` };
  const share = `${(check.supportedRate * 100).toFixed(0)} % of its sentences were supported on ${check.questions} questions`;
  return check.supportedRate >= neededRate
    ? { can: true, why: `${modelId} earned it: ${share}` }
    : { can: false, why: `${modelId} did not earn it: ${share}, ${neededRate * 100} % are needed` };
}

type Dir = Pick<ModelSettings, 'dir'>;
const pathIn = ({ dir }: Dir): string => join(dir, 'compose-checks.json');

/** Results on record in the models folder, the latest of each model last; none where nobody checked one. */
export async function readComposeChecks(settings: Dir): Promise<readonly ComposeCheck[]> {
  const path = pathIn(settings);
  const text = await readFile(path, 'utf8').catch(() => '[]');
  const checks = parsed(text);
  if (!Array.isArray(checks) || !checks.every(isCheck))
    throw new Fault('internal', `${path} holds no check results; delete it and run "aquifer models check" again`);
  return checks;
}

/** Takes the place of an earlier result of the same model. */
export async function saveComposeCheck(settings: Dir, check: ComposeCheck): Promise<void> {
  const others = (await readComposeChecks(settings)).filter(({ modelId }) => modelId !== check.modelId);
  const path = pathIn(settings);
  await writeFile(`${path}.new`, `${JSON.stringify([...others, check], null, 2)}\n`);
  await rename(`${path}.new`, path);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isCheck(value: unknown): value is ComposeCheck {
  if (typeof value !== 'object' || value === null) return false;
  const { modelId, ...figures } = value as Partial<ComposeCheck>;
  return typeof modelId === 'string' && [figures.supportedRate, figures.questions, figures.promptVersion].every(Number.isFinite);
}

function nameOf(modelId: string): string {
  try {
    return findModel(modelId).id;
  } catch (error) {
    if (error instanceof Fault) return modelId.endsWith('.gguf') ? `the file "${modelId}"` : modelId;
    throw error;
  }
}
