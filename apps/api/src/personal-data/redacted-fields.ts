import { Fault, type PersonalDataSettings, type PersonalKind } from '#core';
import { findPersonalData, redactRecord, redactText } from '#guard';

interface Fields {
  readonly title?: string | null | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** What people call a document, without what its collection takes out of its text. Fields left out stay left out. */
export function redactedFields<Given extends Fields>(fields: Given, { mode, kinds }: PersonalDataSettings): Given {
  if (mode === 'keep') return fields;
  const { title, metadata } = fields;
  return {
    ...fields,
    ...(typeof title === 'string' && { title: redactText(title, kinds) }),
    ...(metadata && { metadata: redactRecord(metadata, kinds) }),
  };
}

export function redactedName(fileName: string, { mode, kinds }: PersonalDataSettings): string {
  return mode === 'keep' ? fileName : redactText(fileName, kinds);
}

/** Sure enough that nobody numbers documents so. */
const least = 0.8;

/** A document is found again by its external id, so nothing can be taken out of it: `bad_request`. */
export function refusePersonalId(externalId: string, { mode, kinds }: PersonalDataSettings): void {
  const found: PersonalKind | undefined = mode === 'keep' ? undefined : findPersonalData(externalId, { kinds, least })[0]?.kind;
  if (found === undefined) return;
  throw new Fault(
    'bad_request',
    `The external id, or the file's name where none is given, holds personal data (${found}), which this collection takes out of documents. Name it otherwise.`,
  );
}
