import { Fault } from '#core';
import { storable } from '../database/storable.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * A filter as a jsonpath predicate over a document's attributes, for `attributes @@ $n::jsonpath`. A field that is not there fails every
 * test but `exists: false`, `ne` and `not`; of a list, any element counts. `bad_request` for what the grammar does not know.
 */
export function toJsonPath(filter: Json): string {
  return every(storable(filter) as Json);
}

function every(filter: Json): string {
  const parts = Object.entries(filter).map(([name, value]) => condition(name, value));
  return parts.length === 0 ? '1 == 1' : joined(parts, '&&');
}

function condition(name: string, value: unknown): string {
  if (name === 'and' || name === 'or') {
    if (!Array.isArray(value)) throw unknownTest(name, value);
    const parts = value.map((inner: Json) => every(inner));
    return parts.length === 0 ? nothing(name === 'and') : joined(parts, name === 'and' ? '&&' : '||');
  }
  if (name === 'not') return negated(every(value as Json));
  return atPaths(name, value);
}

/** A dotted name is a path into an object, or a name with dots in it: whichever is there. */
function atPaths(name: string, value: unknown): string {
  const whole = `$.${JSON.stringify(name)}`;
  const nested = name.split('.').map((part) => `.${JSON.stringify(part)}`);
  const paths = name.includes('.') ? [whole, `$${nested.join('')}`] : [whole];
  const tests = testsOf(value).map(([operator, operand]) => {
    const parts = paths.map((path) => operation(path, operator, operand) ?? refuse(name, operator));
    return joined(parts, isAbsence(operator, operand) ? '&&' : '||');
  });
  return tests.length === 0 ? nothing(true) : joined(tests, '&&');
}

/** Of a list every value is asked for. */
function testsOf(value: unknown): (readonly [operator: string, operand: unknown])[] {
  if (Array.isArray(value)) return value.map((each: unknown) => ['eq', each]);
  return typeof value === 'object' && value !== null ? Object.entries(value as Json) : [['eq', value]];
}

function isAbsence(operator: string, operand: unknown): boolean {
  return operator === 'ne' || (operator === 'exists' && operand === false);
}

function operation(path: string, operator: string, operand: unknown): string | null {
  const comparison = { gt: '>', gte: '>=', lt: '<', lte: '<=' }[operator];
  if (comparison) return `${path} ${comparison} ${literal(operand)}`;
  if (operator === 'eq') return equals(path, operand);
  if (operator === 'ne') return negated(equals(path, operand));
  if (operator === 'in' && Array.isArray(operand))
    return operand.length === 0
      ? nothing(false)
      : joined(
          operand.map((each) => equals(path, each)),
          '||',
        );
  if (operator === 'exists') return operand === false ? `!exists(${path})` : `exists(${path})`;
  return null;
}

const equals = (path: string, value: unknown): string => `${path} == ${literal(value)}`;
const joined = (parts: readonly string[], by: '&&' | '||'): string =>
  parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${by} `)})`;
/** Text and a number cannot be compared: that is unknown to jsonpath, and to us it is different. */
const negated = (predicate: string): string => `(!(${predicate}) || (${predicate}) is unknown)`;
const nothing = (isTrue: boolean): string => (isTrue ? '1 == 1' : '1 == 0');

/** JSON's scalars are jsonpath's, escapes included. */
function literal(value: unknown): string {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return JSON.stringify(value);
  throw unknownTest('value', value);
}

function refuse(name: string, operator: string): never {
  throw new Fault(
    'bad_request',
    `The filter tests "${name}" with "${operator}"; there are eq, ne, in, gt, gte, lt, lte and exists. A field inside an object is written with a dot: "${name}.${operator}".`,
  );
}

function unknownTest(name: string, value: unknown): Fault {
  return new Fault(
    'bad_request',
    `The filter cannot compare "${name}" with ${JSON.stringify(value)}; use text, numbers, true, false or null.`,
  );
}
