import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DocumentBody } from '#contract';
import type { WebFetcher } from '#sources';
import { fieldErrors } from './field-errors.ts';
import { InvalidInput } from './problem.filter.ts';
import type { Upload } from './upload.ts';
import { urlUpload } from './url-upload.ts';

const extensions = { 'text/plain': 'txt', 'text/markdown': 'md', 'text/html': 'html' } as const;

/** A document sent as JSON: its text, or where it is found. A text without an external id is known by its content. */
export async function jsonUpload(
  body: unknown,
  { fetcher, signal }: { readonly fetcher: WebFetcher; readonly signal: AbortSignal },
): Promise<Upload> {
  const parsed = DocumentBody.safeParse(body);
  if (!parsed.success) throw new InvalidInput(fieldErrors(parsed.error.issues, body));
  const { text = '', url, mediaType, ...fields } = parsed.data;
  if (url !== undefined) return urlUpload(url, { fields, fetcher, signal });
  const bytes = Buffer.from(text, 'utf8');
  const externalId = fields.externalId ?? `text-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  return {
    content: Readable.from(bytes.length === 0 ? [] : [bytes]),
    fileName: `${fields.title ?? externalId}.${extensions[mediaType]}`,
    declaredType: `${mediaType}; charset=utf-8`,
    fields: { ...fields, externalId },
  };
}
