import { Fault } from '#core';
import { manifest } from './manifest.ts';
import type { ClassifyModel, EmbedModel, GenerateModel, ModelEntry, RecogniseModel, RerankModel } from './model-entry.ts';

export function findModel(id: string, entries: readonly ModelEntry[] = manifest): ModelEntry {
  const entry = entries.find((candidate) => candidate.id === id);
  if (!entry) throw new Fault('not_found', `no model "${id}" in the manifest; there are ${entries.map((known) => known.id).join(', ')}`);
  return entry;
}

export function findEmbedModel(id: string): EmbedModel {
  const entry = findModel(id);
  if (entry.role !== 'embed')
    throw new Fault('bad_request', `model "${id}" is for ${purposes[entry.role]} and cannot embed; choose one of ${idsOf('embed')}`);
  return entry;
}

export function findRerankModel(id: string): RerankModel {
  const entry = findModel(id);
  if (entry.role !== 'rerank')
    throw new Fault(
      'bad_request',
      `model "${id}" is for ${purposes[entry.role]} and cannot rank; choose one of ${idsOf('rerank')}, or name a folder`,
    );
  return entry;
}

export function findClassifyModel(id: string): ClassifyModel {
  const entry = findModel(id);
  if (entry.role !== 'classify')
    throw new Fault(
      'bad_request',
      `model "${id}" is for ${purposes[entry.role]} and cannot find attacks; choose one of ${idsOf('classify')}, or name a folder`,
    );
  return entry;
}

export function findGenerateModel(id: string): GenerateModel {
  const entry = findModel(id);
  if (entry.role !== 'generate')
    throw new Fault('bad_request', `model "${id}" is for ${purposes[entry.role]} and cannot generate; choose one of ${idsOf('generate')}`);
  return entry;
}

/** Every model of the manifest that writes. */
export function generateModels(): GenerateModel[] {
  return manifest.filter((entry) => entry.role === 'generate');
}

/** What Tesseract knows of a language, by its three letters. */
export function findLanguageModel(language: string): RecogniseModel {
  const known = manifest.filter((entry) => entry.role === 'recognise');
  const entry = known.find((candidate) => candidate.language === language);
  if (!entry)
    throw new Fault(
      'bad_request',
      `AQUIFER_OCR_LANGUAGES names "${language}", and there is ${known.map((candidate) => candidate.language).join(', ')}`,
    );
  return entry;
}

const purposes: Readonly<Record<ModelEntry['role'], string>> = {
  embed: 'embedding',
  rerank: 'ranking',
  classify: 'sorting texts under labels',
  generate: 'writing',
  recognise: 'reading pictures',
};

const idsOf = (role: ModelEntry['role']) =>
  manifest
    .filter((entry) => entry.role === role)
    .map((entry) => entry.id)
    .join(', ');
