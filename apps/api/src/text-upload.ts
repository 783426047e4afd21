import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DocumentBody } from '#contract';
import { InvalidInput } from './problem.filter.ts';
import type { Upload } from './upload.ts';

const extensions = { 'text/plain': 'txt', 'text/markdown': 'md', 'text/html': 'html' } as const;

/** A document sent as JSON. Without an external id it is known by its content. */
export function textUpload(body: unknown): Upload {
  const parsed = DocumentBody.safeParse(body);
  if (!parsed.success) throw new InvalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
  const { text, mediaType, ...fields } = parsed.data;
  const bytes = Buffer.from(text, 'utf8');
  const externalId = fields.externalId ?? `text-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  return {
    content: Readable.from(bytes.length === 0 ? [] : [bytes]),
    fileName: `${fields.title ?? externalId}.${extensions[mediaType]}`,
    declaredType: `${mediaType}; charset=utf-8`,
    fields: { ...fields, externalId },
  };
}
