import { type HourOfUse, type KeyLimits, ModelAllowance, type ModelWork, type UsedUp, usedUpOf } from '#core';
import type { Database } from '../database/database.ts';

interface HourRow {
  readonly tokens_per_day: number | null;
  readonly compute_seconds_per_day: number | null;
  /** Null where models did nothing. */
  readonly tokens: number | null;
  readonly compute_ms: number | null;
  readonly seconds_left: number | null;
}

/** What keys used, for those who look after them. */
export interface KeyUse {
  /** Of the present minute; 0 for a key whose requests nobody counts. */
  readonly requestsThisMinute: number;
  readonly tokensLastDay: number;
  readonly computeSecondsLastDay: number;
}

interface AllowanceWatch {
  /** A model was not asked. */
  readonly onUsedUp: (limit: UsedUp['limit']) => void;
  readonly onUncounted: (error: unknown, keyId: string, work: ModelWork) => void;
}

/** Counts by the hour of the database's clock, with one statement for each call of a model: all processes share the counts. */
export class PgModelAllowance extends ModelAllowance {
  private readonly database: Database;
  private readonly watch: AllowanceWatch;

  constructor(database: Database, watch: AllowanceWatch) {
    super();
    this.database = database;
    this.watch = watch;
  }

  async usedUp(keyId: string | null): Promise<UsedUp | null> {
    if (keyId === null) return null;
    const { limits, hours } = await this.of(keyId);
    const usedUp = usedUpOf(limits, hours);
    if (usedUp) this.watch.onUsedUp(usedUp.limit);
    return usedUp;
  }

  /** A key's limits on what models do for it, and the hours that count, the oldest first; none of either where it has no such limit. */
  async of(keyId: string): Promise<{ readonly limits: KeyLimits; readonly hours: readonly HourOfUse[] }> {
    const rows = await this.database.query<HourRow>('list_key_hours', [keyId]);
    const limits = {
      requestsPerMinute: null,
      tokensPerDay: rows[0]?.tokens_per_day ?? null,
      computeSecondsPerDay: rows[0]?.compute_seconds_per_day ?? null,
    };
    const hours = rows.flatMap(({ tokens, compute_ms: ms, seconds_left: secondsLeft }) =>
      tokens === null || ms === null || secondsLeft === null ? [] : [{ tokens, ms, secondsLeft }],
    );
    return { limits, hours };
  }

  async add(keyId: string, work: ModelWork): Promise<void> {
    const { tokens, ms } = work;
    try {
      await this.database.transaction((transaction) => transaction.query('add_key_use', [keyId, tokens, Math.round(ms)]));
    } catch (error) {
      this.watch.onUncounted(error, keyId, work);
    }
  }

  /** By key. */
  async useOf(keyIds: readonly string[]): Promise<ReadonlyMap<string, KeyUse>> {
    const rows = await this.database.query<{ id: string; requests: number; tokens: number; compute_ms: number }>('sum_key_use', [keyIds]);
    return new Map(
      rows.map(({ id, requests, tokens, compute_ms }) => [
        id,
        { requestsThisMinute: requests, tokensLastDay: tokens, computeSecondsLastDay: compute_ms / 1000 },
      ]),
    );
  }
}
