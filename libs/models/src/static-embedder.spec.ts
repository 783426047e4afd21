import { describe } from 'vitest';
import { describeEmbedder } from '#testing';
import { findEmbedModel } from './find-model.ts';
import { missingModel, specModelsDir } from './model-for-specs.ts';
import { StaticEmbedder } from './static-embedder.ts';

const id = 'potion-base-8m';
const missing = await missingModel(id);
if (missing) console.warn(`skipped, the table is not here: ${missing}`);

describe.skipIf(missing)(id, () => {
  describeEmbedder('StaticEmbedder', () => StaticEmbedder.open(findEmbedModel(id), { dir: specModelsDir }));
});
