import type { Principal } from '#core';
import type { GoldenQuestion, PgGoldenQuestions } from '#store';

export interface AllGolden {
  readonly all: readonly GoldenQuestion[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

export interface GoldenToTry {
  readonly questions: readonly GoldenQuestion[];
  /** Whether they were made by rule. */
  readonly synthetic: boolean;
  /** Whether there are more, of either kind. */
  readonly isCut: boolean;
}

/** Up to so many, oldest first, and the rest of the page that holds the last of them. */
export async function allGolden(
  golden: Pick<PgGoldenQuestions, 'list'>,
  principal: Principal,
  { collectionId, most }: { readonly collectionId: string; readonly most: number },
  signal: AbortSignal,
): Promise<AllGolden> {
  const found: GoldenQuestion[] = [];
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const page = await golden.list(principal, collectionId, { limit: 100, ...(cursor && { cursor }) });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && found.length < most);
  return { all: found, isCut: cursor !== undefined };
}

/** What a collection is tried on: what people wrote, or what was made by rule where that is wanted or nothing else there is. */
export async function goldenToTry(
  golden: Pick<PgGoldenQuestions, 'list'>,
  principal: Principal,
  { wantsSynthetic, ...wanted }: { readonly collectionId: string; readonly most: number; readonly wantsSynthetic: boolean },
  signal: AbortSignal,
): Promise<GoldenToTry> {
  const { all, isCut } = await allGolden(golden, principal, wanted, signal);
  return { ...chosen(all, wantsSynthetic), isCut };
}

function chosen(all: readonly GoldenQuestion[], wantsSynthetic: boolean): Omit<GoldenToTry, 'isCut'> {
  const written = all.filter((question) => !question.synthetic);
  const synthetic = wantsSynthetic || written.length === 0;
  return { synthetic, questions: synthetic ? all.filter((question) => question.synthetic) : written };
}
