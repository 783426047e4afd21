import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnswerCacheBody, AnswerCacheTrial } from '#contract';
import type { Principal } from '#core';
import { judgeRewordings, mostFalseHits } from '#quality';
import { PgCollections } from '#store';
import { abortOnHangUp } from '../event-stream.ts';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { RewordingTrials } from './rewording-trials.ts';

/** Below it, true rewordings and false ones lie mixed: docs/decisions/0013-answer-cache.md. */
const thresholds = [0.9, 0.92, 0.94, 0.96, 0.98];
const pairsShown = 20;

@ApiTags('evaluations')
@Controller('v1/collections/:collection/answer-cache')
@AtLeast('editor')
export class AnswerCacheController {
  constructor(
    private readonly trials: RewordingTrials,
    private readonly collections: PgCollections,
  ) {}

  @Post()
  @HttpCode(200)
  @Describe({
    summary:
      'Measure on golden questions how often a question in other words would get the answer of another one, and allow it only where that is shown to be below 0.5 %; nothing changes unless told to',
    body: AnswerCacheBody,
    returns: AnswerCacheTrial,
    example: { apply: false },
  })
  async measure(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Body({ schema: AnswerCacheBody }) { synthetic: wantsSynthetic, apply }: AnswerCacheBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerCacheTrial> {
    const { id, name, settings } = await this.collections.find(principal, nameOrId);
    const signal = abortOnHangUp(reply.request, reply);
    const { synthetic, questions, leftOut, isCut, pairs, embedder } = await this.trials.pairs(principal, id, wantsSynthetic, signal);
    const { tried, proposed, needed, reason } = judgeRewordings(questions, pairs, thresholds);
    const measured = proposed && { threshold: proposed.threshold, embedder, falseHits: proposed.bound, questions };
    if (measured && apply) await this.collections.changeSettings(principal, id, { answerCache: measured });
    return {
      collection: name,
      synthetic,
      questions,
      leftOut,
      isCut,
      needed,
      allowed: mostFalseHits,
      tried: [...tried],
      proposed,
      reason,
      pairs: pairs.toSorted((a, b) => Number(b.isFalse) - Number(a.isFalse) || b.cosine - a.cosine).slice(0, pairsShown),
      answerCache: { ...(measured && apply ? measured : settings.answerCache) },
    };
  }
}
