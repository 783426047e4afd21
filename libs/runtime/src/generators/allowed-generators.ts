import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { GeneratorChoice, ModelSettings } from '#config';
import { Fault } from '#core';
import { generateModels, modelFilePath, type ModelEntry, readGgufHeader } from '#models';

/** A model of this machine that may write, by the id that callers know it by; they never name a path. */
export interface AllowedGenerator {
  readonly id: string;
  readonly path: string;
  /** Of each sequence, where there is room. */
  readonly contextTokens: number;
  /** Null for a file that is in no manifest. */
  readonly entry: ModelEntry | null;
}

const fileContextTokens = 4096;
const mostContextTokens = 8192;

/** What is on this disk now: the one the process was started with, those an operator listed, and those of the manifest. */
export function allowedGenerators({
  dir,
  generator,
  generators,
}: Pick<ModelSettings, 'dir' | 'generator' | 'generators'>): AllowedGenerator[] {
  const chosen = [generator, ...generators, ...generateModels().map(({ id }) => ({ kind: 'manifest', id }) as const)];
  const there = chosen.flatMap((choice) => found(choice, dir) ?? []).filter(({ path }) => existsSync(path));
  return [...new Map(there.toReversed().map((model) => [model.id, model])).values()].toReversed();
}

/** Before anything is loaded: a name that means no generator ends the start, and is not found out by whoever looks at the System page. */
export function refuseUnknown({ generators }: Pick<ModelSettings, 'generators'>): void {
  const known = generateModels().map(({ id }) => id);
  const unknown = generators.find((choice) => choice.kind === 'manifest' && !known.includes(choice.id));
  if (unknown?.kind !== 'manifest') return;
  const remedy = `name one of ${known.join(', ')}, or a GGUF file by its path`;
  throw new Fault('bad_request', `AQUIFER_GENERATORS names "${unknown.id}", which is no generator of the manifest; ${remedy}`);
}

/** What was listed to switch to and is not on this disk, for the operator. */
export function absentGenerators({ dir, generators }: Pick<ModelSettings, 'dir' | 'generators'>): string[] {
  const absent = generators.flatMap((choice) => found(choice, dir) ?? []).filter(({ path }) => !existsSync(path));
  return absent.map(({ id, path, entry }) => {
    const remedy = entry ? `run "aquifer models fetch ${id}"` : 'name a GGUF file that is there';
    return `AQUIFER_GENERATORS names ${entry ? id : path}, whose file was not there at the start, so nothing can be switched to it; ${remedy}`;
  });
}

/** What was listed to switch to, is on this disk and is no model: found out at the start, not by whoever switches. */
export function brokenGenerators({ dir, generators }: Pick<ModelSettings, 'dir' | 'generators'>): string[] {
  const paths = generators.flatMap((choice) => found(choice, dir)?.path ?? []).filter((path) => existsSync(path));
  return paths.flatMap((path) => {
    const trouble = troubleIn(path);
    return trouble === null ? [] : [`of AQUIFER_GENERATORS ${trouble}; put a whole file in its place`];
  });
}

function troubleIn(path: string): string | null {
  try {
    readGgufHeader(path);
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

function found(choice: GeneratorChoice, dir: string): AllowedGenerator | null {
  if (choice.kind === 'file') return { id: basename(choice.path), path: choice.path, contextTokens: fileContextTokens, entry: null };
  if (choice.kind !== 'manifest') return null;
  const entry = generateModels().find(({ id }) => id === choice.id);
  const file = entry?.files[0];
  if (!entry || !file) return null;
  const contextTokens = Math.min(mostContextTokens, entry.contextTokens);
  return { id: entry.id, path: modelFilePath(dir, entry, file.name), contextTokens, entry };
}
