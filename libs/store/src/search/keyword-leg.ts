import type { KeywordHits, KeywordMethod, LegHit, SearchScope } from '#core';
import { type QueryWord, readQuery } from '../analysis/read-query.ts';
import type { Database } from '../database/database.ts';
import { KeywordRanking, type RankedRow, type WeightedTerms } from './keyword-ranking.ts';

interface StateRow {
  readonly id: string;
  readonly languages: readonly string[];
  readonly has_earlier: boolean;
}

/** Ranks by words: what a question asks in every language of its collections, quoted phrases first. */
export class KeywordLeg {
  private readonly database: Database;
  private readonly ranking: KeywordRanking;

  constructor(database: Database, method: KeywordMethod) {
    this.database = database;
    this.ranking = new KeywordRanking(database, method);
  }

  async search(query: string, limit: number, scope: SearchScope): Promise<KeywordHits> {
    const states = await this.database.query<StateRow>('read_keyword_state', [scope.principal.organisationId, scope.collectionIds]);
    const languages = [...new Set(states.flatMap((state) => state.languages))];
    const { words } = readQuery(query, { languages, hasEarlier: states.some((state) => state.has_earlier) });
    if (words.length === 0) return { hits: [], notes: [] };
    const rows = await this.ranking.rank(weighed(words), limit, scope);
    return { hits: rows.map(toHit), notes: [] };
  }
}

/** Words beside an identifier up to which a question looks that identifier up, rather than speaks of it among other things. */
const fewWords = 3;
/** An identifier that is looked up outweighs its own parts wherever they stand. In a longer question this cost 0.7 points on product-docs. */
const lookedUp = 4;

function weighed(words: readonly QueryWord[]): WeightedTerms {
  const isLookup = words.filter(({ kind }) => kind === 'word' || kind === 'unspaced').length <= fewWords;
  const terms = new Map<string, number>();
  for (const { kind, terms: forms } of words)
    for (const term of forms) terms.set(term, (terms.get(term) ?? 0) + (kind === 'exact' && isLookup ? lookedUp : 1));
  return terms;
}

const toHit = ({ chunk_id: chunkId, score }: RankedRow): LegHit => ({ chunkId, score });
