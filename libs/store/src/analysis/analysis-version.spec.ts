import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../database/project-root.ts';
import { analysisVersion } from './terms.ts';

const comparison = /\banalysis < (\d+)/g;

function versionsIn(folder: string): { file: string; version: number }[] {
  const files = readdirSync(join(projectRoot, folder)).filter((name) => name.endsWith('.sql'));
  return files.toSorted().flatMap((file) => {
    const found = readFileSync(join(projectRoot, folder, file), 'utf8').matchAll(comparison);
    return Array.from(found, ([, version]) => ({ file, version: Number(version) }));
  });
}

// A partial index serves a statement only where both name the number itself, so it cannot be a parameter.
it('statements take for earlier what is below the present analysis, and the newest index of it holds just that', () => {
  const statements = versionsIn('libs/store/src/sql');
  expect(new Set(statements.map(({ file }) => file))).toEqual(new Set(['list_revisions_to_analyze.sql', 'read_keyword_state.sql']));
  expect(new Set(statements.map(({ version }) => version))).toEqual(new Set([analysisVersion]));
  expect(versionsIn('migrations').at(-1)?.version).toBe(analysisVersion);
});
