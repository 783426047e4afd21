import { Fault } from '#core';
import { readRetrievalSet } from './retrieval-set.ts';

/** A question of a retrieval set with what its answer rests on. */
export interface EvidencedQuestion {
  readonly id: string;
  readonly text: string;
  /** Relevant documents. */
  readonly documents: ReadonlySet<string>;
  /** Reference answers; empty where the set has none. */
  readonly answers: readonly string[];
  /** What a document says of a claim, in a set of claims. */
  readonly labels: Readonly<Record<string, string>>;
}

/** `unclear`: one document answers both, in words that differ somewhat; such pairs are counted apart. */
export type Relation = 'same' | 'other' | 'unclear';

/** Words that answers share, of all they have, from which on nobody can say by rule that they are two. */
const sharedWords = 0.3;

export function readEvidencedQuestions(files: { readonly queries: string; readonly qrels: string }): EvidencedQuestion[] {
  const { queries, judgements } = readRetrievalSet({ ...files, corpus: '' });
  const lines = files.queries.split(/\r?\n/).filter((line) => line.trim() !== '');
  return queries.map(({ id, text }, index) => {
    const { answers, evidence_labels: labels } = fieldsOf(lines[index] ?? '');
    const documents = new Set([...(judgements.get(id) ?? [])].filter(([, grade]) => grade > 0).map(([document]) => document));
    return { id, text, documents, answers: answers ?? [], labels: labels ?? {} };
  });
}

function fieldsOf(line: string): { readonly answers?: readonly string[]; readonly evidence_labels?: Readonly<Record<string, string>> } {
  try {
    return JSON.parse(line) as ReturnType<typeof fieldsOf>;
  } catch (error) {
    throw new Fault('bad_request', `a line of queries.jsonl is no JSON: ${line.slice(0, 80)}`, { cause: error });
  }
}

/** Whether the answer to one would be an answer to the other. */
export function relationOf(one: EvidencedQuestion, other: EvidencedQuestion): Relation {
  const shared = [...one.documents].filter((document) => other.documents.has(document));
  if (shared.length === 0) return 'other';
  if (shared.some((document) => one.labels[document] !== other.labels[document])) return 'other';
  if (one.answers.length === 0 || other.answers.length === 0) {
    const isClaim = Object.keys(one.labels).length > 0;
    return !isClaim && shared.length === one.documents.size && shared.length === other.documents.size ? 'same' : 'unclear';
  }
  const alike = Math.max(...one.answers.flatMap((left) => other.answers.map((right) => sharedOf(wordsOf(left), wordsOf(right)))));
  return alike === 1 ? 'same' : alike >= sharedWords ? 'unclear' : 'other';
}

function sharedOf(left: readonly string[], right: readonly string[]): number {
  const [words, others] = [new Set(left), new Set(right)];
  const all = new Set([...words, ...others]);
  return all.size === 0 ? 1 : [...words].filter((word) => others.has(word)).length / all.size;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const small = new Set('a an the this that these those is are was were'.split(' '));

/**
 * Whether a person who knew the collection could not tell two questions apart: the same words but for articles, “this”, “is” and number.
 * Where a set has other evidence for each, the set, which asked them of one paper each, is the reason.
 */
export function isIndistinct(one: string, other: string): boolean {
  const plain = (text: string): string =>
    wordsOf(text)
      .filter((word) => !small.has(word))
      .map((word) => word.replace(/(?:ie|y|e)?s?$/, ''))
      .join(' ');
  return plain(one) === plain(other);
}
