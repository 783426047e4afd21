import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault, parsePrompt, type Prompt } from '#core';

export interface Prompts {
  readonly compose: Prompt;
}

/** Reads and checks every prompt: a boot that succeeds has prompts that can be filled in. */
export function loadPrompts(folder = promptFolder()): Prompts {
  const prompts = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => parsePrompt(name, readFileSync(join(folder, name), 'utf8')));
  const compose = prompts.filter((prompt) => prompt.id === 'compose').sort((a, b) => b.version - a.version)[0];
  if (!compose) throw new Fault('internal', `no prompt compose.v<N>.md in ${folder}: the installation is incomplete, install it again`);
  return { compose };
}

/** The folder lies beside the sources, also for the compiled room in dist: found from the package's root. */
function promptFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'libs', 'answer', 'prompts');
}
