import type { TableReader } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Plan } from '../parts/plan.ts';
import { weighTables } from '../tables/weigh-tables.ts';
import { weighPlainly } from './weigh-plainly.ts';
import { type SentenceWeighing, weighSentences } from './weigh-sentences.ts';

export interface CloserWeighing extends SentenceWeighing {
  /** Null: tables are read as lines of text. */
  readonly tables?: TableReader | null;
}

/** What costs a vector or a read is weighed last, and only where the answer hangs on it. */
export async function weighCloser(plan: Plan, parts: CloserWeighing, draft: AnswerDraft, signal: AbortSignal): Promise<Plan> {
  const plainly = await weighPlainly(plan);
  return weighTables(await weighSentences(plainly, parts, draft, signal), parts.tables ?? null, draft, signal);
}
