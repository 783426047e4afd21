import type { Answer, Citation, Trace } from '../http/bodies.ts';
import { sentence } from '../format/sentence.ts';
import { dateOf } from '../format/time.ts';
import { many } from '../format/quantity.ts';
import { heldSummary } from './review-words.ts';

/** An answer as it was given, or as its trace was kept (which may tell of a failure). */
export type Outcome = Omit<Answer, 'status' | 'rung'> & Pick<Trace, 'status' | 'rung'>;

/** What stands above an answer, in the service's own words. */
export type Summary = { readonly tone: 'good' | 'attention' | 'neutral'; readonly head: string; readonly detail: string };

/** "Answered from 3 documents, each uploaded or checked since 4 May 2024, 5 sentences verified", or plainly why there is no answer. */
export function summarise(answer: Outcome): Summary {
  if (answer.review?.effect === 'hold') return heldSummary(answer.review);
  switch (answer.status) {
    case 'answered':
      return {
        tone: answer.freshness.words === null && !isPartial(answer) ? 'good' : 'attention',
        head: answeredFrom(answer),
        detail: answer.freshness.words ?? '',
      };
    case 'abstained':
      if (answer.choices) return { tone: 'neutral', head: 'Which one do you mean?', detail: sentence(answer.reason ?? '') };
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
  const dated = datedOf(answer.freshness.documents, sources);
  const { parts = [] } = answer;
  const said = parts.filter(({ status }) => status === 'answered').length;
  const what = isPartial(answer) ? `${said} of ${parts.length} questions answered` : 'Answered';
  return `${what} from ${many(sources, 'document')}${dated}, ${many(answer.sentences.length, 'sentence')} verified`;
}

/** When it came or was last looked at; what a document itself bears as its date is not known. What is over has another date, told beside. */
function datedOf(documents: Outcome['freshness']['documents'], sources: number): string {
  const isOver = ({ verdict }: (typeof documents)[number]): boolean => verdict === 'expired' || verdict === 'superseded';
  const [oldest] = documents.flatMap((document) => (isOver(document) ? [] : document.date)).sort();
  if (oldest === undefined) return '';
  return sources === 1 ? `, uploaded or last checked on ${dateOf(oldest)}` : `, uploaded or last checked since ${dateOf(oldest)}`;
}

const isPartial = ({ parts = [] }: Outcome): boolean => parts.some(({ status }) => status !== 'answered');

export const documentsOf = (citations: readonly Citation[]): number => new Set(citations.map((citation) => citation.documentId)).size;

const legNames = { keyword: 'Keyword search', vector: 'Search by meaning' };
const legStates = { ok: 'worked', failed: 'failed', late: 'was too late', fallback: 'used its fallback' };

/** What did not go as planned, one sentence each; empty when everything did. */
export function remarksOn(answer: Outcome): string[] {
  const legs = answer.legs
    .filter((leg) => leg.status !== 'ok')
    .map((leg) => `${legNames[leg.leg]} ${legStates[leg.status]}${leg.note === null ? '' : `: ${leg.note}`}`);
  // Of an answer that is said above it, as it changes how the answer is read.
  const words = answer.status === 'answered' && answer.review?.effect !== 'hold' ? null : answer.freshness.words;
  return [...legs, ...answer.fallbacks, ...(words === null ? [] : [words])];
}

/** The question as it was searched, where it leant on those before it. */
export function searchedAs({ understood }: Outcome): string | null {
  return understood && understood.rewrittenFrom !== null ? understood.query : null;
}
