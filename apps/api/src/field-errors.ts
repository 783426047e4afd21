import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Path = readonly (PropertyKey | { readonly key: PropertyKey })[];
interface AnyIssue {
  readonly message: string;
  readonly path?: Path | undefined;
}

/** A field that does not fit, and in plain words what is wrong with it and what would fit. */
export interface FieldError {
  /** Names apart by dots; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

/** What a validator has against a value, for whoever sent it. Messages that a schema words itself stay as they are. */
export function fieldErrors(issues: readonly AnyIssue[], value: unknown): FieldError[] {
  const ofWrongKind = new Set<string>();
  return issues.flatMap((issue, index) => {
    const names = namesOf(issue);
    const path = names.map(String).join('.');
    const at = names.reduce<unknown>(inside, value);
    // A list's length is counted of a text, too.
    if (ofWrongKind.has(path)) return [];
    // Every whole number has a limit of its own; the schema's comes after it and is the lower one.
    if (isTooBig(issue) && issues.slice(index + 1).some((later) => isTooBig(later) && namesOf(later).map(String).join('.') === path))
      return [];
    if (!isOfValidator(issue)) return [{ path, message: issue.message }];
    if (issue.code === 'invalid_type') ofWrongKind.add(path);
    if (issue.code === 'invalid_union') return nearest(issue, at).map((error) => ({ ...error, path: joined(path, error.path) }));
    return [{ path, message: wordsOf(issue, at) }];
  });
}

/** A message of the validator's own begins so; those of our schemas do not. */
const validators = /^(?:Invalid|Too big|Too small|Unrecognized)/;
const isOfValidator = (issue: AnyIssue): issue is Issue => 'code' in issue && validators.test(issue.message);

const namesOf = ({ path = [] }: AnyIssue): PropertyKey[] => path.map((part) => (typeof part === 'object' ? part.key : part));
const isTooBig = (issue: AnyIssue): boolean => isOfValidator(issue) && issue.code === 'too_big';

const inside = (value: unknown, name: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[name] : undefined;

const joined = (outer: string, inner: string): string => [outer, inner].filter((part) => part !== '').join('.');

/** Of the forms that a value may have, what is wrong with it in the one that it comes nearest to. */
function nearest({ errors }: z.core.$ZodIssueInvalidUnion, value: unknown): FieldError[] {
  const depth = (form: readonly Issue[]): number => Math.max(0, ...form.map(({ path }) => path.length));
  const [first] = errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length);
  if (!first || depth(first) === 0) return [{ path: '', message: `${told(value)} has none of the forms that it may have; ${described}` }];
  return fieldErrors(first, value);
}

const described = '/openapi.json describes it';

function wordsOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'too_big':
      return tooBig(issue, value);
    case 'too_small':
      return tooSmall(issue, value);
    case 'invalid_type':
      return value === undefined ? `it is missing; give ${kindOf(issue.expected)}` : `${told(value)} is not ${kindOf(issue.expected)}`;
    case 'invalid_value':
      return `${told(value)} has to be ${listed(
        issue.values.map((each) => `"${String(each)}"`),
        'or',
      )}`;
    case 'unrecognized_keys':
      return `there is no ${issue.keys.length === 1 ? 'field' : 'such fields as'} ${listed(issue.keys.map(quoted), 'and')} here; leave it out, or see /openapi.json for what there is`;
    case 'invalid_format':
      return `${told(value)} is not ${formats[issue.format] ?? `written as ${described.replace('describes', 'says of')}`}`;
    default:
      return `${told(value)} does not fit; ${described}`;
  }
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig, value: unknown): string {
  const most = figure(maximum);
  if (typeof value === 'string' && origin === 'string')
    return `it has ${figure(lengthOf(value, Number(maximum)))} characters and may have at most ${most}; shorten it`;
  if (Array.isArray(value)) return `it has ${figure(value.length)} items and may have at most ${most}; leave some out`;
  return `${told(value)} is too much; give ${inclusive === false ? 'less than' : 'at most'} ${most}`;
}

/** Without the white space around it, which most schemas cut off before they count. */
const lengthOf = (text: string, most: number): number => (text.trim().length > most ? text.trim().length : text.length);

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall, value: unknown): string {
  const least = figure(minimum);
  if (typeof value === 'string' && origin === 'string')
    return value.trim() === '' ? 'it is empty; write something' : `it has ${figure(value.length)} characters and needs at least ${least}`;
  if (Array.isArray(value))
    return value.length === 0 ? 'it is an empty list; put something in, or leave it out' : `it needs at least ${least} items`;
  return `${told(value)} is too little; give ${inclusive === false ? 'more than' : 'at least'} ${least}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
};
const kindOf = (expected: string): string => kinds[expected] ?? `what it may be (${expected})`;

const formats: Readonly<Record<string, string>> = {
  datetime: 'a date and time such as 2026-01-31T12:00:00Z',
  date: 'a date such as 2026-01-31',
  url: 'an address such as https://example.org/page',
  uuid: 'an id of ours',
};

/** A short value to the letter, a long one by its kind. */
function told(value: unknown): string {
  if (typeof value === 'string') return value.length <= 40 ? quoted(value) : `a text of ${figure(value.length)} characters`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  return value === undefined ? 'nothing' : 'an object';
}

const quoted = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
const figure = (value: number | bigint): string => value.toLocaleString('en');

function listed(items: readonly string[], word: 'and' | 'or'): string {
  const shown = items.length > 12 ? [...items.slice(0, 12), `${items.length - 12} more`] : items;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1) ?? ''}`;
}
