import { readFile } from 'node:fs/promises';
import { Fault } from '#core';

/** What a model's `config.json` says that matters here. */
export interface Labels {
  /** By index, as the model was trained with them. */
  readonly names: readonly string[];
  /** Indices of those that mean an attack. */
  readonly attack: readonly number[];
  /** Null where it says nothing of it. */
  readonly contextTokens: number | null;
}

/** Names that models for attacks give them. */
const attackName = /inject|jailbreak|malicious|attack|unsafe|harmful/i;
/** “not_malicious”, “NO-INJECTION”, “NonAttack”; “normal” is none of them. */
const deniedName = /(?:^|[^a-z])(?:no|not|non|without)(?:[^a-z]|inject|jailbreak|malicious|attack|unsafe|harmful)/i;

/** Which labels mean an attack: those that are named, else those whose name says so, else the second of two that have no name. */
export async function readLabels(path: string, wanted: readonly string[]): Promise<Labels> {
  const config = await readConfigFile(path);
  const byIndex = Object.entries(objectOf(config['id2label'])).toSorted(([left], [right]) => Number(left) - Number(right));
  const names = byIndex.map(([, name]) => String(name));
  if (names.length < 2)
    throw new Fault('model_unavailable', `${path} names no labels (id2label); take a model that was trained to find attacks`);
  const tokens = config['max_position_embeddings'];
  return { names, attack: attackLabels(names, wanted, path), contextTokens: typeof tokens === 'number' && tokens > 0 ? tokens : null };
}

function attackLabels(names: readonly string[], wanted: readonly string[], path: string): number[] {
  const known = names.join(', ');
  const isNamed = (name: string): boolean => wanted.some((one) => one.toLowerCase() === name.toLowerCase());
  const unknown = wanted.filter((one) => !names.some((name) => name.toLowerCase() === one.toLowerCase()));
  if (unknown.length > 0)
    throw new Fault('model_unavailable', `AQUIFER_GUARD_MODEL_LABELS names ${unknown.join(', ')}, and the labels of ${path} are ${known}`);
  const isAttack = (name: string): boolean => (wanted.length > 0 ? isNamed(name) : attackName.test(name) && !deniedName.test(name));
  const found = names.flatMap((name, index) => (isAttack(name) ? [index] : []));
  if (found.length === 0 && names.length === 2 && names.every((name) => /^label_?\d$/i.test(name))) return [1];
  if (found.length > 0 && found.length < names.length) return found;
  throw new Fault('model_unavailable', `which of ${known} means an attack nobody can tell; name it in AQUIFER_GUARD_MODEL_LABELS`);
}

async function readConfigFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return objectOf(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new Fault('model_unavailable', `${path}, which names the labels, cannot be read (${String(error)}); put it beside model.onnx`, {
      cause: error,
    });
  }
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {});
