import { Injectable } from '@nestjs/common';
import type * as contract from '#contract';
import { Fault, type Principal, type Rung } from '#core';
import { type BatchOutcome, type BatchQuestion, PgBatches, PgTraces } from '#store';
import { toTracedAnswer } from '../present-trace.ts';
import { gone, problemOf } from './present-batches.ts';

const readAtOnce = 50;

export interface ResultsRequest {
  readonly after: number;
  readonly outcome: BatchOutcome | null;
  readonly rung: Rung | null;
  readonly requestId: string;
}

/** What questions of a batch came to: each answer as its trace has it for who reads, under the rules that traces are read by. */
@Injectable()
export class BatchResults {
  constructor(
    private readonly batches: PgBatches,
    private readonly traces: PgTraces,
  ) {}

  /** Those that have ended, in the order given, read as they are taken. */
  async *of(principal: Principal, id: string, { after, requestId, ...which }: ResultsRequest): AsyncGenerator<contract.BatchResult> {
    for (let last = after; ;) {
      const some = await this.batches.ended(principal, id, { ...which, after: last, limit: readAtOnce });
      for (const asked of some) yield await this.result(principal, asked, requestId);
      if (some.length < readAtOnce) return;
      last = some.at(-1)?.number ?? last;
    }
  }

  private async result(principal: Principal, asked: BatchQuestion, requestId: string): Promise<contract.BatchResult> {
    const { number, customId, question, outcome, questionId } = asked;
    const problem = problemOf(asked, requestId);
    const answer = problem || questionId === null ? null : await this.answer(principal, questionId);
    const status = answer?.status ?? outcome ?? 'failed';
    return { number, customId, question, status, answer, problem: answer ? null : (problem ?? gone(requestId)) };
  }

  private async answer(principal: Principal, questionId: string): Promise<contract.Answer | null> {
    try {
      return toTracedAnswer(await this.traces.get(principal, questionId));
    } catch (error) {
      if (error instanceof Fault && error.code === 'not_found') return null;
      throw error;
    }
  }
}
