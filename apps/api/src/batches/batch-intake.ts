import { Injectable } from '@nestjs/common';
import { Fault, type Principal } from '#core';
import { type Batch, type NewBatchQuestion, PgBatches } from '#store';
import { Scopes } from '../scopes.ts';
import { BadQuestions, type SentQuestion } from './batch-lines.ts';
import { BatchQuestions } from './batch-questions.ts';

const keptAtOnce = 100;

/** Takes a batch in as it comes, some questions at a time: it begins when all of them are here and none is wrong, else nothing of it is left. */
@Injectable()
export class BatchIntake {
  constructor(
    private readonly batches: PgBatches,
    private readonly scopes: Scopes,
  ) {}

  async receive(principal: Principal, name: string | null, sent: Iterable<SentQuestion> | AsyncIterable<SentQuestion>): Promise<Batch> {
    const id = await this.batches.begin(principal, name);
    try {
      return await this.batches.complete(principal, id, await this.keep(id, principal, sent));
    } catch (error) {
      await this.batches.discard(principal, id).catch(() => undefined);
      throw error;
    }
  }

  /** Resolves with how many there are. */
  private async keep(id: string, principal: Principal, sent: Iterable<SentQuestion> | AsyncIterable<SentQuestion>): Promise<number> {
    const bad = new BadQuestions();
    const questions = new BatchQuestions(this.scopes, principal);
    let waiting: NewBatchQuestion[] = [];
    let [read, kept] = [0, 0];
    const keepWaiting = async (): Promise<void> => {
      if (waiting.length > 0 && bad.isEmpty) await this.batches.add(id, kept, waiting);
      kept += waiting.length;
      waiting = [];
    };
    for await (const one of sent) {
      bad.refuseTooMany((read += 1));
      const body = bad.read(one);
      const question = body && (await questions.of(body).catch((error: unknown) => bad.wrong(one.place, wordsOf(error))));
      if (question) waiting.push(question);
      if (waiting.length >= keptAtOnce) await keepWaiting();
    }
    bad.refuse();
    if (read === 0) throw new Fault('bad_request', 'the batch holds no question; send one a line, such as {"question": "How hot?"}');
    await keepWaiting();
    return kept;
  }
}

/** What is wrong with a question is told with the others; what is wrong with the service ends the batch. */
function wordsOf(error: unknown): string {
  if (error instanceof Fault && (error.code === 'bad_request' || error.code === 'not_found')) return error.message;
  throw error;
}
