import { Fault, type PersonalDataSettings } from '#core';
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

/** Sure enough that nobody numbers documents so. A file's name was chosen by nobody to be an id: what would go from it is enough. */
const leastGiven = 0.8;

/** A document is found again by its external id, so nothing can be taken out of it: `bad_request`. Without one given the file's name is it. */
export function refusePersonalId(
  { given, fileName }: { readonly given: string | undefined; readonly fileName: string },
  { mode, kinds }: PersonalDataSettings,
): void {
  if (mode === 'keep') return;
  const [found] = given === undefined ? findPersonalData(fileName, { kinds }) : findPersonalData(given, { kinds, least: leastGiven });
  if (!found) return;
  throw new Fault(
    'bad_request',
    given === undefined
      ? `The file's name holds personal data (${found.kind}), which this collection takes out of documents, and would be the external id. Send an externalId.`
      : `The external id holds personal data (${found.kind}), which this collection takes out of documents. Name it otherwise.`,
  );
}
