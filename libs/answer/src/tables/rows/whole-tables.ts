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

/** The tables with those of their rows that stand in passages which were not found. */
export async function wholeTables({ tables, found, scope }: Looked, signal: AbortSignal): Promise<readonly FoundTable[]> {
  const parts = rowsTables(found).filter(({ partly }) => partly !== null);
  const held = parts.flatMap(({ passages }) => passages);
  if (held.length === 0) return found;
  const read = await inTime(longestReadMs, signal, async (working) => {
    const others = await tables.restOf(held, scope, working);
    return { others, tables: await tables.tablesOf(others, scope, working) };
  });
  if (!('value' in read)) return found;
  const starts = new Set(found.map(({ passage, table }) => `${passage.revisionId} ${table.table.start}`));
  const more = read.value.tables.flatMap((table): FoundTable[] => {
    const chunk = read.value.others.find(({ chunkId }) => chunkId === table.chunkId);
    if (!chunk || !starts.has(`${chunk.revisionId} ${table.table.start}`)) return [];
    const passage: RankedPassage = { ...unranked, ...chunk };
    return [{ passage, table }];
  });
  return [...found, ...more];
}
