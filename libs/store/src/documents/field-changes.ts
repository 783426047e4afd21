import type { DocumentFields } from '#core';
import type { Transaction } from '../database/database.ts';
import { json } from '../database/storable.ts';

export type DocumentPatch = Partial<Omit<DocumentFields, 'externalId'>>;

/** Of a document whose row is locked; resolves with the names of the fields that were others before. */
export async function writeFields(transaction: Transaction, documentId: string, fields: DocumentPatch): Promise<readonly string[]> {
  const parameters = [documentId, ...fieldChanges(fields)];
  const [row] = await transaction.query<{ changed: readonly string[] }>('update_document_fields', parameters);
  return row?.changed ?? [];
}

/** What a statement that writes only the fields given takes: their names, then every field's value. */
function fieldChanges(patch: DocumentPatch): unknown[] {
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

const namesIn = (patch: Partial<DocumentFields>): string[] =>
  Object.entries(patch).flatMap(([name, value]) => (value === undefined || name === 'externalId' ? [] : [name]));
