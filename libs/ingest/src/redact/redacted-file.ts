import type { ParsedDocument, PersonalKind } from '#core';
import { redactText } from '#guard';
import { enrich } from '../enrich/enrich.ts';
import { redactDocument } from './redact-document.ts';

interface Wanted {
  readonly kinds: readonly PersonalKind[];
  readonly givenTitle: string | null;
}

/** A parsed file without personal data, and what is made of its text made of what is left. It has a title in any case. */
export function redactedFile(parsed: ParsedDocument, fileName: string, { kinds, givenTitle }: Wanted): ParsedDocument {
  const document = enrich(redactDocument({ ...parsed, title: givenTitle ?? parsed.title }, kinds));
  return { ...document, title: document.title ?? redactText(fileName, kinds) };
}
