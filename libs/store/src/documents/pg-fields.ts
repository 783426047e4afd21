import type { Principal } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';

export type FieldKind = 'text' | 'number' | 'boolean' | 'date' | 'object' | 'null';

/** One attribute of a collection's documents with values of one kind; a field with values of two kinds is there twice. */
export interface FieldFigures {
  readonly field: string;
  readonly kind: FieldKind;
  readonly documents: number;
  readonly distinctValues: number;
  /** Of text and dates in their order, of numbers by size; null for the rest. */
  readonly range: readonly [least: string | number, most: string | number] | null;
  readonly commonest: readonly { readonly value: string | number | boolean; readonly documents: number }[];
}

interface FieldRow {
  readonly field: string;
  readonly kind: FieldKind;
  readonly documents: number;
  readonly distinct_values: number;
  readonly least_text: string | null;
  readonly most_text: string | null;
  readonly least: number | null;
  readonly most: number | null;
}

const valuesOfEach = 8;

/** What documents can be filtered by, found out from those the reader may see. */
export class PgFields {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async of(principal: Principal, collectionId: string): Promise<FieldFigures[]> {
    const parameters = [...readerOf(principal), collectionId];
    const rows = await this.database.query<FieldRow>('list_fields', parameters);
    const values = await this.database.query<{ field: string; value: string | number | boolean; documents: number }>('list_field_values', [
      ...parameters,
      valuesOfEach,
    ]);
    const byField = Map.groupBy(values, (row) => row.field);
    return rows.map((row) => ({
      field: row.field,
      kind: row.kind,
      documents: row.documents,
      distinctValues: row.distinct_values,
      range: rangeOf(row),
      commonest: (byField.get(row.field) ?? [])
        .filter((each) => isOfKind(each.value, row.kind))
        .map(({ value, documents }) => ({ value, documents })),
    }));
  }
}

function rangeOf({ least, most, least_text, most_text }: FieldRow): FieldFigures['range'] {
  if (least !== null && most !== null) return [least, most];
  return least_text !== null && most_text !== null ? [least_text, most_text] : null;
}

function isOfKind(value: unknown, kind: FieldKind): boolean {
  if (typeof value !== 'string') return typeof value === kind;
  return kind === (/^\d{4}-\d{2}-\d{2}([T ]|$)/.test(value) ? 'date' : 'text');
}
