import { readdir } from 'node:fs/promises';
import type { ModelSettings } from '#config';
import { manifest } from './manifest.ts';
import type { ModelEntry } from './model-entry.ts';
import { glance, inspect, modelFilePath } from './model-files.ts';
import type { FileState } from './model-files.ts';

export interface FileReport {
  readonly name: string;
  readonly path: string;
  readonly state: FileState;
  readonly bytes: number;
  /** Of the bytes on disk; null when they were not read. */
  readonly sha256: string | null;
}

export interface ModelReport {
  readonly entry: ModelEntry;
  /** `ready` when every file is, `damaged` when one is, else `absent`. */
  readonly state: FileState;
  /** On disk now. */
  readonly bytes: number;
  readonly files: readonly FileReport[];
  readonly problems: readonly string[];
}

type Dir = Pick<ModelSettings, 'dir'>;

/** Every model of the manifest as it stands on this disk; reads only files that were never verified. */
export async function listModels(settings: Dir, signal: AbortSignal = new AbortController().signal): Promise<ModelReport[]> {
  const there = new Set(await readdir(settings.dir).catch(() => []));
  return await Promise.all(
    manifest.map((entry) =>
      there.has(entry.id) ? reportOn(entry, settings, { signal, isThorough: false }) : Promise.resolve(absent(entry, settings)),
    ),
  );
}

/** Reads every byte again. */
export const verifyModel = (entry: ModelEntry, settings: Dir, signal: AbortSignal): Promise<ModelReport> =>
  reportOn(entry, settings, { signal, isThorough: true });

async function reportOn(entry: ModelEntry, settings: Dir, how: { signal: AbortSignal; isThorough: boolean }): Promise<ModelReport> {
  const files: FileReport[] = [];
  for (const file of entry.files) {
    const path = modelFilePath(settings.dir, entry, file.name);
    const glanced = how.isThorough ? null : await glance(path, file);
    const found = glanced?.state ? { state: glanced.state, bytes: glanced.bytes, sha256: null } : await inspect(path, file, how.signal);
    files.push({ name: file.name, path, ...found });
  }
  return summary(entry, files);
}

function absent(entry: ModelEntry, settings: Dir): ModelReport {
  return summary(
    entry,
    entry.files.map((file) => ({
      name: file.name,
      path: modelFilePath(settings.dir, entry, file.name),
      state: 'absent',
      bytes: 0,
      sha256: null,
    })),
  );
}

function summary(entry: ModelEntry, files: readonly FileReport[]): ModelReport {
  const states = new Set(files.map((file) => file.state));
  const state = states.has('damaged') ? 'damaged' : states.has('absent') ? 'absent' : 'ready';
  const problems = files
    .filter((file) => file.state === 'damaged')
    .map(
      (file) =>
        `${file.path} is not the file of the manifest (${file.bytes} bytes${file.sha256 ? `, sha256 ${file.sha256}` : ''}); run "aquifer models fetch ${entry.id}" to replace it`,
    );
  return { entry, state, bytes: files.reduce((sum, file) => sum + file.bytes, 0), files, problems };
}
