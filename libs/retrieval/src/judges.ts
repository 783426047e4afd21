import type { CollectionProfile, Judge, RetrievalSettings } from '#core';
import { foreignPart } from './weigh-legs.ts';

/** A judge by another model than the legs. */
export interface FurtherJudge extends Judge {
  /** Its share is one of what meaning counts: a second opinion about meaning weighs as much as meaning does for this question. */
  readonly isOfMeaning: boolean;
  /** Those its model was trained for; null when it knows many, or nobody says. */
  readonly languages: readonly string[] | null;
}

interface Bench {
  /** Judges by what the embedder of the legs told of tokens. */
  readonly own: Judge | null;
  readonly further: readonly FurtherJudge[];
  readonly query: string;
  /** Of the fused score. */
  readonly vectorShare: number;
  readonly profiles: readonly CollectionProfile[] | null;
}

/** Who judges one question: a judge has no say in a language that its model does not know. */
export function judgesFor({ own, further, query, vectorShare, profiles }: Bench): Judge[] {
  const others = further.map(({ languages, isOfMeaning, ...judge }): Judge => {
    const known = 1 - foreignPart(query, profiles ?? [], languages);
    return { ...judge, share: judge.share * known * (isOfMeaning ? vectorShare : 1) };
  });
  return own ? [own, ...others] : others;
}

export function settingsOf(further: readonly FurtherJudge[]): RetrievalSettings['judges'] {
  return further.map(({ reranker: { name: judge, id }, share, isOfMeaning, depth, deadlineMs }) => ({
    judge,
    id,
    share,
    isOfMeaning,
    depth,
    deadlineMs,
  }));
}
