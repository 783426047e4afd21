import type { CollectionProfile, Judge, RetrievalSettings } from '#core';
import { foreignPart } from './weigh-legs.ts';

/** A judge by another model than the legs. */
export interface FurtherJudge extends Judge {
  /** Those its model was trained for; null when it knows many, or nobody says. */
  readonly languages: readonly string[] | null;
}

interface Bench {
  /** Judges by what the embedder of the legs told of tokens; `foreign` is what that one does not know. */
  readonly own: (Judge & { readonly foreign: number }) | null;
  readonly further: readonly FurtherJudge[];
  readonly query: string;
  readonly profiles: readonly CollectionProfile[] | null;
}

/** Who judges one question: a judge has no say in a language that its model does not know. */
export function judgesFor({ own, further, query, profiles }: Bench): Judge[] {
  const first = own ? [{ judge: own, foreign: own.foreign }] : [];
  const others = further.map((judge) => ({ judge, foreign: foreignPart(query, profiles ?? [], judge.languages) }));
  return [...first, ...others].map(({ judge, foreign }) => ({ ...judge, share: judge.share * (1 - foreign) }));
}

export function settingsOf(further: readonly FurtherJudge[]): RetrievalSettings['judges'] {
  return further.map(({ reranker: { name: judge, id }, share, depth, deadlineMs }) => ({ judge, id, share, depth, deadlineMs }));
}
