import type { BatchQuestion } from '#contract';
import { type Principal, readDataSchema } from '#core';
import type { NewBatchQuestion } from '#store';
import { Scopes } from '../scopes.ts';

type Scope = Awaited<ReturnType<Scopes['of']>>;

/** Makes what is kept of a batch's bodies; what many of them look in is looked up once. */
export class BatchQuestions {
  private readonly scopes: Scopes;
  private readonly principal: Principal;
  private readonly known = new Map<string, Promise<Scope>>();

  constructor(scopes: Scopes, principal: Principal) {
    this.scopes = scopes;
    this.principal = principal;
  }

  /** Refused as a question of its own would be. */
  async of(body: BatchQuestion): Promise<NewBatchQuestion> {
    const { customId = null, question: text, limit, mode, deadlineMs, maxPerDocument, diversity, responseSchema } = body;
    if (responseSchema) readDataSchema(responseSchema);
    const { principal: _asker, ...scope } = await this.scope(body);
    const asked = { text, scope, limit, mode, deadlineMs, diversity, priority: 'batch' } as const;
    return {
      customId,
      asked: { ...asked, ...(maxPerDocument !== undefined && { maxPerDocument }), ...(responseSchema && { responseSchema }) },
    };
  }

  private scope({ collections, filter, asOf }: BatchQuestion): Promise<Scope> {
    const key = JSON.stringify([collections, filter, asOf]);
    const known = this.known.get(key) ?? this.scopes.of(this.principal, { collections, filter, asOf });
    // Filters may all be different: what is remembered must not grow with the batch.
    if (this.known.size < mostKnown) this.known.set(key, known);
    return known;
  }
}

const mostKnown = 100;
