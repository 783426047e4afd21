import type { Span, Table } from './document.ts';
import type { FoundChunk, SearchScope } from './search.ts';

/** A table as far as a passage needs it. */
export interface PassageTable {
  readonly chunkId: string;
  /** Its cells are those of its first rows and those that the passage holds; of a very large table, those of its header alone. */
  readonly table: Table;
  /** The revision's words around the table's top and under it, by their spans and in their order; there may be gaps. */
  readonly around: readonly (Span & { readonly text: string })[];
}

/** Reads the grids that passages stand in. Implementers answer nothing of a document that the principal may not read. */
export abstract class TableReader {
  abstract tablesOf(chunks: readonly FoundChunk[], scope: SearchScope): Promise<PassageTable[]>;
}
