import { byScore, type Candidate, type ChunkContent } from '#core';
import { namePhrases, spaced } from './name-phrases.ts';
import { languageOf } from './understand/language.ts';
import { isSmall } from './understand/words-of.ts';

/** How many of the first candidates lead to others. */
const leading = 3;
/** Candidates looked at. */
export const bridgedDepth = 50;
/** Titles come out of documents; a hundred thousand brackets would take minutes to look through. */
const longestTitle = 300;

export interface Bridging {
  readonly query: string;
  /** The first candidates' own, as far as they could be read. */
  readonly contents: readonly ChunkContent[];
  /** How much a word tells, by the word in lower case or as the query has it. */
  readonly weights: ReadonlyMap<string, number>;
  /** What a bridge that could not be better adds to a score of 0 to 1. */
  readonly share: number;
}

/** A passage as a part of a chain. */
interface Part extends ChunkContent {
  readonly phrases: ReadonlySet<string>;
}

/** The phrases by which the first candidates could lead to others: all that they name and the question does not. */
export function leadingPhrases(query: string, candidates: readonly Candidate[], contents: readonly ChunkContent[]): Set<string> {
  const asked = spaced(query);
  const first = new Set(candidates.slice(0, leading).map(({ chunkId }) => chunkId));
  const parts = contents.filter(({ chunkId }) => first.has(chunkId)).map(toPart);
  const language = languageOf(query);
  // “We” begins a sentence with a capital and names nothing.
  const isName = (phrase: string): boolean => phrase.split(' ').some((word) => !isSmall(word, language));
  return new Set(parts.flatMap(({ phrases }) => [...phrases]).filter((phrase) => isName(phrase) && !asked.includes(` ${phrase} `)));
}

/**
 * For questions of several hops: a candidate of another document that shares a rare name with one of the first, and holds what of the
 * question that one lacks, belongs to it. It gains by how rare the name is, times the geometric mean of the parts of the question's words
 * that the two hold, times the score of the first.
 */
export function bridge(candidates: readonly Candidate[], bridging: Bridging): Candidate[] {
  const { query, contents, share } = bridging;
  const parts = new Map(contents.map((content) => [content.chunkId, toPart(content)]));
  const usable = leadingPhrases(query, candidates, contents);
  const rarity = rarityOf(usable, bridging.weights);
  const found = candidates.map((candidate): Candidate => {
    const own = parts.get(candidate.chunkId);
    const best = own && bestBridge(own, { candidates, parts, rarity, bridging });
    return best ? { ...candidate, score: candidate.score + share * best.worth, bridge: best } : candidate;
  });
  const most = Math.max(1, ...found.map(({ score }) => score));
  return found.map((candidate) => ({ ...candidate, score: candidate.score / most })).sort(byScore);
}

interface Looked {
  readonly candidates: readonly Candidate[];
  readonly parts: ReadonlyMap<string, Part>;
  readonly rarity: ReadonlyMap<string, number>;
  readonly bridging: Bridging;
}

function bestBridge(own: Part, { candidates, parts, rarity, bridging }: Looked): Candidate['bridge'] {
  let best: Candidate['bridge'];
  for (const candidate of candidates.slice(0, leading)) {
    const lead = parts.get(candidate.chunkId);
    if (!lead || lead.documentId === own.documentId) continue;
    const shared = [...lead.phrases].filter((phrase) => own.phrases.has(phrase));
    const by = shared.toSorted((a, b) => (rarity.get(b) ?? 0) - (rarity.get(a) ?? 0))[0];
    const [held, rest] = coverage(lead, own, bridging);
    const worth = by === undefined ? 0 : (rarity.get(by) ?? 0) * Math.sqrt(held * rest) * candidate.score;
    if (by !== undefined && worth > (best?.worth ?? 0)) best = { from: lead.chunkId, by, worth };
  }
  return best;
}

/** By weight, the parts of the question's words that the first holds, and that only the other does. */
function coverage(lead: Part, own: Part, { weights, query }: Bridging): [held: number, rest: number] {
  const weigh = (words: readonly string[]): number => words.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
  const held = new Set(lead.words);
  const whole = weigh(wordsOf(query)) || 1;
  return [weigh(lead.words) / whole, weigh(own.words.filter((word) => !held.has(word))) / whole];
}

/** A question's words as `ChunkContent.words` has them. */
export const wordsOf = (query: string): string[] => [...new Set(query.split(/\s+/).map(bare).filter(Boolean))];
const bare = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase();

/** A phrase is as rare as its rarest word, 1 for the rarest of all. */
function rarityOf(phrases: ReadonlySet<string>, weights: ReadonlyMap<string, number>): Map<string, number> {
  const weightOf = (phrase: string): number => Math.max(...phrase.split(' ').map((word) => weights.get(word) ?? 0));
  const most = Math.max(...[...phrases].map(weightOf)) || 1;
  return new Map([...phrases].map((phrase) => [phrase, weightOf(phrase) / most]));
}

function toPart(content: ChunkContent): Part {
  const title = spaced(content.title.slice(0, longestTitle).replace(/\s*\([^)]*\)\s*$/u, '')).trim();
  return { ...content, phrases: new Set([...namePhrases(content.text), ...(title === '' ? [] : [title])]) };
}
