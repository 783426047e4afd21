import { Fault, type Question, type Retrieval, type Retriever } from '#core';

/** What is found for a question, near-duplicates once. */
export async function searchQuestion(retriever: Retriever, question: Question, signal: AbortSignal): Promise<Retrieval> {
  const { text: query, scope, limit, turns = [], offered = [], maxPerDocument, diversity } = question;
  const chosen = { ...(maxPerDocument !== undefined && { maxPerDocument }), ...(diversity !== undefined && { diversity }) };
  return retriever.retrieve({ query, scope, limit, turns, offered, nearDuplicates: 'drop', ...chosen }, signal);
}

interface Ends {
  readonly signal: AbortSignal;
  /** One of those that end the signal. */
  readonly deadline: AbortSignal;
}

/** The same; where the deadline comes first, that is said: nothing can be answered from nothing. */
export async function searchInTime(retriever: Retriever, question: Question, { signal, deadline }: Ends): Promise<Retrieval> {
  try {
    return await searchQuestion(retriever, question, signal);
  } catch (error) {
    if (!deadline.aborted) throw error;
    throw new Fault('timed_out', `nothing was found within ${question.deadlineMs} ms; ask again with a longer deadlineMs`, {
      cause: error,
    });
  }
}

/** Texts that were embedded for it: the question, and each part of it that was searched beside it. */
export function embeddedIn(retrieval: Retrieval): number {
  if (retrieval.cached) return 0;
  const searches = [retrieval, ...(retrieval.beside ?? []).map((beside) => beside.retrieval)];
  return searches.filter(({ queryVector, cached }) => queryVector && !cached).length;
}
