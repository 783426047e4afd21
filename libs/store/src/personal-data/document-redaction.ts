import type { BlobStore, PersonalKind, TakenOut } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { json } from '../database/storable.ts';
import { dropUnusedFiles } from '../documents/delete-document.ts';
import type { Redacting } from './redacting.ts';
import type { Vault } from './vault.ts';

/** A statement holds few rows: one embedded session serves everyone. */
const rowsPerStatement = 200;

interface Fields {
  readonly document_id: string;
  readonly external_id: string;
  readonly is_of_source: boolean;
  readonly title: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly file_name: string;
  readonly given_title: string | null;
  readonly kinds: readonly PersonalKind[];
  readonly has_text: boolean;
}

interface RedactionParts {
  readonly vault: Vault;
  readonly redacting: Redacting;
  readonly blobs: BlobStore;
}

/** What happens around a revision out of which personal data are taken: the values sealed, names of document and file redacted, the file gone. */
export class DocumentRedaction {
  private readonly parts: RedactionParts;

  constructor(parts: RedactionParts) {
    this.parts = parts;
  }

  /** In the transaction that stores the text. Resolves with the file that `dropFile` is to take away once it is committed. */
  async save(transaction: Transaction, revisionId: string, takenOut: TakenOut): Promise<string | null> {
    const { values } = takenOut;
    await transaction.query('delete_redactions', [revisionId]);
    const sealed = this.parts.vault.seal(revisionId, values);
    const fingerprints = values.map(({ value }) => this.parts.vault.fingerprint(value));
    for (let start = 0; start < values.length; start += rowsPerStatement) {
      const rows = values.slice(start, start + rowsPerStatement);
      const end = start + rowsPerStatement;
      const columns = [
        rows.map(({ kind }) => kind),
        rows.map(({ placeholder }) => placeholder),
        sealed.slice(start, end),
        fingerprints.slice(start, end),
      ];
      await transaction.query('insert_redactions', [revisionId, start, ...columns]);
    }
    const [fields] = await transaction.query<Fields>('find_redacted_fields', [revisionId]);
    return fields ? this.redactFields(transaction, { revisionId, fields, takenOut }) : null;
  }

  /** A revision that could not be read keeps no file either; its reason may quote the file's name. */
  async saveFailed(
    transaction: Transaction,
    revisionId: string,
    reason: string,
  ): Promise<{ readonly reason: string; readonly file: string | null }> {
    const [fields] = await transaction.query<Fields>('find_redacted_fields', [revisionId]);
    if (!fields || fields.kinds.length === 0) return { reason, file: null };
    const { kinds, has_text: hasText } = fields;
    const file = hasText ? null : await this.redactFields(transaction, { revisionId, fields, takenOut: { kinds, values: [] } });
    return { reason: this.parts.redacting.text(reason, kinds), file };
  }

  /** What a process that is killed before leaves is taken away at the next start. */
  async dropFile(database: Database, sha256: string | null): Promise<void> {
    if (sha256 !== null) await database.transaction((transaction) => dropUnusedFiles(transaction, this.parts.blobs, [sha256]));
  }

  private async redactFields(
    transaction: Transaction,
    { revisionId, fields, takenOut }: { readonly revisionId: string; readonly fields: Fields; readonly takenOut: TakenOut },
  ): Promise<string | null> {
    const { title, metadata, file_name: fileName, given_title: givenTitle } = fields;
    const around = { names: [fields.external_id, title, fileName, givenTitle], metadata };
    const redacted = this.parts.redacting.around(around, takenOut);
    const [externalId, documentTitle, ...names] = redacted.names;
    const [marked] = await transaction.query<{ sha256: string }>('mark_redacted', [revisionId, takenOut.kinds.toSorted(), ...names]);
    const { url, ...rest } = redacted.metadata;
    // An address without a part of it leads nowhere.
    const told = url === metadata['url'] ? redacted.metadata : rest;
    await transaction.query('redact_document_fields', [fields.document_id, renamed(fields, externalId), documentTitle, json(told)]);
    return marked?.sha256 ?? null;
  }
}

/** What a source called a document is found again by what is known of its item; what an uploader called it, by its external id alone. */
function renamed({ external_id: externalId, is_of_source, document_id }: Fields, redacted: string | null | undefined): string {
  if (!is_of_source || !redacted || redacted === externalId) return externalId;
  return / ~[0-9a-f]{12}$/.test(redacted) ? redacted : `${redacted.slice(0, 450)} ~${document_id.slice(-12)}`;
}
