import type { Block, Definition, ParsedDocument } from '#core';
import { findDefinitions, syntaxLimits } from './find-definitions.ts';
import { grammarOf } from './grammars.ts';

/** Characters of source code that are read for their syntax; a tree takes some fifty bytes for each. */
const maxLength = 1_000_000;
/** Fenced blocks below this fit a chunk whole. */
const minFence = 600;
const maxFences = 200;
/** For all stretches of a document: hostile fences at the limit of each would use up the time there is for parsing. */
const documentTimeoutMs = 10_000;

/** Source code that is cut by its syntax. */
interface Stretch {
  readonly start: number;
  readonly text: string;
  readonly grammar: string;
}

/** Adds what source code defines, for documents that are code and for the fenced blocks of others. Code that cannot be read so is cut by lines. */
export async function withSyntax(parsed: ParsedDocument, fileName: string, timeoutMs: number = documentTimeoutMs): Promise<ParsedDocument> {
  const deadline = performance.now() + timeoutMs;
  const definitions: Definition[] = [];
  const unread: string[] = [];
  for (const [index, stretch] of stretchesOf(parsed, fileName).entries()) {
    const found = stretch.text.length > maxLength || index >= maxFences ? null : await findSafely(stretch, deadline);
    if (found) definitions.push(...found.map((definition) => shifted(definition, stretch.start)));
    else unread.push(stretch.grammar);
  }
  if (definitions.length === 0 && unread.length === 0) return parsed;
  const languages = [...new Set(unread)].join(', ');
  const warning = `source code (${languages}) is cut by lines instead of by functions: it is too large or too much, or its syntax could not be read in time`;
  return { ...parsed, definitions, warnings: unread.length > 0 ? [...parsed.warnings, warning] : parsed.warnings };
}

/** A trap inside the engine is an error of its own kind; the document is no worse for it. */
async function findSafely({ text, grammar }: Stretch, deadline: number): Promise<Definition[] | null> {
  const left = deadline - performance.now();
  if (left <= 0) return null;
  try {
    return await findDefinitions(text, grammar, { ...syntaxLimits, timeoutMs: Math.min(left, syntaxLimits.timeoutMs) });
  } catch (error) {
    isBroken ||= error instanceof Error && error.constructor.name === 'RuntimeError';
    return null;
  }
}

let isBroken = false;

/** After a trap the engine's memory is not to be trusted: whoever runs it ends the process. */
export function isSyntaxBroken(): boolean {
  return isBroken;
}

function stretchesOf({ text, blocks, properties }: ParsedDocument, fileName: string): Stretch[] {
  const first = blocks[0];
  if (first && blocks.every((block) => block.kind === 'code')) {
    const grammar = grammarOf(properties.programmingLanguage ?? /\.([a-z0-9+#]+)$/i.exec(fileName)?.[1] ?? '');
    if (grammar) return [{ start: first.start, text: text.slice(first.start, blocks.at(-1)?.end), grammar }];
  }
  return blocks.flatMap((block) => fenceOf(text, block));
}

/** The code between a fence that names its language and its end. */
function fenceOf(text: string, { kind, start, end }: Block): Stretch[] {
  if (kind !== 'code' || end - start < minFence) return [];
  const whole = text.slice(start, end);
  const opening = /^(?:`{3,}|~{3,})[ \t]*\{?\.?([\w+#-]+)[^\n]*\n/.exec(whole);
  const grammar = grammarOf(opening?.[1] ?? '');
  if (!opening || !grammar) return [];
  return [{ start: start + opening[0].length, text: whole.slice(opening[0].length).replace(/\n[`~]{3,}[ \t]*$/, ''), grammar }];
}

function shifted({ start, end, signature }: Definition, by: number): Definition {
  return { start: start + by, end: end + by, signature: { start: signature.start + by, end: signature.end + by } };
}
