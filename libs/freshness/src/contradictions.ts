import type { ConflictingSentence, Contradiction, FoundChunk } from '#core';
import { namedThings } from './named-things.ts';
import { contentWords, type Template, templateOf, type Value } from './values.ts';
import { orderOf } from './which-is-newer.ts';

/** A sentence of a passage found. */
export interface Statement {
  readonly text: string;
  readonly passage: Pick<FoundChunk, 'documentId' | 'revision' | 'chunkId' | 'title' | 'headings' | 'changedAt' | 'validFrom'>;
}

interface Read extends Template {
  readonly statement: Statement;
  readonly subject: ReadonlySet<string>;
  /** What its document or its section calls by a name with a figure. */
  readonly things: ReadonlySet<string>;
}

/** Share of all words around the values that both sentences must have. */
const sameWords = 0.7;
/** With so many words in common the sentences name their subject themselves; shorter ones must stand under kindred titles. */
const tellingWords = 6;
const fewestWords = 3;
const sameSubject = 0.3;
const mostStatements = 300;
/** Sentences that differ in several figures have nearly all words in common, or they speak of different things. */
const sameWordsOfSeveral = 0.9;
const mostDiffering = 3;

/**
 * Pairs of sentences from different documents that say the same but for one figure or date, or, where they are otherwise alike and stand
 * under kindred titles, for up to three figures; the newer first. Those that differ in a date or a year and more are taken to speak of
 * different things: "in 2019 it was 5", "in 2020 it was 6".
 */
export function contradictionsOf(statements: readonly Statement[]): Contradiction[] {
  const read = statements.slice(0, mostStatements).flatMap(readStatement);
  const found = new Map<string, Contradiction>();
  for (const [index, a] of read.entries()) {
    for (const b of read.slice(index + 1)) {
      const pair = conflictOf(a, b);
      // Passages that overlap have one sentence twice.
      if (pair) found.set([pair.older.documentId, pair.newer.documentId, pair.older.quote, pair.newer.quote].join('\n'), pair);
    }
  }
  return [...found.values()];
}

function readStatement(statement: Statement): Read[] {
  const template = templateOf(statement.text);
  if (template.values.length === 0 || template.words.size < fewestWords) return [];
  const { title, headings } = statement.passage;
  return [{ ...template, statement, subject: contentWords([title, ...headings].join(' ')), things: namedThings([title, ...headings]) }];
}

function conflictOf(a: Read, b: Read): Contradiction | null {
  if (a.statement.passage.documentId === b.statement.passage.documentId) return null;
  if (a.values.length !== b.values.length || shared(a.words, b.words) < sameWords) return null;
  if (namesAnother(a.identifiers, b.identifiers) || namesAnother(a.things, b.things)) return null;
  const isKindred = shared(a.subject, b.subject) >= sameSubject;
  if (Math.min(a.words.size, b.words.size) < tellingWords && !isKindred) return null;
  const differing = a.values.flatMap((value, index) => differs(value, b.values[index]));
  if (differing.length === 0 || (differing.length > 1 && !(isKindred && areAlike(a, b, differing)))) return null;
  const order = orderOf(a.statement.passage, b.statement.passage);
  const isNewer = order?.isNewer ?? a.statement.passage.changedAt > b.statement.passage.changedAt;
  const [newer, older] = isNewer ? [a, b] : [b, a];
  const shownOf = (side: 0 | 1): string => differing.map((pair) => pair[side].shown).join(' and ');
  return {
    values: isNewer ? [shownOf(0), shownOf(1)] : [shownOf(1), shownOf(0)],
    newerBy: order?.newerBy ?? null,
    newer: toSentence(newer.statement),
    older: toSentence(older.statement),
  };
}

/** Each has a name with a figure that the other has not: vitamin B12 and vitamin B6, the Heron 3 and the Heron 5. */
function namesAnother(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const lacks = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => [...one].some((name) => !other.has(name));
  return lacks(a, b) && lacks(b, a);
}

function areAlike(a: Read, b: Read, differing: readonly (readonly [Value, Value])[]): boolean {
  return (
    differing.length <= mostDiffering &&
    differing.every(([ofA, ofB]) => ofA.kind === 'number' && ofB.kind === 'number') &&
    Math.min(a.words.size, b.words.size) >= fewestWords &&
    shared(a.words, b.words) >= sameWordsOfSeveral
  );
}

function differs(a: Value, b: Value | undefined): (readonly [Value, Value])[] {
  return b && a.kind === b.kind && a.normal === b.normal ? [] : b ? [[a, b]] : [];
}

/** Jaccard. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

function toSentence({ text, passage: { documentId, revision, chunkId, title, changedAt } }: Statement): ConflictingSentence {
  return { documentId, revision, chunkId, title, changedAt, quote: text };
}
