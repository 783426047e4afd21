import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ReviewPolicy, ReviewPolicyBody, ReviewPolicyList, ReviewPolicyPatch } from '#contract';
import type { Principal } from '#core';
import { PgCollections, PgReviewPolicies, type StoredPolicy } from '#store';
import { Describe } from '../openapi.ts';
import { Asking, AtLeast } from '../principal.ts';
import { toPolicy } from './present-reviews.ts';

/** A policy opens questions of others to reviewers, and may hold their answers: admins alone decide that. */
@ApiTags('reviews')
@Controller('v1/review-policies')
@AtLeast('admin')
export class ReviewPoliciesController {
  constructor(
    private readonly policies: PgReviewPolicies,
    private readonly collections: PgCollections,
  ) {}

  @Get()
  @AtLeast('editor')
  @Describe({ summary: 'Policies that send questions to a person, oldest first', returns: ReviewPolicyList })
  async list(@Asking() principal: Principal): Promise<z.infer<typeof ReviewPolicyList>> {
    return { items: await this.present(principal, await this.policies.list(principal)) };
  }

  @Post()
  @Describe({
    summary: 'Add a policy: questions that it catches go to a person, from the next question on',
    status: 201,
    body: ReviewPolicyBody,
    returns: ReviewPolicy,
    example: { name: 'Dismissals', effect: 'hold', when: { words: ['dismissal', 'notice period', 'fire*'] }, reviewers: ['hr'] },
  })
  async add(@Asking() principal: Principal, @Body({ schema: ReviewPolicyBody }) body: ReviewPolicyBody): Promise<ReviewPolicy> {
    const { collection, ...fields } = body;
    const collectionId = collection === undefined ? null : (await this.collections.find(principal, collection)).id;
    return this.presentOne(principal, await this.policies.add(principal, { ...fields, collectionId }));
  }

  @Patch(':id')
  @Describe({
    summary: 'Change a policy, as a new version of it; what it caught stays caught',
    body: ReviewPolicyPatch,
    returns: ReviewPolicy,
    example: { enabled: false },
  })
  async change(
    @Asking() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: ReviewPolicyPatch }) { name, effect, when, reviewers, enabled, version }: ReviewPolicyPatch,
  ): Promise<ReviewPolicy> {
    const change = {
      ...(name !== undefined && { name }),
      ...(effect !== undefined && { effect }),
      ...(when !== undefined && { when }),
      ...(reviewers !== undefined && { reviewers }),
      ...(enabled !== undefined && { enabled }),
    };
    return this.presentOne(principal, await this.policies.change(principal, id, change, version));
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ summary: 'Remove a policy; what it caught stays caught', status: 204 })
  async remove(@Asking() principal: Principal, @Param('id') id: string): Promise<void> {
    await this.policies.remove(principal, id);
  }

  private async presentOne(principal: Principal, policy: StoredPolicy): Promise<ReviewPolicy> {
    const names = await this.names(principal, [policy]);
    return toPolicy(policy, names);
  }

  private async present(principal: Principal, policies: readonly StoredPolicy[]): Promise<ReviewPolicy[]> {
    const names = await this.names(principal, policies);
    return policies.map((policy) => toPolicy(policy, names));
  }

  private async names(principal: Principal, policies: readonly StoredPolicy[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(policies.flatMap(({ collectionId }) => collectionId ?? []))];
    return this.collections.names(principal, ids);
  }
}
