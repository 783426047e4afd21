import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Fault } from '#core';
import { compareRuns, type RunComparison, type RunScores, settingsThatDiffer } from '#quality';
import { comparisonTable } from './retrieval-tables.ts';

const Queries = z.array(z.object({ id: z.string(), text: z.string(), ndcg10: z.record(z.string(), z.number()) }));
const Measured = z.object({ perQuery: Queries, configuration: z.unknown().optional() });
const One = Measured.extend({ set: z.string() });
const Many = z.object({ sets: z.record(z.string(), Measured) });

/** Two files that `eval retrieval --json` wrote; says what the second gains, and prints it. */
export async function compareFiles(paths: readonly string[], leg: string): Promise<RunComparison> {
  const [first, second, more] = paths;
  if (first === undefined || second === undefined || more !== undefined)
    throw new Fault(
      'bad_request',
      `compare takes two files that "eval retrieval --json" wrote, the one before first; it got ${paths.length}`,
    );
  const [before, after] = [await runIn(first), await runIn(second)];
  const comparison = compareRuns(before.scores, after.scores, leg);
  process.stderr.write(`${comparisonTable(comparison)}\n${settingsText(before, after)}\n`);
  return comparison;
}

interface Run {
  readonly scores: RunScores;
  /** By set: what is measured of one is not what is measured of another. */
  readonly settings: Readonly<Record<string, unknown>>;
}

async function runIn(path: string): Promise<Run> {
  const body = await readJson(path);
  const one = One.safeParse(body);
  const sets = one.success ? { [one.data.set]: one.data } : Many.safeParse(body).data?.sets;
  if (!sets) throw new Fault('bad_request', `${path} holds no scores by query; make it with "eval retrieval DIR --json ${path}"`);
  const of = <Value>(read: (set: z.infer<typeof Measured>) => Value): Record<string, Value> =>
    Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, read(set)]));
  return { scores: of(({ perQuery }) => perQuery), settings: of(({ configuration }) => configuration) };
}

/** What the second searched by otherwise; a difference without its cause says little. */
function settingsText(first: Run, second: Run): string {
  const shared = Object.keys(first.settings).filter((set) => set in second.settings);
  const changes = shared.flatMap((set) => settingsThatDiffer(first.settings[set], second.settings[set]));
  const lines = new Set(changes.map(({ setting, before, after }) => `  ${setting}: ${before ?? 'not said'} -> ${after ?? 'not said'}`));
  return lines.size === 0 ? 'the files tell of no setting that differs' : ['settings that differ', ...lines].join('\n');
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Fault('bad_request', `${path} cannot be read (${why}); make it with "eval retrieval DIR --json ${path}"`, { cause });
  }
}
