import type { FoundChunk, KeywordHits, KeywordMethod, KeywordQuery, LegHit, SearchScope } from '#core';
import { phrasePattern } from '../analysis/phrases.ts';
import { type QueryWord, readQuery, wordsIn } from '../analysis/read-query.ts';
import { synonymsIn } from '../analysis/synonyms.ts';
import type { Database } from '../database/database.ts';
import { holdsAsItStands, lifted, lookedThrough, lookupIn } from './as-it-stands.ts';
import { absenceNotes, absentOf } from './absent-words.ts';
import { correct } from './corrections.ts';
import { KeywordRanking, type QuotedPhrases } from './keyword-ranking.ts';
import type { KeywordStates } from './keyword-state.ts';
import type { PgWordWeights } from './pg-word-weights.ts';
import type { RankedRow } from './ranked-row.ts';
import { SharedRarity } from './shared-rarity.ts';

export interface KeywordParts {
  readonly database: Database;
  readonly states: KeywordStates;
  readonly words: PgWordWeights;
}

/**
 * What a word of the question counts, what stands for a word of it by agreement, what is taken for a typing error, and a Chinese character
 * beside its pairs: as much as they, it brought passages with many of the characters before the one with the words (`bench -- exact-words`).
 */
const weights = { asked: 4, synonym: 3, corrected: 2, character: 1 };
/** Words beside an identifier up to which a question looks that identifier up, rather than speaks of it among other things. */
const fewWords = 3;
/** An identifier that is looked up outweighs its own parts wherever they stand. In a longer question this cost 0.7 points on product-docs. */
const lookedUp = 4;

/** Ranks by words: what a question asks in every language of its collections, quoted phrases first, synonyms and typing errors seen to. */
export class KeywordLeg {
  private readonly states: KeywordStates;
  private readonly ranking: KeywordRanking;
  private readonly chunks: (chunkIds: readonly string[], scope: SearchScope) => Promise<FoundChunk[]>;

  /** `chunks` reads passages under the same scope as they were found. */
  constructor({ database, states, words }: KeywordParts, method: KeywordMethod, chunks: KeywordLeg['chunks']) {
    this.states = states;
    this.ranking = new KeywordRanking({ database, rarity: new SharedRarity(database, words) }, method);
    this.chunks = chunks;
  }

  async search(asked: KeywordQuery, limit: number, scope: SearchScope): Promise<KeywordHits> {
    const { word: query, of } = typeof asked === 'string' ? { word: asked, of: asked } : asked;
    const state = await this.states.read(scope);
    const { languages } = state;
    const { words, phrases } = readQuery(query, state);
    if (words.length === 0) return { hits: [], notes: unreadable(phrases) };
    const synonyms = synonymsIn(words, state.synonyms, languages);
    const quoted = quotedIn(phrases, languages);
    const weighted = weighed(words, isLookup(of));
    for (const { terms, words: sharing } of synonyms) add(weighted, terms, Math.max(1, Math.floor(weights.synonym / sharing)));
    const told = words.flatMap(({ terms }) => terms);
    const rank = () => this.rank(weighted, { limit, scope, told, phrases: quoted });
    const rows = await rank();
    const found = new Set(rows.flatMap((row) => row.found));
    const explained = new Set([
      ...synonyms.flatMap(({ of }) => of),
      ...phrases.flatMap((phrase) => wordsIn(phrase, []).map(({ text }) => text)),
    ]);
    const missing = words.filter(({ text, terms }) => !explained.has(text) && !terms.some((term) => found.has(term)));
    const absent = await absentOf(missing, this.ranking, scope);
    const corrections = await correct(absent, { languages, scope, ranking: this.ranking, chunks: this.chunks });
    for (const { terms } of corrections) add(weighted, terms, weights.corrected);
    const notes = [
      ...phraseNotes(phrases, quoted, rows),
      ...synonyms.map(({ said, instead }) => `searched also for “${instead}”, which means the same as “${said}” in this collection`),
      ...(scope.asOf ? [] : absenceNotes(absent, corrections, query)),
    ];
    const ranked = corrections.length > 0 ? await rank() : rows;
    return { hits: toHits(phrases.length > 0 ? ranked : await this.asItStandsFirst(query, ranked, scope)), notes };
  }

  /** A few words that somebody looks up: what holds them as they stand comes before what has their stems or characters here and there. */
  private async asItStandsFirst(query: string, rows: readonly RankedRow[], scope: SearchScope): Promise<readonly RankedRow[]> {
    const lookup = rows.length > 1 ? lookupIn(query) : null;
    if (lookup === null) return rows;
    const first = rows.slice(0, lookedThrough);
    const chunks = await this.chunks(
      first.map((row) => row.chunk_id),
      scope,
    );
    const holding = new Set(chunks.filter((chunk) => holdsAsItStands(chunk, lookup)).map(({ chunkId }) => chunkId));
    return [...lifted(first, (row) => holding.has(row.chunk_id)), ...rows.slice(lookedThrough)];
  }

  /** Where every term counts the same, each is asked once: queries stay short. */
  private async rank(asked: ReadonlyMap<string, number>, rest: Omit<Parameters<KeywordRanking['rank']>[0], 'terms'>): Promise<RankedRow[]> {
    const isPlain = [...asked.values()].every((weight) => weight % weights.asked === 0);
    if (isPlain) return this.ranking.rank({ terms: new Map([...asked].map(([term, weight]) => [term, weight / weights.asked])), ...rest });
    const rows = await this.ranking.rank({ terms: asked, ...rest });
    return rows.map((row) => ({ ...row, score: row.score / weights.asked }));
  }
}

/** Whether a question has few words beside its identifiers, if any. */
function isLookup(question: string): boolean {
  return wordsIn(question, []).filter(({ kind }) => kind === 'word' || kind === 'unspaced').length <= fewWords;
}

function weighed(words: readonly QueryWord[], isOfLookup: boolean): Map<string, number> {
  const terms = new Map<string, number>();
  for (const { kind, terms: spelled } of words) {
    const weight = kind === 'character' ? weights.character : weights.asked;
    add(terms, spelled, weight * (kind === 'exact' && isOfLookup ? lookedUp : 1));
  }
  return terms;
}

function add(weighted: Map<string, number>, terms: readonly string[], weight: number): void {
  for (const term of terms) weighted.set(term, (weighted.get(term) ?? 0) + weight);
}

/** Null when there is no phrase with a word that is indexed. */
function quotedIn(phrases: readonly string[], languages: readonly string[]): QuotedPhrases | null {
  const terms = [...new Set(phrases.flatMap((phrase) => wordsIn(phrase, languages).flatMap((word) => word.terms)))];
  return terms.length === 0 ? null : { patterns: phrases.map(phrasePattern), terms };
}

/** Each phrase lifts a passage by the best score there is, so that the order is the scores' too. */
function toHits(rows: readonly RankedRow[]): LegHit[] {
  const best = Math.max(0, ...rows.map((row) => row.score));
  return rows.map((row) => ({ chunkId: row.chunk_id, score: row.score + row.phrases * best }));
}

function phraseNotes(phrases: readonly string[], quoted: QuotedPhrases | null, rows: readonly RankedRow[]): string[] {
  if (phrases.length === 0) return [];
  if (!quoted) return unreadable(phrases);
  const most = Math.max(0, ...rows.map((row) => row.phrases));
  if (most === phrases.length) return [];
  if (most > 0) return [`no passage holds all of ${listed(phrases)} as they stand; those that hold the most come first`];
  return [`no passage holds ${listed(phrases)} as it stands; its words were searched instead`];
}

const unreadable = (phrases: readonly string[]): string[] => [
  phrases.length === 0
    ? 'there is no word in it to look up: marks alone, or words that are everywhere'
    : `${listed(phrases)} holds only words that are everywhere, which cannot be looked up`,
];

const listed = (phrases: readonly string[]): string => phrases.map((phrase) => `“${phrase}”`).join(' and ');
