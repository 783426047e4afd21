import { type Prompt, promptFolder, readPrompts } from '#core';

export interface Prompts {
  readonly compose: Prompt;
  /** Fills a JSON schema in. */
  readonly data: Prompt;
}

/** Reads and checks every prompt of the room: a boot that succeeds has prompts that can be filled in. */
export const loadPrompts = (folder = promptFolder('answer')): Prompts => readPrompts(folder, ['compose', 'data']);
