import { Fault } from '#core';
import { type CanonicalTextBuilder, toCanonicalLine } from './canonical-text.ts';
import type { FilePart, ParseSource } from './parse-source.ts';

/** Adds the text of an attachment below a heading of its own; answers what is to be told of it, which for one that cannot be read is why. */
export async function addAttachment(
  builder: CanonicalTextBuilder,
  part: FilePart,
  parsePart: ParseSource['parsePart'],
): Promise<readonly string[]> {
  const name = nameOf(part);
  try {
    if (!parsePart) throw new Fault('parse_limit', 'attachments are not read here; upload it on its own');
    const parsed = await parsePart(part);
    builder.add('heading', `Attachment: ${name}`, { level: 2 });
    builder.addParsed(parsed, { level: 2, page: null });
    return parsed.warnings.map((warning) => `attachment "${name}": ${warning}`);
  } catch (cause) {
    return [notRead(part, cause instanceof Fault ? cause.message : `it cannot be parsed: ${String(cause)}`)];
  }
}

export function notRead(part: Pick<FilePart, 'fileName'>, reason: string): string {
  return `attachment "${nameOf(part)}": not read (${reason})`;
}

function nameOf({ fileName }: Pick<FilePart, 'fileName'>): string {
  return toCanonicalLine(fileName).slice(0, 200);
}
