import { existsSync } from 'node:fs';
import type { ModelSettings } from '#config';
import {
  type DraftOptions,
  findModel,
  fitGenerator,
  type FittedGenerator,
  generatorMemory,
  type GgufHeader,
  modelFilePath,
  readGgufHeader,
  type Room,
} from '#models';

type Settings = Pick<ModelSettings, 'dir' | 'drafts'>;

/** What a generator is opened with. A model of the manifest is not fetched for this: it drafts where it is there. */
export function draftOptions({ dir, drafts }: Settings): DraftOptions {
  if (drafts.mode === 'off') return { mode: 'off', modelPath: null };
  const { model } = drafts;
  if (model?.kind === 'file') return { mode: 'auto', modelPath: model.path };
  if (model?.kind !== 'manifest') return { mode: 'auto', modelPath: null };
  const entry = findModel(model.id);
  return { mode: 'auto', modelPath: modelFilePath(dir, entry, entry.files[0]?.name ?? '') };
}

/** A generator with the model that drafts for it, which has as many sequences as long: both go into the room, or neither. */
export function fitWithDrafts(
  settings: Settings,
  header: GgufHeader,
  wanted: Parameters<typeof fitGenerator>[1],
  room: Room,
): FittedGenerator {
  const { modelPath } = draftOptions(settings);
  if (modelPath === null || !existsSync(modelPath)) return fitGenerator(header, wanted, room);
  const draftBytes = generatorMemory(readGgufHeader(modelPath), wanted).totalBytes;
  const why = `${room.why}, less what the model that drafts needs`;
  const fitted = fitGenerator(header, wanted, { bytes: Math.max(0, room.bytes - draftBytes), why });
  return { ...fitted, memory: { ...fitted.memory, totalBytes: fitted.memory.totalBytes + draftBytes } };
}
