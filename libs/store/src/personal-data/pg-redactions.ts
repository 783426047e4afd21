import { Fault, type PersonalKind, type Principal } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { noRevision } from '../documents/revision-texts.ts';
import type { Vault } from './vault.ts';

export interface RevealedRedaction {
  readonly placeholder: string;
  readonly kind: PersonalKind;
  /** Null where there was no key when it was taken out. */
  readonly value: string | null;
}

interface RedactionRow {
  readonly revision_id: string;
  readonly ordinal: number;
  readonly kind: PersonalKind;
  readonly placeholder: string;
  readonly sealed: Buffer | null;
}

/** What was taken out of documents, for administrators. */
export class PgRedactions {
  private readonly database: Database;
  private readonly vault: Vault;

  constructor(database: Database, vault: Vault) {
    this.database = database;
    this.vault = vault;
  }

  /** In the order of the text. `forbidden` to anybody but administrators; `not_found` for a revision that is not there. */
  async reveal(principal: Principal, id: string, number: number): Promise<RevealedRedaction[]> {
    if (principal.role !== 'admin') throw new Fault('forbidden', 'What was taken out of documents is shown to administrators only.');
    const rows = await this.database.query<RedactionRow>('list_redactions', [...readerOf(principal), id, number]);
    if (rows.length === 0) await this.checkRevision(principal, id, number);
    return rows.map(({ revision_id, ordinal, kind, placeholder, sealed }) => ({
      placeholder,
      kind,
      value: this.vault.open(revision_id, ordinal, sealed && Buffer.from(sealed)),
    }));
  }

  private async checkRevision(principal: Principal, id: string, number: number): Promise<void> {
    const [row] = await this.database.query('find_revision_file', [...readerOf(principal), id, number]);
    if (!row) throw await noRevision(this.database, principal, { id, number });
  }
}
