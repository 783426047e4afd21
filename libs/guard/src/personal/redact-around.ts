import type { TakenOut } from '#core';
import { recordBy } from './redact-record.ts';
import { Redactor } from './redactor.ts';

/** What people called a document and its file. */
interface Around {
  readonly names: readonly (string | null)[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Without what was taken out of the document's text, under the same placeholders, and without what is found in them. */
export function redactAround({ names, metadata }: Around, { kinds, values }: TakenOut): Around {
  const redactor = new Redactor(kinds, values);
  for (const name of names) redactor.learn(name ?? '');
  return { names: names.map((name) => name && redactor.apply(name)), metadata: recordBy(redactor, metadata) };
}
