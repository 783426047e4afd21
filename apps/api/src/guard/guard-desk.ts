import { Injectable } from '@nestjs/common';
import type { GuardDecided, GuardDecisionBody } from '#contract';
import { Embedder, type Principal } from '#core';
import { PgGuardDecisions } from '#store';
import { NextSteps } from '../next-steps.ts';

/** Where people decide what the guard found. */
@Injectable()
export class GuardDesk {
  constructor(
    private readonly decisions: PgGuardDecisions,
    private readonly embedder: Embedder,
    private readonly next: NextSteps,
  ) {}

  async decide(principal: Principal, revisionId: string, { decision, note }: GuardDecisionBody): Promise<GuardDecided> {
    const request = { revisionId, decision, note: note ?? null, modelId: this.embedder.id };
    const outcome = await this.decisions.decide(principal, request);
    if (outcome === 'embedding') await this.next.begin('embed', [revisionId]);
    return { revisionId, decision, outcome };
  }
}
