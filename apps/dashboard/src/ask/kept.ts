import type { Question } from '../http/bodies.ts';

/** What this browser keeps of a question: what was asked and the answer's number. The answer itself is read again, by whoever may read it then. */
export type KeptQuestion = { readonly id: string; readonly at: string; readonly body: Question };

/** Its questions, the oldest first. */
export type KeptConversation = { readonly conversationId: string; readonly questions: readonly KeptQuestion[] };

const most = 200;

/** The newest last; a question that was kept already stays where it is. */
export const withKept = (kept: readonly KeptQuestion[], question: KeptQuestion): readonly KeptQuestion[] =>
  kept.some(({ id }) => id === question.id) ? kept : [...kept, question].slice(-most);

/** What was written by another version, or by a person, counts as nothing. */
export function readKept(text: string | null): readonly KeptQuestion[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is KeptQuestion {
  if (typeof value !== 'object' || value === null) return false;
  const { id, at, body } = value as Partial<KeptQuestion>;
  return typeof id === 'string' && typeof at === 'string' && typeof body?.question === 'string' && typeof body.conversationId === 'string';
}

/** The one that was asked in last stands first. */
export function conversationsOf(kept: readonly KeptQuestion[]): KeptConversation[] {
  return [...Map.groupBy(kept, ({ body }) => body.conversationId ?? '')]
    .map(([conversationId, questions]) => ({ conversationId, questions }))
    .toSorted((a, b) => (b.questions.at(-1)?.at ?? '').localeCompare(a.questions.at(-1)?.at ?? ''));
}
