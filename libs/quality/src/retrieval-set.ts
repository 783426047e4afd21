import { Fault } from '#core';
import type { Judgements } from './ranking-metrics.ts';

export interface EvalDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface EvalQuery {
  readonly id: string;
  readonly text: string;
}

export interface RetrievalSet {
  readonly documents: readonly EvalDocument[];
  readonly queries: readonly EvalQuery[];
  readonly judgements: ReadonlyMap<string, Judgements>;
}

/** Reads the three files of a data set folder, given as text. */
export function readRetrievalSet(files: { readonly corpus: string; readonly queries: string; readonly qrels: string }): RetrievalSet {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of linesOf(files.qrels).slice(1)) {
    const [query = '', document = '', score = '0'] = line.split('\t');
    const judged = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, judged.set(document, Number(score)));
  }
  const documents = recordsOf<EvalDocument>('corpus.jsonl', files.corpus).map(({ id, title, text }) => ({
    id: String(id),
    title: title ?? '',
    text: text ?? '',
  }));
  const queries = recordsOf<EvalQuery>('queries.jsonl', files.queries).map(({ id, text }) => ({ id: String(id), text: text ?? '' }));
  return { documents, queries, judgements };
}

/** The queries that have a relevant document, with their judgements. */
export function judgedQueries({ queries, judgements }: RetrievalSet): { readonly query: EvalQuery; readonly judged: Judgements }[] {
  return queries.flatMap((query) => {
    const judged = judgements.get(query.id);
    return judged && [...judged.values()].some((grade) => grade > 0) ? [{ query, judged }] : [];
  });
}

function recordsOf<Record>(file: string, text: string): Partial<Record>[] {
  return linesOf(text).map((line, index) => {
    try {
      return JSON.parse(line) as Partial<Record>;
    } catch (error) {
      throw new Fault('bad_request', `${file}, line ${index + 1} is no JSON: ${(error as Error).message}`, { cause: error });
    }
  });
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
