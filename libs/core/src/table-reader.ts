import type { Table } from './document.ts';
import type { FoundChunk, SearchScope } from './search.ts';
import type { Span } from './span.ts';

/** A table as far as a passage needs it. */
export interface PassageTable {
  readonly chunkId: string;
  /** Its cells are those of its first rows, those that the passage holds and those of the rows before it; of a very large table, those of its header alone. */
  readonly table: Table;
  /** The revision's words around the table's top, before the passage and under the table, by their spans and in their order; there may be gaps. */
  readonly around: readonly (Span & { readonly text: string })[];
}

/** Reads the grids that passages stand in. Implementers answer nothing of a document that the principal may not read. */
export abstract class TableReader {
  abstract tablesOf(chunks: readonly FoundChunk[], scope: SearchScope, signal: AbortSignal): Promise<PassageTable[]>;

  /** The other chunks that the tables of these stand in, as far as the principal may read them; a long table's first. None where a reader knows no more. */
  restOf(_chunks: readonly FoundChunk[], _scope: SearchScope, _signal: AbortSignal): Promise<FoundChunk[]> {
    return Promise.resolve([]);
  }
}
