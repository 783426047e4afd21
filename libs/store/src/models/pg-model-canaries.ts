import type { ModelCanary } from '#core';
import type { Database } from '../database/database.ts';
import { json } from '../database/storable.ts';
import { insertEvent } from '../events/insert-event.ts';

interface CanaryRow {
  readonly model_id: string;
  readonly server: string;
  readonly state: ModelCanary['state'];
  readonly baseline: ModelCanary['baseline'];
  readonly answered_as: string | null;
  readonly agreement: number | null;
  readonly differences: ModelCanary['differences'];
  readonly recorded_at: Date;
  readonly checked_at: Date;
  readonly changed_at: Date | null;
}

type Recorded = Pick<ModelCanary, 'modelId' | 'server' | 'state' | 'baseline' | 'answeredAs'>;

/** What remote models answered at first, and how they answer now. Of the whole installation: no organisation's texts are among it. */
export class PgModelCanaries {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async list(): Promise<ModelCanary[]> {
    return (await this.database.query<CanaryRow>('list_model_canaries', [])).map(toCanary);
  }

  /** What it is held against from now on; takes the place of what was recorded before. */
  async record(canary: Recorded): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('record_model_canary', valuesOf(canary)));
  }

  /** The same of a model that nothing is recorded of. Resolves with whether it was: another process may have been first. */
  async recordNew(canary: Recorded): Promise<boolean> {
    const rows = await this.database.transaction((transaction) => transaction.query('insert_model_canary', valuesOf(canary)));
    return rows.length > 0;
  }

  /** One whose last look is so long ago, for one process to look at; null where another one does. */
  async take(modelId: string, olderThanMs: number): Promise<ModelCanary | null> {
    const [row] = await this.database.transaction((transaction) =>
      transaction.query<CanaryRow>('take_model_canary', [modelId, olderThanMs / 1000]),
    );
    return row ? toCanary(row) : null;
  }

  /** Resolves with whether it is news: every organisation then hears of it in the same transaction. */
  async note(canary: ModelCanary): Promise<boolean> {
    const { modelId, recordedAt, state, agreement, differences, answeredAs } = canary;
    return this.database.transaction(async (transaction) => {
      const found = [modelId, recordedAt, state, agreement, json(differences), answeredAs];
      const [before] = await transaction.query<{ state_before: string }>('note_model_canary', found);
      if (state !== 'changed' || !before || before.state_before === 'changed') return false;
      const body = { model: modelId, server: canary.server, agreement, prompts: differences.map(({ prompt }) => prompt), answeredAs };
      for (const { id } of await transaction.query<{ id: string }>('list_organisation_ids', []))
        await insertEvent(transaction, { organisationId: id, type: 'model.changed', body });
      return true;
    });
  }
}

const valuesOf = ({ modelId, server, state, baseline, answeredAs }: Recorded): readonly unknown[] => [
  modelId,
  server,
  state,
  json(baseline),
  answeredAs,
];

function toCanary(row: CanaryRow): ModelCanary {
  return {
    modelId: row.model_id,
    server: row.server,
    state: row.state,
    baseline: row.baseline,
    answeredAs: row.answered_as,
    agreement: row.agreement,
    differences: row.differences,
    recordedAt: row.recorded_at,
    checkedAt: row.checked_at,
    changedAt: row.changed_at,
  };
}
