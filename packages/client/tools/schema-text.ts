import { createHash } from 'node:crypto';
import openapiTS, { astToString } from 'openapi-typescript';

const opening =
  /^\/\/ Made by `npm run generate` from the service's OpenAPI document; change that, not this\.\n\/\/ document (\w+), types (\w+)\n/;

/** `src/schema.ts` for this document. Its second line tells later, without making it again, whether it is still the one. */
export async function schemaText(document: object): Promise<string> {
  const types = astToString(await openapiTS(JSON.stringify(document), { alphabetize: true, defaultNonNullable: false }));
  return `// Made by \`npm run generate\` from the service's OpenAPI document; change that, not this.\n// document ${hashOf(document)}, types ${hashOf(types)}\n${types}`;
}

/** Why this text is not what `schemaText` would make of the document; null where it is. */
export function whyOutdated(text: string, document: object): string | null {
  const [head, ofDocument, ofTypes] = opening.exec(text) ?? [];
  if (head === undefined) return 'it does not begin as the generator writes it';
  if (ofTypes !== hashOf(text.slice(head.length))) return 'it was changed by hand';
  return ofDocument === hashOf(document) ? null : 'the OpenAPI document has changed since';
}

/** Of a document, without its examples: no types are made of them, and one names the embedder of the machine. */
function hashOf(value: object | string): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, (key, inner: unknown) => (key === 'examples' ? undefined : inner));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
