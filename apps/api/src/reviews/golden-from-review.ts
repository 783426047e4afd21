import { Injectable } from '@nestjs/common';
import type { ReviewAnswered } from '#contract';
import { type Answer, Fault, type Principal } from '#core';
import { PgAudit, PgDocuments, PgGoldenQuestions, type ReviewCase } from '#store';

/** Keeps what a person answered as a golden question: the documents quoted are what search has to find. */
@Injectable()
export class GoldenFromReview {
  constructor(
    private readonly golden: PgGoldenQuestions,
    private readonly documents: PgDocuments,
    private readonly audit: PgAudit,
  ) {}

  /** The answer stands whatever comes of this; why it could not be kept is told. */
  async keep(principal: Principal, { question, made }: ReviewCase, answer: Answer): Promise<ReviewAnswered['golden']> {
    const [first] = answer.citations;
    if (!first) return { kept: false, reason: 'the answer quotes no document' };
    try {
      const { collectionId } = await this.documents.get(principal, first.documentId);
      const expected = [...new Set(answer.passages.map(({ externalId }) => externalId))];
      const text = made.understood?.query ?? question;
      await this.golden.put(principal, collectionId, [{ question: text, expected, quote: first.quote.slice(0, 2000) }]);
      await this.audit.record(principal, 'golden.add', collectionId, { questions: 1 });
      return { kept: true, reason: null };
    } catch (error) {
      if (error instanceof Fault) return { kept: false, reason: error.message };
      throw error;
    }
  }
}
