import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, ModelOrFolder } from '#config';
import {
  bytesOf,
  defaultParkedBytes,
  encoderMemory,
  findEmbedModel,
  findModel,
  memoryBytes,
  type MemoryPart,
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
  // A configuration may switch to one where the process was started with none.
  const writes = generator.kind !== 'none' || allowedGenerators(config.models).length > 0;
  return [
    { name: config.database.kind === 'embedded' ? 'process and database' : 'process', bytes: processBytes[config.database.kind] },
    partOf('embedder', embedder.model, embedder.passageRuns + 1),
    ...(secondEmbedder ? [partOf('second embedder', findEmbedModel(secondEmbedder.modelId), 2)] : []),
    ...(crossEncoder ? [graphPart('cross-encoder', crossEncoder.model)] : []),
    ...(classifier && config.guard.documents ? [graphPart('classifier of the guard', classifier.model)] : []),
    { name: 'caches of searches and answers', bytes: config.cacheBytes + config.answerCacheBytes },
    ...(writes ? [{ name: 'parked prompts', bytes: parkedBytes(config) }] : []),
  ].filter(({ bytes }) => bytes > 0);
}

function partOf(name: string, model: ModelEntry, sessions: number): MemoryPart {
  const graph = model.files.find((file) => file.name === 'model.onnx');
  // A table of vectors is held as it is.
  const bytes = graph ? encoderMemory({ id: model.id, bytes: graph.bytes ?? 0, sessions }).totalBytes : bytesOf(model);
  return { name: `${name} ${model.id}`, bytes };
}

function graphPart(name: string, choice: ModelOrFolder): MemoryPart {
  if (choice.kind === 'manifest') return partOf(name, findModel(choice.id), 1);
  const graph = join(choice.path, 'model.onnx');
  const bytes = existsSync(graph) ? statSync(graph).size : 0;
  return { name, bytes: encoderMemory({ id: choice.path, bytes, sessions: 1 }).totalBytes };
}

/** For prompts that a model has read; where nobody says how much, a share of what the process may hold. */
export function parkedBytes({ prefixBytes, models }: Config): number {
  if (prefixBytes !== 'auto') return prefixBytes;
  return defaultParkedBytes(Math.min(memoryBytes(), models.memoryBytes ?? Infinity));
}
