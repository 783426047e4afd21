import type { AnswerData, DataSchema } from '#core';
import type { EvidenceSentence } from '../choose/choose-evidence.ts';

/** A value and the words that carry it, or why there is none. */
export type ReadLeaf =
  | {
      readonly value: string | number | boolean;
      readonly evidence: readonly EvidenceSentence[];
      /** The words are a cell: they are the value of one thing, and not of two. */
      readonly isOnlyOf?: boolean;
    }
  | { readonly reason: string };

/** What was read for each place of a schema. */
export interface ReadData {
  readonly by: NonNullable<AnswerData['by']>;
  readonly leaf: (pointer: string, schema: DataSchema) => ReadLeaf;
  readonly items: (pointer: string) => number | { readonly reason: string };
}
