import type { PersonalKind } from '#core';
import { Redactor, written } from './redactor.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that people gave a document, their names too; each value is read together with its name: `phone: "030 901820"` says what it is only so. */
export function redactRecord(record: Fields, kinds: readonly PersonalKind[]): Fields {
  return kinds.length === 0 ? record : recordBy(new Redactor(kinds), record);
}

export function recordBy(redactor: Redactor, record: Fields): Fields {
  const valueOf = (name: string, value: unknown): unknown => {
    if (typeof value === 'string') return labelled(redactor, name, value);
    if (typeof value === 'number') return numberOf(redactor, name, value);
    if (Array.isArray(value)) return value.map((item) => valueOf(name, item));
    return typeof value === 'object' && value !== null ? fieldsOf(value as Fields) : value;
  };
  const fieldsOf = (fields: Fields): Fields => {
    const redacted = new Map<string, unknown>();
    for (const [name, value] of Object.entries(fields)) redacted.set(unusedName(redactor.apply(name), redacted), valueOf(name, value));
    return Object.fromEntries(redacted);
  };
  return fieldsOf(record);
}

/** Of two names with the same placeholder both fields stay. */
function unusedName(name: string, used: ReadonlyMap<string, unknown>): string {
  for (let number = 2, unused = name; ; number += 1) {
    if (!used.has(unused)) return unused;
    unused = `${name} ${number}`;
  }
}

function labelled(redactor: Redactor, name: string, value: string): string {
  const label = `${name.replace(/[_-]/g, ' ')}: `;
  const cuts = redactor.cuts(label + value).filter(({ start }) => start >= label.length);
  return written(
    value,
    cuts.map((cut) => ({ ...cut, start: cut.start - label.length, end: cut.end - label.length })),
  );
}

function numberOf(redactor: Redactor, name: string, value: number): unknown {
  const text = String(value);
  const redacted = labelled(redactor, name, text);
  return redacted === text ? value : redacted;
}
