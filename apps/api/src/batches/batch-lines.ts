import type { Readable } from 'node:stream';
import { BatchQuestion, mostBatchLineBytes, mostBatchQuestions } from '#contract';
import { Fault } from '#core';
import { fieldErrors } from '../field-errors.ts';
import { linesOf, type NdjsonLine } from '../ndjson.ts';
import { InvalidInput } from '../problem.filter.ts';
import { readJson } from '../read-json.ts';

/** A question as it was sent, with where it stands: `line 7`, or `questions.6`. */
export interface SentQuestion {
  readonly place: string;
  /** Why it cannot be read, or what it is. */
  readonly body: { readonly fault: Fault } | { readonly value: unknown };
}

/** Whoever stops reading leaves the body as it is: what still comes is dropped with the answer, or the client would never see it. */
export async function* sentLines(body: Readable): AsyncGenerator<SentQuestion> {
  const pieces = body.iterator({ destroyOnReturn: false });
  for await (const line of linesOf(pieces, mostBatchLineBytes)) yield { place: `line ${line.number}`, body: readLine(line) };
}

export function* sentQuestions(questions: readonly unknown[]): Generator<SentQuestion> {
  for (const [index, value] of questions.entries()) yield { place: `questions.${index}`, body: { value } };
}

function readLine({ bytes }: NdjsonLine): SentQuestion['body'] {
  if (!bytes) return { fault: new Fault('too_large', `it is longer than ${mostBatchLineBytes} bytes, the most of a line`) };
  try {
    return { value: readJson(bytes, 'it') };
  } catch (error) {
    if (error instanceof Fault) return { fault: error };
    throw error;
  }
}

const toldAtOnce = 20;

/** What is wrong with questions, told together: with the last of them, or as soon as there is enough to tell. */
export class BadQuestions {
  private readonly errors: { readonly path: string; readonly message: string }[] = [];
  private readonly numbers = new Map<string, string>();
  private count = 0;

  /** Null for one that is wrong. */
  read({ place, body }: SentQuestion): BatchQuestion | null {
    if ('fault' in body) return this.wrong(place, body.fault.message);
    const parsed = BatchQuestion.safeParse(body.value);
    if (!parsed.success) {
      for (const { path, message } of fieldErrors(parsed.error.issues, body.value))
        this.note(path === '' ? place : `${place}.${path}`, message);
      return this.wrong(place);
    }
    const { customId } = parsed.data;
    const before = customId === undefined ? undefined : this.numbers.get(customId);
    if (customId !== undefined && before !== undefined) return this.wrong(place, `customId "${customId}" stands at ${before} already`);
    if (customId !== undefined) this.numbers.set(customId, place);
    return parsed.data;
  }

  /** Without a message where its errors are noted already. */
  wrong(place: string, message?: string): null {
    if (message !== undefined) this.note(place, message);
    this.count += 1;
    if (this.count >= toldAtOnce) this.refuse();
    return null;
  }

  refuseTooMany(read: number): void {
    if (read > mostBatchQuestions)
      throw new Fault('too_large', `a batch has at most ${mostBatchQuestions} questions, and there are more; send them as several`);
  }

  refuse(): void {
    if (this.errors.length > 0) throw new InvalidInput(this.errors.slice(0, toldAtOnce));
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  private note(path: string, message: string): void {
    this.errors.push({ path, message });
  }
}
