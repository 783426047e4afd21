import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault, parsePrompt, type Prompt } from '#core';

/** What a model is told to make of a question, by the prompt's id. */
export type QueryPrompts = Readonly<Record<'rewrite' | 'variants' | 'hyde', Prompt>>;

/** Reads and checks every prompt of the room; the newest version of each counts. */
export function loadQueryPrompts(folder = promptFolder()): QueryPrompts {
  const prompts = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => parsePrompt(name, readFileSync(join(folder, name), 'utf8')));
  const newest = (id: string): Prompt => {
    const found = prompts.filter((prompt) => prompt.id === id).toSorted((a, b) => b.version - a.version)[0];
    if (!found) throw new Fault('internal', `no prompt ${id}.v<N>.md in ${folder}: the installation is incomplete, install it again`);
    return found;
  };
  return { rewrite: newest('rewrite'), variants: newest('variants'), hyde: newest('hyde') };
}

/** Beside the sources, also for the compiled room in dist: found from the package's root. */
function promptFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'libs', 'retrieval', 'prompts');
}
