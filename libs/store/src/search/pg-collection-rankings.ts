import {
  type CollectionProfile,
  type CollectionRanking,
  CollectionRankings,
  defaultCollectionSettings,
  type KeywordMethod,
  type RankedScope,
  type RankingSettings,
} from '#core';
import type { Database } from '../database/database.ts';
import { untilAborted } from '../database/until-aborted.ts';
import { KeptByMarks } from './kept-by-marks.ts';

interface RankingRow {
  readonly id: string;
  readonly ranking: Partial<RankingSettings> | null;
  readonly threshold: number | null;
  readonly rewordings: CollectionRanking['rewordings'] | null;
  readonly output: CollectionRanking['output'];
  readonly personal_data: CollectionRanking['personalData'];
  /** Null where nothing was measured, as all that follows. */
  readonly chunks: number | null;
  readonly sharpness: number | null;
  readonly languages: CollectionProfile['languages'] | null;
  readonly keyword_method: KeywordMethod | null;
}

/** The statement is spared until a mark moves. */
export class PgCollectionRankings extends CollectionRankings {
  private readonly database: Database;
  private readonly kept = new KeptByMarks<RankingRow>();

  constructor(database: Database) {
    super();
    this.database = database;
  }

  async read(scope: RankedScope, signal?: AbortSignal): Promise<CollectionRanking[]> {
    const reading = (): Promise<RankingRow[]> =>
      this.kept.rows(scope, () => this.database.query('read_collection_rankings', [scope.collectionIds]));
    const rows = await (signal ? untilAborted(reading, signal) : reading());
    return rows.map(toRanking).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function toRanking({
  id,
  ranking,
  threshold,
  rewordings,
  output,
  personal_data: personalData,
  chunks,
  sharpness,
  languages,
  keyword_method: keywordMethod,
}: RankingRow): CollectionRanking {
  const profile = chunks === null ? null : { chunks, sharpness, languages: languages ?? {}, keywordMethod };
  return {
    id,
    profile,
    ranking: { ...defaultCollectionSettings.ranking, ...ranking },
    threshold,
    rewordings: toRewordings(rewordings),
    ...(output && { output: toOutput(output) }),
    ...(personalData && { personalData }),
  };
}

function toOutput({ allowedHosts, secrets }: NonNullable<CollectionRanking['output']>): NonNullable<CollectionRanking['output']> {
  return { ...(allowedHosts && { allowedHosts }), ...(secrets && { secrets }) };
}

function toRewordings(stored: CollectionRanking['rewordings']): CollectionRanking['rewordings'] {
  return stored ? { threshold: stored.threshold ?? null, embedder: stored.embedder ?? null } : null;
}
