import { type Prompt, promptFolder, readPrompts } from '#core';

/** What a model is told to make of a question, by the prompt's id. */
export type QueryPrompts = Readonly<Record<'rewrite' | 'variants' | 'hyde', Prompt>>;

export const loadQueryPrompts = (folder = promptFolder('retrieval')): QueryPrompts => readPrompts(folder, ['rewrite', 'variants', 'hyde']);
