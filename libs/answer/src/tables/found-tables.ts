import { inTime, type PassageTable, type RankedPassage, type SearchScope, type TableReader } from '#core';
import { hasTableLine } from './cell-text.ts';

/** A passage and the table that it holds rows of. */
export interface FoundTable {
  readonly passage: RankedPassage;
  readonly table: PassageTable;
}

export interface Reading {
  readonly tables: TableReader;
  readonly passages: readonly RankedPassage[];
  readonly scope: SearchScope;
}

/** Without them their rows are text like any other. */
const longestReadMs = 3000;

export interface Unread {
  readonly unread: string;
}

/** The tables that passages stand in; where they could not be read in time or at all, why. */
export async function foundTables({ tables, passages, scope }: Reading, signal: AbortSignal): Promise<readonly FoundTable[] | Unread> {
  const holding = passages.filter(({ text }) => hasTableLine(text));
  if (holding.length === 0) return [];
  const read = await inTime(longestReadMs, signal, (working) => tables.tablesOf(holding, scope, working));
  if (!('value' in read)) return { unread: read.status === 'late' ? `not read within ${longestReadMs} ms` : 'not read' };
  return read.value.flatMap((table) => {
    const passage = holding.find(({ chunkId }) => chunkId === table.chunkId);
    return passage ? [{ passage, table }] : [];
  });
}
