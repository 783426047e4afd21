import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, ModelOrFolder } from '#config';
import {
  bytesOf,
  defaultParkedBytes,
  encoderMemory,
  manifest,
  memoryBytes,
  type MemoryPart,
  modelFilePath,
  type ModelEntry,
  type Profile,
} from '#models';
import { allowedGenerators } from './allowed-generators.ts';

/** Node and its rooms, with the database where it is embedded, before a model is open: measured as 292 and 782 MB of resident memory. */
const processBytes = { server: 300e6, embedded: 780e6 } as const;

/** What a process holds besides generators, reckoned before anything is open. */
export function memoryParts(config: Config, { embedder, generator }: Pick<Profile, 'embedder' | 'generator'>): MemoryPart[] {
  const { secondEmbedder, crossEncoder } = config.judges;
  const { classifier } = config.guardModels;
  const { dir } = config.models;
  // A configuration may switch to one where the process was started with none.
  const isLater = generator.kind === 'none';
  const writes = !isLater || allowedGenerators(config.models).length > 0;
  return [
    { name: config.database.kind === 'embedded' ? 'process and database' : 'process', bytes: processBytes[config.database.kind] },
    partOf('embedder', embedder.model, { dir, sessions: embedder.passageRuns + 1 }),
    ...(secondEmbedder ? [graphPart('second embedder', { kind: 'manifest', id: secondEmbedder.modelId }, { dir, sessions: 2 })] : []),
    ...(crossEncoder ? [graphPart('cross-encoder', crossEncoder.model, { dir })] : []),
    ...(classifier && config.guard.documents ? [graphPart('classifier of the guard', classifier.model, { dir })] : []),
    { name: 'caches of searches and answers', bytes: config.cacheBytes + config.answerCacheBytes },
    ...(writes
      ? [{ name: `parked prompts${isLater ? ' (once a generator of this machine is switched to)' : ''}`, bytes: parkedBytes(config) }]
      : []),
  ].filter(({ bytes }) => bytes > 0);
}

interface Held {
  /** Of the models of the manifest. */
  readonly dir: string;
  readonly sessions?: number;
}

function partOf(name: string, model: ModelEntry, { dir, sessions = 1 }: Held): MemoryPart {
  const graph = model.files.find((file) => file.name === 'model.onnx');
  // A table of vectors is held as it is.
  if (!graph) return { name: `${name} ${model.id}`, bytes: bytesOf(model) };
  const bytes = graph.bytes ?? sizeOf(modelFilePath(dir, model, graph.name));
  return { name: `${name} ${model.id}`, bytes: encoderMemory({ id: model.id, bytes, sessions }).totalBytes };
}

/** What no manifest knows is not opened either, which whoever opens it tells. */
function graphPart(name: string, choice: ModelOrFolder, held: Held): MemoryPart {
  if (choice.kind === 'folder') {
    const bytes = sizeOf(join(choice.path, 'model.onnx'));
    return { name, bytes: encoderMemory({ id: choice.path, bytes, sessions: 1 }).totalBytes };
  }
  const model = manifest.find(({ id }) => id === choice.id);
  return model ? partOf(name, model, held) : { name, bytes: 0 };
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** For prompts that a model has read; where nobody says how much, a share of what the process may hold. */
export function parkedBytes({ prefixBytes, models }: Config): number {
  if (prefixBytes !== 'auto') return prefixBytes;
  return defaultParkedBytes(Math.min(memoryBytes(), models.memoryBytes ?? Infinity));
}
