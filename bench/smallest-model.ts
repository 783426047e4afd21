// The smallest generator of the manifest, for benches that need any: fetched where it is not there.
import { join } from 'node:path';
import { readConfig } from '#config';
import { invariant } from '#core';
import { fetchModel, generateModels, modelFilePath } from '#models';
import { root } from '../test/service.ts';

export const smallestId = 'smollm2-135m-instruct-q4_1';

/** The path of its file. */
export async function smallestModel(): Promise<string> {
  const settings = readConfig({ AQUIFER_MODELS: join(root, '.cache/models') }).models;
  const entry = generateModels().find(({ id }) => id === smallestId);
  invariant(entry, 'the manifest has the smallest model');
  await fetchModel(entry, settings, { signal: new AbortController().signal });
  return modelFilePath(settings.dir, entry, 'model.gguf');
}
