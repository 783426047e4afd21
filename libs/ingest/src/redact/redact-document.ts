import type { ParsedDocument, PersonalKind, Span } from '#core';
import { Redactor, written } from '#guard';
import { findInCells } from './find-in-cells.ts';
import { inPieces } from './in-pieces.ts';
import { SpanMap } from './span-map.ts';

/**
 * The document as if the values had never been in it: text, title, tables, hidden texts, authors, keywords and warnings, with every
 * place leading to the same words as before. What is derived of the text is to be made of what this returns.
 */
export function redactDocument(parsed: ParsedDocument, kinds: readonly PersonalKind[]): ParsedDocument {
  const redactor = new Redactor(kinds);
  const { text } = parsed;
  const inTables = parsed.tables.flatMap((table) => findInCells(table, text, redactor));
  const found = inPieces(parsed, [...redactor.find(text), ...inTables]);
  learnAround(parsed, redactor);
  redactor.learn(text, found);
  const cuts = redactor.cuts(text, found);
  const redacted = written(text, cuts);
  const isLeft = ({ start, end }: Span): boolean => redacted.slice(start, end).trim() !== '';
  const { lines, ...places } = moved(parsed, new SpanMap(cuts));
  return {
    ...withoutWords(parsed, redactor),
    ...places,
    lines: lines.filter(isLeft),
    text: redacted,
    takenOut: { kinds, values: redactor.redactions },
  };
}

/** What is not in the text: a value that is only known from there is taken out of the text as well. */
function learnAround({ title, properties, warnings, hidden = [] }: ParsedDocument, redactor: Redactor): void {
  for (const line of [title ?? '', ...properties.keywords, ...warnings, ...hidden.flatMap(({ text, how }) => [text, how])])
    redactor.learn(line);
  if (!redactor.takes('name')) return;
  for (const author of properties.authors) redactor.learn(author, [{ kind: 'name', start: 0, end: author.length }]);
}

function withoutWords(parsed: ParsedDocument, redactor: Redactor): ParsedDocument {
  const { title, properties, warnings, hidden } = parsed;
  const apply = (line: string): string => redactor.apply(line);
  return {
    ...parsed,
    title: title === null ? null : apply(title),
    properties: { ...properties, authors: properties.authors.map(apply), keywords: properties.keywords.map(apply) },
    warnings: warnings.map(apply),
    ...(hidden && { hidden: hidden.map((one) => ({ ...one, text: apply(one.text), how: apply(one.how) })) }),
  };
}

function moved(parsed: ParsedDocument, { move }: SpanMap): Pick<ParsedDocument, 'blocks' | 'pages' | 'lines' | 'tables' | 'definitions'> {
  return {
    blocks: parsed.blocks.map(move),
    pages: parsed.pages.map(move),
    lines: parsed.lines.map(move),
    tables: parsed.tables.map((table) => ({ ...move(table), cells: table.cells.map(move) })),
    ...(parsed.definitions && { definitions: parsed.definitions.map((one) => ({ ...move(one), signature: move(one.signature) })) }),
  };
}
