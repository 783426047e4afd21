import { readFile } from 'node:fs/promises';
import type { Answer } from '#contract';
import { call, post, type Server } from './client.ts';
import { say, screens } from './say.ts';

export interface CitationReport {
  readonly questions: number;
  /** By status of the answer. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly citations: number;
  readonly valid: number;
  readonly sentences: number;
  /** Sentences with a marker that no citation has, or said to be verbatim without being their quote. */
  readonly unsourced: number;
  /** What did not hold, in words, with its question. */
  readonly faults: readonly string[];
}

interface Options {
  readonly mode: string;
  readonly collections?: readonly string[];
}

/**
 * Asks each question of a running service and holds every quote against the text that the service gives for the cited revision. It shares
 * no code with what makes the answers: spans are cut here, and white space and Unicode normalisation are all that may differ.
 */
export async function verifyCitations(server: Server, questions: readonly string[], options: Options): Promise<CitationReport> {
  const texts = new Map<string, string | null>();
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  const counts = { citations: 0, invalid: 0, sentences: 0, unsourced: 0 };
  for (const question of questions) {
    const answer = (await (await post(server, '/v1/questions', { question, ...options })).json()) as Answer;
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    for (const citation of answer.citations) {
      counts.citations += 1;
      const path = `/v1/documents/${encodeURIComponent(citation.documentId)}/revisions/${citation.revision}/text`;
      if (!texts.has(path)) texts.set(path, await textAt(server, path));
      const stored = texts.get(path)?.slice(citation.span.start, citation.span.end);
      if (stored !== undefined && plain(stored) === plain(citation.quote)) continue;
      counts.invalid += 1;
      const found = stored === undefined ? 'there is no such text' : `there stands “${stored}”`;
      faults.push(`“${question}”: [${citation.marker}] quotes “${citation.quote}” from ${path}, where ${found}`);
    }
    const wrong = unsourced(answer);
    counts.sentences += answer.sentences.length;
    counts.unsourced += wrong.length;
    faults.push(...wrong.map((sentence) => `“${question}”: no quote shown carries “${sentence}”`));
  }
  const { citations, invalid, ...rest } = counts;
  return { questions: questions.length, statuses, citations, valid: citations - invalid, ...rest, faults };
}

function unsourced(answer: Answer): string[] {
  const quotes = new Map(answer.citations.map(({ marker, quote }) => [marker, plain(quote)]));
  return answer.sentences
    .filter(({ markers, verdict, text }) => {
      if (markers.length === 0 || markers.some((marker) => !quotes.has(marker))) return true;
      return verdict === 'verbatim' && !markers.some((marker) => quotes.get(marker)?.includes(plain(text)));
    })
    .map(({ text }) => text);
}

/** Not `Response.text()`, which would drop a leading byte-order mark and shift every span. */
async function textAt(server: Server, path: string): Promise<string | null> {
  try {
    const response = await call(server, path, { headers: { accept: 'text/plain' } });
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  } catch {
    // Whatever kept the text away, the quote cannot be found in it: that is the report.
    return null;
  }
}

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** A question a line, or JSON lines with a `question` or `query`. */
export function readQuestions(content: string): string[] {
  const lines = content.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => {
    if (!line.startsWith('{')) return line.trim();
    const { question, query } = JSON.parse(line) as { question?: string; query?: string };
    return question ?? query ?? '';
  });
}

/** For the command line: a nonzero exit when anything does not hold. */
export async function printVerified(
  server: Server,
  file: string,
  { limit, ...options }: Options & { readonly limit?: number },
): Promise<void> {
  const questions = readQuestions(await readFile(file, 'utf8')).slice(0, limit);
  const report = await verifyCitations(server, questions, options);
  for (const fault of report.faults) say(fault, screens.aside);
  const statuses = Object.entries(report.statuses).map(([status, count]) => `${count} ${status}`);
  console.log(`${report.questions} questions: ${statuses.join(', ')}`);
  console.log(`${report.citations} citations checked, ${report.valid} valid`);
  console.log(`${report.sentences} sentences, ${report.unsourced} without a quote of their own`);
  if (report.faults.length > 0) process.exitCode = 1;
}
