import { Inject, Injectable } from '@nestjs/common';
import { cosine, questionForm, wordingOf } from '#answer';
import type { Embedder, Principal } from '#core';
import type { RewordedPair } from '#quality';
import { RUNTIME, type Runtime } from '#runtime';
import { type GoldenQuestion, PgGoldenQuestions } from '#store';
import { goldenToTry } from './all-golden.ts';
import { asksElse, countBesideElse } from './asks-else.ts';
import { inTurns } from './in-turns.ts';

export interface MeasuredRewordings {
  /** Those compared that another question with other evidence stands beside. */
  readonly questions: number;
  /** Of a form that many questions have: not compared, so they say nothing. */
  readonly leftOut: number;
  readonly isCut: boolean;
  readonly pairs: readonly RewordedPair[];
  readonly synthetic: boolean;
  readonly embedder: string;
}

const mostQuestions = 20_000;
/** Questions of one form that are compared with each other: more are as good as one. */
const mostAlike = 50;

/** Which golden questions of a collection would get each other's answers. */
@Injectable()
export class RewordingTrials {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly golden: PgGoldenQuestions,
  ) {}

  async pairs(principal: Principal, collectionId: string, wantsSynthetic: boolean, signal: AbortSignal): Promise<MeasuredRewordings> {
    const { embedder } = this.runtime.models;
    const tried = { collectionId, most: mostQuestions, wantsSynthetic };
    const { questions, synthetic, isCut } = await goldenToTry(this.golden, principal, tried, signal);
    const compared = await ofOneForm(questions, signal);
    const pairs: RewordedPair[] = [];
    for (const alike of compared) if (alike.length > 1) pairs.push(...(await pairsOf(alike, embedder, signal)));
    const told = await countBesideElse(compared.flat(), signal);
    return { questions: told, leftOut: questions.length - compared.flat().length, isCut, pairs, synthetic, embedder: embedder.id };
  }
}

/** Those of each form that are compared with each other. */
async function ofOneForm(questions: readonly GoldenQuestion[], signal: AbortSignal): Promise<GoldenQuestion[][]> {
  const forms = new Map<string, GoldenQuestion[]>();
  for await (const golden of inTurns(questions, signal)) {
    const form = questionForm(golden.question);
    const alike = forms.get(form);
    if (!alike) forms.set(form, [golden]);
    else if (alike.length < mostAlike) alike.push(golden);
  }
  return [...forms.values()];
}

async function pairsOf(alike: readonly GoldenQuestion[], embedder: Embedder, signal: AbortSignal): Promise<RewordedPair[]> {
  const vectors = await embedder.embed(
    alike.map(({ question }) => question),
    'query',
    signal,
  );
  return alike.flatMap((one, at) =>
    alike.flatMap((other, index): RewordedPair[] => {
      const [left, right] = [vectors[at], vectors[index]];
      if (at === index || !left || !right || wordingOf(one.question) === wordingOf(other.question)) return [];
      return [{ asked: one.question, answeredAs: other.question, cosine: cosine(left, right), isFalse: asksElse(one, other) }];
    }),
  );
}
