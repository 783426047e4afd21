import { statSync } from 'node:fs';
import type { ModelSettings } from '#config';
import { Fault } from '#core';
import {
  type DraftOptions,
  findModel,
  fitGenerator,
  type FittedGenerator,
  type GgufHeader,
  modelFilePath,
  readGgufHeader,
  type Room,
} from '#models';

type Settings = Pick<ModelSettings, 'dir' | 'drafts'>;

/** What a generator is opened with. A model of the manifest is not fetched for this: it drafts where it is there. */
export function draftOptions(settings: Settings): DraftOptions {
  if (settings.drafts.mode === 'off') return { mode: 'off', modelPath: null };
  const found = draftModel(settings);
  return { mode: 'auto', modelPath: found.kind === 'usable' ? found.path : null };
}

/** A generator with the model that drafts for it, which has as many sequences as long: both go into the room, or neither. */
export function fitWithDrafts(
  settings: Settings,
  header: GgufHeader,
  wanted: Parameters<typeof fitGenerator>[1],
  room: Room,
): FittedGenerator {
  const found = draftModel(settings);
  if (found.kind === 'usable') return fitGenerator(header, { ...wanted, drafting: found.header }, room);
  const fitted = fitGenerator(header, wanted, room);
  if (found.kind === 'none') return fitted;
  return { ...fitted, note: [fitted.note, found.why].filter((note) => note !== null).join('; ') };
}

type DraftModel =
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly why: string }
  | { readonly kind: 'usable'; readonly path: string; readonly header: GgufHeader };

/** One that is not there or cannot be read costs its drafts, never the generator. */
function draftModel(settings: Settings): DraftModel {
  try {
    const path = pathOf(settings);
    return path === null ? { kind: 'none' } : { kind: 'usable', path, header: headerOf(path) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { kind: 'unusable', why: `no model drafts, quotes alone are drafted: AQUIFER_DRAFT_MODEL: ${error.message}` };
  }
}

function pathOf({ dir, drafts }: Settings): string | null {
  if (drafts.mode === 'off' || drafts.model === null) return null;
  const { model } = drafts;
  if (model.kind === 'file') return model.path;
  if (model.kind !== 'manifest') return null;
  const entry = findModel(model.id);
  if (entry.role !== 'generate')
    throw new Fault('bad_request', `${entry.id} cannot draft, it does not generate; name a generator with the same vocabulary`);
  return modelFilePath(dir, entry, entry.files[0]?.name ?? '');
}

let latest: { readonly path: string; readonly mtimeMs: number; readonly header: GgufHeader } | null = null;

/** Read again only once the file has changed: it is asked for at every look at what fits. */
function headerOf(path: string): GgufHeader {
  const mtimeMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (latest?.path !== path || latest.mtimeMs !== mtimeMs) latest = { path, mtimeMs, header: readGgufHeader(path) };
  return latest.header;
}
