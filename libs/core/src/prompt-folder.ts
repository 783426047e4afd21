import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from './fault.ts';
import { parsePrompt, type Prompt } from './prompt.ts';

/** Where a room has its prompts: beside its sources, also for the compiled room in dist, so it is found from the package's root. */
export function promptFolder(room: string): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'libs', room, 'prompts');
}

/** A prompt with the text it was read from. */
export interface PromptFile {
  readonly prompt: Prompt;
  readonly text: string;
}

/** Reads and checks every prompt of a folder, every version of each. */
export function readPromptFiles(folder: string): PromptFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { prompt: parsePrompt(name, text), text };
    });
}

/** The newest version of each of these counts, and none may be missing. */
export function readPrompts<Id extends string>(folder: string, ids: readonly Id[]): Readonly<Record<Id, Prompt>> {
  const prompts = readPromptFiles(folder).map(({ prompt }) => prompt);
  const newest = (id: Id): Prompt => {
    const [found] = prompts.filter((prompt) => prompt.id === id).toSorted((a, b) => b.version - a.version);
    if (!found) throw new Fault('internal', `no prompt ${id}.v<N>.md in ${folder}: the installation is incomplete, install it again`);
    return found;
  };
  return Object.fromEntries(ids.map((id) => [id, newest(id)])) as Record<Id, Prompt>;
}
