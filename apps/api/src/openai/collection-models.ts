import { Injectable } from '@nestjs/common';
import type { OpenAiModel, QuestionOptions } from '#contract';
import { Embedder, Fault, type Principal, type SearchScope } from '#core';
import { PgCollections } from '#store';
import { Scopes } from '../scopes.ts';

/** Answers from every collection. */
const everything = 'aquifer';
const prefix = `${everything}/`;
const mostNamed = 12;

/** Models as OpenAI's clients see them: one for each collection, one for all of them, and the embedder. */
@Injectable()
export class CollectionModels {
  constructor(
    private readonly collections: PgCollections,
    private readonly embedder: Embedder,
    private readonly scopes: Scopes,
  ) {}

  async list(principal: Principal): Promise<OpenAiModel[]> {
    const collections = await this.collections.named(principal);
    const oldest = Math.min(...collections.map(({ createdAt }) => createdAt.getTime()));
    const since = Number.isFinite(oldest) ? new Date(oldest) : new Date(0);
    return [
      toModel(everything, since),
      ...collections.map(({ name, createdAt }) => toModel(prefix + name, createdAt)),
      toModel(this.embedder.id, since),
    ];
  }

  async find(principal: Principal, id: string): Promise<OpenAiModel> {
    const model = (await this.list(principal)).find((each) => each.id === id);
    return model ?? this.missing(principal, id);
  }

  /** Where a question to this model looks. */
  async scope(principal: Principal, model: string, { filter, asOf }: Pick<QuestionOptions, 'filter' | 'asOf'>): Promise<SearchScope> {
    if (model === everything) return this.scopes.of(principal, { filter, asOf });
    const name = model.startsWith(prefix) ? model.slice(prefix.length) : '';
    const collection = (await this.collections.named(principal)).find((each) => each.name === name || each.id === name);
    if (!collection) return this.missing(principal, model);
    return this.scopes.of(principal, { collections: [collection.id], filter, asOf });
  }

  /** Refuses every other model: vectors of two models cannot be compared. */
  async checkEmbedder(principal: Principal, model: string): Promise<void> {
    if (model !== this.embedder.id) await this.missing(principal, model);
  }

  private async missing(principal: Principal, model: string): Promise<never> {
    const ids = (await this.collections.named(principal)).map(({ name }) => prefix + name);
    const asked = model.length > 120 ? `${model.slice(0, 120)}…` : model;
    const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more, which GET /v1/models lists` : '';
    const chat = [everything, ...ids.slice(0, mostNamed)].join(', ');
    throw new Fault(
      'not_found',
      `there is no model "${asked}" for this; to ask questions there are ${chat}${more}; to embed texts there is ${this.embedder.id}`,
    );
  }
}

const toModel = (id: string, since: Date): OpenAiModel => ({
  id,
  object: 'model',
  created: Math.floor(since.getTime() / 1000),
  owned_by: 'aquifer',
});
