import { Fault } from '#core';
import { openDraftModel, type DraftModelOpening } from './draft-model.ts';
import { Drafts } from './drafts.ts';

export interface DraftOptions {
  /** `auto`: wherever it pays. */
  readonly mode: 'auto' | 'off';
  /** A GGUF file that drafts where nothing is quoted; null: quotes alone. */
  readonly modelPath: string | null;
}

export interface OpenedDrafts {
  /** Null: nothing is drafted. */
  readonly drafts: Drafts | null;
  readonly warnings: readonly string[];
}

/** A model that cannot draft is a warning, and quotes are drafted without it. */
export async function openDrafts(
  { mode, modelPath }: DraftOptions = { mode: 'auto', modelPath: null },
  opening: Omit<DraftModelOpening, 'path'>,
): Promise<OpenedDrafts> {
  if (mode === 'off') return { drafts: null, warnings: [] };
  if (modelPath === null) return { drafts: new Drafts(opening.context), warnings: [] };
  try {
    return { drafts: new Drafts(opening.context, await openDraftModel({ ...opening, path: modelPath })), warnings: [] };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { drafts: new Drafts(opening.context), warnings: [error.message] };
  }
}
