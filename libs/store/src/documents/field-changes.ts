import type { DocumentFields } from '#core';
import { json } from '../database/storable.ts';

export type DocumentPatch = Partial<Omit<DocumentFields, 'externalId'>>;

/** What a statement that writes only the fields given takes: their names, then every field's value. */
export function fieldChanges(patch: DocumentPatch): unknown[] {
  return [
    namesIn(patch),
    patch.title ?? null,
    json(patch.metadata ?? {}),
    patch.access?.public ?? null,
    patch.access?.groups ?? null,
    patch.validFrom ?? null,
    patch.validUntil ?? null,
    patch.staleAfterSeconds ?? null,
  ];
}

export const namesIn = (patch: Partial<DocumentFields>): string[] =>
  Object.entries(patch).flatMap(([name, value]) => (value === undefined || name === 'externalId' ? [] : [name]));
