import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Fault } from '#core';
import { compareRuns, type RunComparison, type RunScores } from '#quality';
import { comparisonTable } from './retrieval-tables.ts';

const Queries = z.array(z.object({ id: z.string(), text: z.string(), ndcg10: z.record(z.string(), z.number()) }));
const One = z.object({ set: z.string(), perQuery: Queries });
const Many = z.object({ sets: z.record(z.string(), z.object({ perQuery: Queries })) });

/** Two files that `eval retrieval --json` wrote; says what the second gains, and prints it. */
export async function compareFiles(paths: readonly string[], leg: string): Promise<RunComparison> {
  const [first, second, more] = paths;
  if (first === undefined || second === undefined || more !== undefined)
    throw new Fault(
      'bad_request',
      `compare takes two files that "eval retrieval --json" wrote, the one before first; it got ${paths.length}`,
    );
  const comparison = compareRuns(await scoresIn(first), await scoresIn(second), leg);
  process.stderr.write(`${comparisonTable(comparison)}\n`);
  return comparison;
}

async function scoresIn(path: string): Promise<RunScores> {
  const body = await readJson(path);
  const one = One.safeParse(body);
  if (one.success) return { [one.data.set]: one.data.perQuery };
  const many = Many.safeParse(body);
  if (many.success) return Object.fromEntries(Object.entries(many.data.sets).map(([set, { perQuery }]) => [set, perQuery]));
  throw new Fault('bad_request', `${path} holds no scores by query; make it with "eval retrieval DIR --json ${path}"`);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Fault('bad_request', `${path} cannot be read (${why}); make it with "eval retrieval DIR --json ${path}"`, { cause });
  }
}
