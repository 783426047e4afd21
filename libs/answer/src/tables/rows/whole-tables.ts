import { inTime, type RankedPassage, type SearchScope, type TableReader } from '#core';
import type { FoundTable } from '../found-tables.ts';
import { rowsTables } from './rows-table.ts';

interface Looked {
  readonly tables: TableReader;
  readonly found: readonly FoundTable[];
  readonly scope: SearchScope;
}

/** Without them only the rows found are compared, which is said. */
const longestReadMs = 3000;
/** Of a passage that no search found. */
const unranked = { score: 0, fused: 0, legs: {}, opinions: {}, cosine: null, recency: null, repeats: null };

export interface WholeTables {
  readonly whole: readonly FoundTable[];
  /** Why only the rows found are there, in words; null where all could be read that there are. */
  readonly unread: string | null;
}

/** The tables with those of their rows that stand in passages which were not found. */
export async function wholeTables({ tables, found, scope }: Looked, signal: AbortSignal): Promise<WholeTables> {
  const parts = rowsTables(found).filter(({ partly }) => partly !== null);
  const held = parts.flatMap(({ passages }) => passages);
  if (held.length === 0) return { whole: found, unread: null };
  const read = await inTime(longestReadMs, signal, async (working) => {
    const others = await tables.restOf(held, scope, working);
    return { others, tables: await tables.tablesOf(others, scope, working) };
  });
  if (!('value' in read)) {
    const why = read.status === 'late' ? `not read within ${longestReadMs} ms` : 'not read';
    return { whole: found, unread: `the rest of a table found was ${why}: only the rows found are compared` };
  }
  const starts = new Set(found.map(({ passage, table }) => `${passage.revisionId} ${table.table.start}`));
  const more = read.value.tables.flatMap((table): FoundTable[] => {
    const chunk = read.value.others.find(({ chunkId }) => chunkId === table.chunkId);
    if (!chunk || !starts.has(`${chunk.revisionId} ${table.table.start}`)) return [];
    const passage: RankedPassage = { ...unranked, ...chunk };
    return [{ passage, table }];
  });
  return { whole: [...found, ...more], unread: null };
}
