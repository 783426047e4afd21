import { z } from 'zod';

const operators = ['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'exists'];
const maxDepth = 8;
const maxTests = 200;

/**
 * Which documents count, by what they were given (metadata) and what they say of themselves (language, mediaType, authors, createdAt, …).
 * `{ "team": "sea" }` tests for a value, `{ "tags": ["a", "b"] }` for all of them; `{ "year": { "gte": 2020, "lt": 2025 } }`,
 * `{ "language": { "in": ["en", "de"] } }`, `{ "owner": { "exists": false } }`; several fields must all hold;
 * `and`, `or` (lists of filters) and `not` (a filter) combine. A dot leads into an object: `author.name`.
 */
export const Filter = z
  .record(z.string().min(1).max(200), z.unknown())
  .superRefine((filter, context) => {
    const found = { tests: 0, problems: [] as Problem[] };
    checkFilter(filter, [], found);
    if (found.tests > maxTests) found.problems.push({ path: [], message: `a filter has at most ${maxTests} tests` });
    for (const { path, message } of found.problems.slice(0, 10)) context.addIssue({ code: 'custom', path: [...path], message });
  })
  .describe('which documents count: fields with values, or with eq, ne, in, gt, gte, lt, lte, exists; combined by and, or, not');

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Found {
  tests: number;
  readonly problems: Problem[];
}

function checkFilter(filter: unknown, path: Problem['path'], found: Found): void {
  if (!isObject(filter)) return void found.problems.push({ path, message: 'a filter is an object of fields' });
  if (path.length > 2 * maxDepth) return void found.problems.push({ path, message: `a filter nests at most ${maxDepth} deep` });
  for (const [name, value] of Object.entries(filter)) {
    if (name === 'and' || name === 'or') checkList(value, [...path, name], found);
    else if (name === 'not') checkFilter(value, [...path, name], found);
    else checkField(value, [...path, name], found);
  }
}

function checkList(value: unknown, path: Problem['path'], found: Found): void {
  if (!Array.isArray(value)) return void found.problems.push({ path, message: 'and, or take a list of filters' });
  for (const [index, inner] of value.entries()) checkFilter(inner, [...path, index], found);
}

function checkField(value: unknown, path: Problem['path'], found: Found): void {
  found.tests += 1;
  if (Array.isArray(value)) return checkScalars(value, path, found);
  if (!isObject(value)) return checkScalars([value], path, found);
  if (Object.keys(value).length === 0) found.problems.push({ path, message: `name a test: ${operators.join(', ')}` });
  for (const [operator, operand] of Object.entries(value)) checkTest(operator, operand, { path: [...path, operator], found });
}

function checkTest(operator: string, operand: unknown, { path, found }: { path: Problem['path']; found: Found }): void {
  if (!operators.includes(operator))
    found.problems.push({
      path,
      message: `there is no test "${operator}", only ${operators.join(', ')}; write a field inside an object with a dot`,
    });
  else if (operator === 'exists' && typeof operand !== 'boolean') found.problems.push({ path, message: 'exists takes true or false' });
  else if (operator === 'in' && !Array.isArray(operand)) found.problems.push({ path, message: 'in takes a list of values' });
  else checkScalars(Array.isArray(operand) && operator === 'in' ? operand : [operand], path, found);
}

function checkScalars(values: readonly unknown[], path: Problem['path'], found: Found): void {
  found.tests += values.length - 1;
  const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);
  if (!values.every(isScalar)) found.problems.push({ path, message: 'compare with text, numbers, true, false or null' });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
