import type { Answer, Citation, Trace } from '../http/bodies.ts';
import { sentence } from '../format/sentence.ts';
import { dateOf } from '../format/time.ts';
import { many } from '../format/quantity.ts';
import { heldSummary } from './review-words.ts';

/** An answer as it was given, or as its trace was kept (which may tell of a failure). */
export type Outcome = Omit<Answer, 'status'> & { readonly status: Trace['status'] };

/** What stands above an answer, in the service's own words. */
export type Summary = { readonly tone: 'good' | 'attention' | 'neutral'; readonly head: string; readonly detail: string };

/** "Answered from 3 documents, the oldest dated 4 May 2024, 5 sentences verified", or plainly why there is no answer. */
export function summarise(answer: Outcome): Summary {
  if (answer.review?.effect === 'hold') return heldSummary(answer.review);
  switch (answer.status) {
    case 'answered':
      return { tone: answer.freshness.words === null ? 'good' : 'attention', head: answeredFrom(answer), detail: '' };
    case 'abstained':
      return { tone: 'attention', head: 'Your documents do not answer this', detail: sentence(answer.reason ?? '') };
    case 'retrieval_only':
      return {
        tone: 'neutral',
        head: `No answer was written; ${many(answer.passages.length, 'passage')} found`,
        detail: sentence(answer.reason ?? ''),
      };
    case 'refused':
      return { tone: 'attention', head: 'This question was refused', detail: sentence(answer.reason ?? '') };
    default:
      return { tone: 'attention', head: 'This question failed', detail: sentence(answer.reason ?? '') };
  }
}

function answeredFrom(answer: Outcome): string {
  const sources = documentsOf(answer.citations);
  const dates = answer.freshness.documents.map(({ date }) => date).sort();
  const [oldest] = dates;
  const dated = oldest === undefined ? '' : sources === 1 ? ` dated ${dateOf(oldest)}` : `, the oldest dated ${dateOf(oldest)}`;
  return `Answered from ${many(sources, 'document')}${dated}, ${many(answer.sentences.length, 'sentence')} verified`;
}

export const documentsOf = (citations: readonly Citation[]): number => new Set(citations.map((citation) => citation.documentId)).size;

const legNames = { keyword: 'Keyword search', vector: 'Search by meaning' };
const legStates = { ok: 'worked', failed: 'failed', late: 'was too late', fallback: 'used its fallback' };

/** What did not go as planned, one sentence each; empty when everything did. */
export function remarksOn(answer: Outcome): string[] {
  const legs = answer.legs
    .filter((leg) => leg.status !== 'ok')
    .map((leg) => `${legNames[leg.leg]} ${legStates[leg.status]}${leg.note === null ? '' : `: ${leg.note}`}`);
  const { words } = answer.freshness;
  return [...legs, ...answer.fallbacks, ...(words === null ? [] : [words])];
}

/** The question as it was searched, where it leant on those before it. */
export function searchedAs({ understood }: Outcome): string | null {
  return understood && understood.rewrittenFrom !== null ? understood.query : null;
}
