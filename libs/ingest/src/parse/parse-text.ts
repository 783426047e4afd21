import type { Block, BlockKind, ParsedDocument } from '#core';
import { toCanonical } from './canonical-text.ts';
import { decodeText } from './decode-text.ts';
import { programmingLanguageOf } from './programming-language.ts';
import { type ParseSource, withoutPages } from './parse-source.ts';

/** Plain text, and what is read as it: source code, and prose by paragraphs. The text is the file's own. */
export function parseText(source: ParseSource): ParsedDocument {
  const text = toCanonical(decodeText(source.bytes, source.charset, source.fileName));
  const programmingLanguage = programmingLanguageOf(source.fileName);
  const kind = programmingLanguage === null && isProse(source.fileName) ? 'paragraph' : 'code';
  return withoutPages({ title: null, text, blocks: [...linesAsBlocks(text, kind, 0)] }, [], { programmingLanguage });
}

function isProse(fileName: string): boolean {
  return /\.(txt|text|asc|rst|adoc|org|tex|srt|vtt)$/i.test(fileName) || !/\.[a-z0-9]+$/i.test(fileName);
}

/** Stretches between empty lines; line by line, as a pattern over five megabytes without an empty line would exhaust its stack. */
export function* linesAsBlocks(text: string, kind: BlockKind, offset: number): Generator<Block> {
  let start = -1;
  let end = 0;
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at);
    const lineEnd = next === -1 ? text.length : next;
    const filled = text.slice(at, lineEnd).trimEnd().length;
    if (filled > 0) {
      if (start === -1) start = at;
      end = at + filled;
    } else if (start !== -1) {
      yield { kind, level: 0, page: null, start: start + offset, end: end + offset };
      start = -1;
    }
    at = lineEnd + 1;
  }
  if (start !== -1) yield { kind, level: 0, page: null, start: start + offset, end: end + offset };
}
