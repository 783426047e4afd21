import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '#core';
import { projectRoot } from './project-root.ts';

const folder = join(projectRoot, 'libs/store/src/sql');

/** Every statement of the product by its file's name without `.sql`. Read once. */
export const statements: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => [name.slice(0, -4), readFileSync(join(folder, name), 'utf8')]),
);

export function statementText(name: string): string {
  const text = statements.get(name);
  invariant(text, `no statement ${name} in ${folder}`);
  return text;
}
