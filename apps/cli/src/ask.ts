import type { Answer, SearchResult } from '#contract';
import { post, type Server } from './client.ts';

interface AskOptions {
  readonly collections: readonly string[] | undefined;
  readonly mode: string;
}

/** Prints an answer, then the words each of its sentences rests on. */
export async function ask(server: Server, question: string, { collections, mode }: AskOptions): Promise<void> {
  const answer = (await (
    await post(server, '/v1/questions', { question, mode, ...(collections ? { collections } : {}) })
  ).json()) as Answer;
  console.log(answer.answer || `No answer (${answer.status}): ${answer.reason ?? 'no reason given'}`);
  for (const citation of answer.citations) {
    console.log(`\n[${citation.marker}] ${citation.title}${citation.page ? `, page ${citation.page}` : ''}\n    “${citation.quote}”`);
  }
  for (const fallback of answer.fallbacks) console.error(`note: ${fallback}`);
}

export async function search(
  server: Server,
  query: string,
  options: { readonly collections: readonly string[] | undefined; readonly limit: number },
): Promise<void> {
  const { collections, limit } = options;
  const result = (await (
    await post(server, '/v1/search', { query, limit, ...(collections ? { collections } : {}) })
  ).json()) as SearchResult;
  for (const [index, { title, text, score, page }] of result.items.entries()) {
    console.log(
      `${index + 1}. ${title}${page ? `, page ${page}` : ''} (${score.toFixed(3)})\n   ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}\n`,
    );
  }
  if (result.items.length === 0) console.log('nothing found');
  for (const { leg, note } of result.legs) if (note) console.error(`note: ${leg} leg: ${note}`);
}
