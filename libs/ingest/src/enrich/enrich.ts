import type { ParsedDocument } from '#core';
import { toCanonicalLine } from '../parse/canonical-text.ts';
import { findEntities } from './entities.ts';
import { detectLanguage } from './language.ts';
import { signatureOf } from './signature.ts';

const maxTitleLength = 150;

/** What is known of a document of any format once it is text: its language, what it speaks of, and a title when it named none. */
export function enrich(parsed: ParsedDocument): ParsedDocument {
  const { properties, text } = parsed;
  const isProse = parsed.blocks.some(({ kind }) => kind !== 'code');
  const language = (isProse ? detectLanguage(proseOf(parsed)) : null) ?? properties.language;
  const known = { ...properties, language, entities: findEntities(text) };
  return { ...parsed, title: parsed.title ?? headingOf(parsed), properties: known, signature: signatureOf(text) };
}

/** Code is left out: its words are English whatever the document's are. */
function proseOf({ text, blocks }: ParsedDocument): string {
  const parts: string[] = [];
  let length = 0;
  for (const { kind, start, end } of blocks) {
    if (kind === 'code' || length > 200_000) continue;
    parts.push(text.slice(start, end));
    length += end - start;
  }
  return parts.join('\n');
}

/** The first heading of the highest level, where there is one within the first lines. */
function headingOf({ text, blocks }: ParsedDocument): string | null {
  const heading = blocks.slice(0, 5).find(({ kind }) => kind === 'heading');
  const title = heading ? toCanonicalLine(text.slice(heading.start, heading.end)) : '';
  return title === '' || title.length > maxTitleLength ? null : title;
}
