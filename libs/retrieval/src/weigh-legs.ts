import { type CollectionProfile, type FusionReport, identifiersOf } from '#core';

export interface ShareRequest {
  readonly query: string;
  /** A fixed share of the vector leg; null to go by what was measured. */
  readonly vectorWeight: number | null;
  /** Null when they could not be read. */
  readonly profiles: readonly CollectionProfile[] | null;
  /** Those the embedder was trained for; null when it knows many, or nobody says. */
  readonly languages: readonly string[] | null;
}

export interface Weighing extends FusionReport {
  /** How much of the question and the collections is in languages that the embedder does not know, 0 to 1. */
  readonly foreign: number;
}

/** Words count nothing at `noSharpness`, and would count everything at `noSharpness + sharpnessRange` (docs/decisions/0006). */
const noSharpness = 1;
const sharpnessRange = 1.6;
const leastShare = 0.1;
const mostShare = 0.7;
/** Without a measurement: collections too small for one, or not measured yet. */
const ordinaryShare = 0.35;
/** An identifier is blurred by vectors and stands in the text as it is asked for. */
export const identifierShare = 0.5;
/** Vectors of a language the embedder was not trained for are nearly noise. */
const foreignShare = 0.8;

/** Below this a language is more often a mistake about short texts than a part of the collection. */
const leastLanguageShare = 0.15;

/** How the legs are weighed for one question over these collections. */
export function weighLegs({ query, vectorWeight, profiles, languages }: ShareRequest): Weighing {
  const foreign = foreignPart(query, profiles ?? [], languages);
  if (vectorWeight !== null) return { status: 'ok', vectorShare: vectorWeight, why: 'as configured', foreign };
  const measured = (profiles ?? []).filter(({ sharpness }) => sharpness !== null);
  const sharpness = weightedMean(measured.map(({ sharpness: own, chunks }) => [own ?? 0, chunks]));
  const share = sharpness === null ? ordinaryShare : clamp((sharpness - noSharpness) / sharpnessRange, leastShare, mostShare);
  const named = identifiersOf(query).length > 0 ? Math.max(share, identifierShare) : share;
  const words = (1 - foreign) * named + foreign * Math.max(named, foreignShare);
  const why = profiles
    ? reason({ sharpness, isNamed: named > share, foreign, isScored: profiles.every(({ keywordMethod }) => keywordMethod !== 'ts_rank') })
    : 'what was measured of these collections could not be read';
  return { status: profiles ? 'ok' : 'fallback', vectorShare: 1 - words, why, foreign };
}

/** How much of a question and the collections is in languages that a model trained for `languages` does not know, 0 to 1. */
export function foreignPart(query: string, profiles: readonly CollectionProfile[], languages: readonly string[] | null): number {
  if (languages === null) return 0;
  if (!languages.some((language) => otherScripts.has(language)) && isOtherScript(query)) return 1;
  const unknownOf = (profile: CollectionProfile): number =>
    Object.entries(profile.languages).reduce(
      (sum, [language, share]) => sum + (share < leastLanguageShare || languages.includes(language) ? 0 : share),
      0,
    );
  return weightedMean(profiles.map((profile) => [unknownOf(profile), profile.chunks])) ?? 0;
}

/** Languages not written in Latin letters, as far as embedders here know them. */
const otherScripts = new Set(['ar', 'bn', 'el', 'fa', 'he', 'hi', 'ja', 'ko', 'ru', 'th', 'uk', 'ur', 'zh']);

function isOtherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin < letters / 2;
}

interface Reasons {
  readonly sharpness: number | null;
  readonly isNamed: boolean;
  readonly foreign: number;
  /** Words are scored by BM25, which sharpness is a measure of. */
  readonly isScored: boolean;
}

function reason({ sharpness, isNamed, foreign, isScored }: Reasons): string {
  if (foreign > 0.5) return 'the embedder was not trained for this language, so words count most';
  if (isNamed) return 'the question names an identifier, so its words count more';
  if (sharpness === null && !isScored)
    return 'the ordinary share: without pg_textsearch the database does not score words by BM25, which is what is measured';
  if (sharpness === null) return 'the ordinary share: nothing was measured in these collections yet, or they are small';
  return `in these collections the words of one passage stand ${sharpness.toFixed(1)} rare words' worth above the rest in the best other one`;
}

/** Null of nothing, or where nothing weighs anything. */
export function weightedMean(values: readonly (readonly [value: number, weight: number])[]): number | null {
  const total = values.reduce((sum, [, weight]) => sum + weight, 0);
  return total === 0 ? null : values.reduce((sum, [value, weight]) => sum + value * weight, 0) / total;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
