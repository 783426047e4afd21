import type { z } from 'zod';
import { Fault } from '#core';

/** Settings in full, or a `bad_request` that names every field that does not fit. */
export function readSettings<Schema extends z.ZodType>(kind: string, schema: Schema, settings: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(settings ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`);
  throw new Fault('bad_request', `The settings of a source of kind "${kind}" do not fit: ${problems.join('; ')}. See docs/sources.md.`);
}
