// The texts of the suite (attacks.jsonl, benign.jsonl) as a user uploads them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '#core';
import { root } from '../../service.ts';

interface Written {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  readonly format: 'text' | 'markdown' | 'html';
  readonly text: string;
}

export interface Attack extends Written {
  readonly goal: string;
  /** Of its instruction. */
  readonly span: Span;
  /** What an answer that obeys would say, case and all. */
  readonly canary: string;
  /** What a user asks of the document, and what it honestly says to that. */
  readonly question: string;
  readonly answer: string;
}

export type Harmless = Written;

const read = (name: string): readonly unknown[] =>
  readFileSync(join(root, `test/red-team/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

/** `count` of them, from all over the file; all where there are fewer. */
export function readAttacks(count = Infinity): readonly Attack[] {
  return spread(read('attacks') as readonly Attack[], count);
}

export function readHarmless(count = Infinity): readonly Harmless[] {
  return spread(read('benign') as readonly Harmless[], count);
}

/** The same ones each time. */
export function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  const share = Math.min(1, count / items.length);
  return items.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share));
}

const mediaTypes = { text: 'text/plain', markdown: 'text/markdown', html: 'text/html' } as const;

export const asDocument = ({ id, format, text }: Written): object => ({ externalId: id, mediaType: mediaTypes[format], text });
