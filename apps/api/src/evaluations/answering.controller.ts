import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { atThreshold, fewestPairs, thresholdFor } from '#answer';
import { AnsweringBody, AnsweringTrial } from '#contract';
import type { Principal } from '#core';
import { PgCollections } from '#store';
import { abortOnHangUp } from '../event-stream.ts';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { AnsweringTrials } from './answering-trials.ts';

@ApiTags('evaluations')
@Controller('v1/collections/:collection/answering')
@AtLeast('editor')
export class AnsweringController {
  constructor(
    private readonly trials: AnsweringTrials,
    private readonly collections: PgCollections,
  ) {}

  @Post()
  @HttpCode(200)
  @Describe({
    summary:
      'Find the threshold at which a stated share of questions without an answer gets one, from golden questions asked with and without their own documents; nothing changes unless told to',
    body: AnsweringBody,
    returns: AnsweringTrial,
    example: { falseAnswers: 0.1 },
  })
  async propose(
    @Asking() principal: Principal,
    @Param('collection') nameOrId: string,
    @Body({ schema: AnsweringBody }) { falseAnswers, synthetic, apply }: AnsweringBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnsweringTrial> {
    const { id, name, settings } = await this.collections.find(principal, nameOrId);
    const asked = await this.trials.ask(principal, id, { synthetic }, abortOnHangUp(reply.request, reply));
    const { pairs, leftOut, isCut, threshold } = asked;
    const isEnough = pairs.length >= fewestPairs;
    const proposed = isEnough ? atThreshold(thresholdFor(falseAnswers, pairs), pairs) : null;
    const answering = proposed && apply ? { threshold: proposed.threshold, falseAnswers } : settings.answering;
    if (proposed && apply) await this.collections.changeSettings(principal, id, { answering });
    return {
      collection: name,
      synthetic: asked.synthetic,
      questions: pairs.length,
      leftOut,
      isCut,
      served: pairs.length > 0 ? atThreshold(threshold, pairs) : null,
      proposed,
      reason: isEnough
        ? null
        : `${pairs.length} questions tell something and ${fewestPairs} are needed: add golden questions, or have some made`,
      answering: { ...answering },
    };
  }
}
