import { isDeepStrictEqual } from 'node:util';
import { Fault, type Collection, type CollectionSettings, type Principal } from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { pagesOf, type Page, type PageRequest } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';
import { json } from '../database/storable.ts';
import { lockCollection, missingCollection, writeSettings } from './change-settings.ts';
import type { PgDocuments } from './pg-documents.ts';
import { type StoredSettings, toSettings } from './stored-settings.ts';

/** `documents` counts those not deleted, `chunks` those of live revisions; both only what the reader may see. */
export interface CountedCollection extends Collection {
  readonly documents: number;
  readonly chunks: number;
}

export interface CollectionChange {
  readonly name?: string | undefined;
  readonly settings?: StoredSettings;
}

export interface SettingsVersion {
  readonly version: number;
  readonly settings: CollectionSettings;
  readonly keyId: string | null;
  readonly at: Date;
}

interface CollectionRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly settings: StoredSettings;
  readonly settings_version: number;
}

export class PgCollections {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** With its settings from the first moment: nothing is ever uploaded to it without them. `conflict` when the name is taken. */
  async create(principal: Principal, name: string, settings: StoredSettings = {}): Promise<CountedCollection> {
    await this.refuseTaken(principal, name, null);
    return this.database.transaction(async (transaction) => {
      const [row] = await transaction.query<CollectionRow>('insert_collection', [newId(), principal.organisationId, name, json(settings)]);
      if (!row) throw new Fault('conflict', `The collection "${name}" exists already.`);
      await transaction.query('create_keyword_index', [row.id]);
      await transaction.query('insert_collection_settings', [row.id, principal.keyId]);
      await auditIn(transaction, principal, { action: 'collection.create', target: row.id, details: { name, ...settings } });
      return { ...toCollection(row), documents: 0, chunks: 0 };
    });
  }

  /** By name or id; `not_found` says which. */
  async find(principal: Principal, nameOrId: string): Promise<Collection> {
    const [row] = await this.database.query<CollectionRow>('find_collection', [principal.organisationId, nameOrId]);
    if (!row) throw missingCollection(nameOrId);
    return toCollection(row);
  }

  async get(principal: Principal, nameOrId: string): Promise<CountedCollection> {
    const [row] = await this.database.query<CollectionRow & { documents: number; chunks: number }>('summarise_collection', [
      ...readerOf(principal),
      nameOrId,
    ]);
    if (!row) throw missingCollection(nameOrId);
    return { ...toCollection(row), documents: row.documents, chunks: row.chunks };
  }

  /** In the order of names. */
  async list(principal: Principal, page: PageRequest): Promise<Page<CountedCollection>> {
    const list = pagesOf('collections');
    const rows = await this.database.query<CollectionRow & { documents: number; chunks: number }>('list_collections', [
      ...readerOf(principal),
      list.after(page),
      page.limit + 1,
    ]);
    const items = rows.map((row) => ({ ...toCollection(row), documents: row.documents, chunks: row.chunks }));
    return list.cut(items, page, (item) => item.name);
  }

  /** All of them, in the order of names. */
  async named(principal: Principal): Promise<Pick<Collection, 'id' | 'name' | 'createdAt'>[]> {
    const rows = await this.database.query<Pick<CollectionRow, 'id' | 'name' | 'created_at'>>('list_named_collections', [
      principal.organisationId,
    ]);
    return rows.map(({ id, name, created_at: createdAt }) => ({ id, name, createdAt }));
  }

  /** Ids of the collections named, or of all when none is named; `not_found` names the first that is missing. */
  async resolve(principal: Principal, namesOrIds?: readonly string[]): Promise<string[]> {
    if (namesOrIds) return Promise.all(namesOrIds.map(async (nameOrId) => (await this.find(principal, nameOrId)).id));
    const rows = await this.database.query<{ id: string }>('list_collection_ids', [principal.organisationId]);
    return rows.map((row) => row.id);
  }

  /** By id; those that are gone are missing. */
  async names(principal: Principal, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>('list_collection_names', [principal.organisationId, ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Metadata fields that one of them declares a date. */
  async declaredDates(principal: Principal, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ field: string }>('list_declared_dates', [principal.organisationId, ids]);
    return new Set(rows.map((row) => row.field));
  }

  rename(principal: Principal, nameOrId: string, name: string): Promise<CountedCollection> {
    return this.change(principal, nameOrId, { name });
  }

  changeSettings(principal: Principal, nameOrId: string, settings: StoredSettings): Promise<CountedCollection> {
    return this.change(principal, nameOrId, { settings });
  }

  /** Its name and the settings named, each whole; the rest stays. Both or neither. New settings are a new version; the same again are none. */
  async change(principal: Principal, nameOrId: string, { name, settings = {} }: CollectionChange): Promise<CountedCollection> {
    const { id } = await this.find(principal, nameOrId);
    if (name !== undefined) await this.refuseTaken(principal, name, id);
    await this.database.transaction(async (transaction) => {
      const row = await lockCollection(transaction, principal, id);
      const isRenamed = name !== undefined && name !== row.name;
      const changed = { ...row.settings, ...settings };
      const isSet = !isDeepStrictEqual(changed, row.settings);
      if (isRenamed) await transaction.query('rename_collection', [principal.organisationId, id, name]);
      if (isSet) await writeSettings(transaction, principal, id, changed);
      const renaming = { from: row.name, to: name };
      if (isRenamed) await auditIn(transaction, principal, { action: 'collection.rename', target: id, details: renaming });
      const setting = { ...settings, settingsVersion: row.settings_version + 1 };
      if (isSet) await auditIn(transaction, principal, { action: 'collection.change', target: id, details: setting });
    });
    return this.get(principal, id);
  }

  /** What they were at an earlier version, as a new version. `not_found` when there was none. */
  async restoreSettings(principal: Principal, nameOrId: string, version: number): Promise<CountedCollection> {
    const { id } = await this.find(principal, nameOrId);
    await this.database.transaction(async (transaction) => {
      const row = await lockCollection(transaction, principal, id);
      const rows = await transaction.query<{ version: number; settings: StoredSettings }>('list_collection_settings', [
        principal.organisationId,
        id,
      ]);
      const then = rows.find((kept) => kept.version === version);
      if (!then)
        throw new Fault('not_found', `The settings of "${row.name}" never had a version ${version}; they are at ${row.settings_version}.`);
      if (isDeepStrictEqual(then.settings, row.settings)) return;
      await writeSettings(transaction, principal, id, then.settings);
      const details = { version, settingsVersion: row.settings_version + 1 };
      await auditIn(transaction, principal, { action: 'collection.rollback', target: id, details });
    });
    return this.get(principal, id);
  }

  /** Newest first. */
  async settingsHistory(principal: Principal, nameOrId: string): Promise<SettingsVersion[]> {
    const { id } = await this.find(principal, nameOrId);
    const rows = await this.database.query<{ version: number; settings: StoredSettings; key_id: string | null; at: Date }>(
      'list_collection_settings',
      [principal.organisationId, id],
    );
    return rows.map((row) => ({ version: row.version, settings: toSettings(row.settings), keyId: row.key_id, at: row.at }));
  }

  /** Deletes its documents first, some at a time: a call that was cut off is finished by the next. */
  async delete(principal: Principal, nameOrId: string, documents: PgDocuments): Promise<void> {
    const collection = await this.find(principal, nameOrId);
    const everyone: Principal = { ...principal, role: 'admin' };
    for (;;) {
      const rows = await this.database.query<{ id: string }>('list_documents_to_delete', [principal.organisationId, collection.id, 50]);
      if (rows.length === 0) break;
      for (const row of rows) await documents.delete(everyone, row.id);
    }
    await this.database.transaction(async (transaction) => {
      await transaction.query('delete_collection_revisions', [collection.id]);
      await transaction.query('delete_collection_documents', [collection.id]);
      await transaction.query('drop_keyword_index', [collection.id]);
      const [gone] = await transaction.query('delete_collection', [principal.organisationId, collection.id]);
      if (!gone) throw missingCollection(nameOrId);
      await auditIn(transaction, principal, { action: 'collection.delete', target: collection.id, details: { name: collection.name } });
    });
  }

  private async refuseTaken(principal: Principal, name: string, except: string | null): Promise<void> {
    const [taken] = await this.database.query<CollectionRow>('find_collection', [principal.organisationId, name]);
    if (taken && taken.id !== except) throw new Fault('conflict', `The collection "${name}" exists already. Choose another name.`);
  }
}

function toCollection(row: CollectionRow): Collection {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    settings: toSettings(row.settings),
    settingsVersion: row.settings_version,
  };
}
