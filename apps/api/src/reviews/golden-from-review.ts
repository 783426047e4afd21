import { Inject, Injectable } from '@nestjs/common';
import type { ReviewAnswered } from '#contract';
import { type Answer, Fault, type Principal } from '#core';
import { LOG } from '#runtime';
import { PgDocuments, PgGoldenQuestions, type ReviewCase } from '#store';
import type { Log } from '#telemetry';

type Asked = Pick<ReviewCase, 'questionId' | 'question'> & { readonly made: Pick<Answer, 'understood'> };
type Said = Pick<Answer, 'citations' | 'passages'>;

/** Where a document is; it throws where the principal may not see it. */
interface Places {
  get(principal: Principal, id: string): Promise<{ readonly collectionId: string }>;
}

/** Keeps what a person answered as a golden question: the documents quoted are what search has to find. Their words are not kept: they go with them. */
@Injectable()
export class GoldenFromReview {
  constructor(
    @Inject(PgGoldenQuestions) private readonly golden: Pick<PgGoldenQuestions, 'put'>,
    @Inject(PgDocuments) private readonly documents: Places,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** The answer stands whatever comes of this; why it could not be kept is told. */
  async keep(principal: Principal, review: Asked, answer: Said): Promise<ReviewAnswered['golden']> {
    try {
      return await this.put(principal, review, answer);
    } catch (error) {
      if (error instanceof Fault) return { kept: false, reason: error.message };
      this.log.error({ err: error, questionId: review.questionId }, 'an answer of a person was not kept as a golden question');
      return { kept: false, reason: 'it failed for a reason that only the log of the service tells. Add the question by hand' };
    }
  }

  /** A golden question is of one collection, that of the first quote. */
  private async put(principal: Principal, { question, made }: Asked, answer: Said): Promise<ReviewAnswered['golden']> {
    const [first] = answer.citations;
    if (!first) return { kept: false, reason: 'the answer quotes no document' };
    const { collectionId } = await this.documents.get(principal, first.documentId);
    const here = answer.passages.filter((passage) => passage.collectionId === collectionId);
    const expected = [...new Set(here.map(({ externalId }) => externalId))];
    const text = made.understood?.query ?? question;
    await this.golden.put(principal, collectionId, [{ question: text, expected, quote: null }]);
    const isAll = here.length === answer.passages.length;
    return { kept: true, reason: isAll ? null : 'without what is quoted from other collections than the first quote' };
  }
}
