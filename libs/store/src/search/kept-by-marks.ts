import { LRUCache } from 'lru-cache';
import type { SearchScope } from '#core';

interface OfCollection {
  readonly id: string;
}

const collectionsKept = 500;

/** Rows of collections, kept under the marks that a search read before it began, so that a change counts at once; read anew for one that read none. */
export class KeptByMarks<Row extends OfCollection> {
  private readonly kept = new LRUCache<string, { readonly mark: string; readonly row: Row }>({ max: collectionsKept });

  async rows({ marks, collectionIds }: Pick<SearchScope, 'marks' | 'collectionIds'>, read: () => Promise<Row[]>): Promise<Row[]> {
    if (!marks) return read();
    const known = collectionIds.flatMap((id) => {
      const kept = this.kept.get(id);
      return kept && kept.mark === marks.get(id) ? [kept.row] : [];
    });
    if (known.length === collectionIds.length) return known;
    const rows = await read();
    for (const row of rows) {
      const mark = marks.get(row.id);
      if (mark !== undefined) this.kept.set(row.id, { mark, row });
    }
    return rows;
  }
}
