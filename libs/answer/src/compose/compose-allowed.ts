import type { Question } from '#core';

/** Whether `auto` may let the model write, and why or why not. */
export interface ComposeAllowed {
  readonly allowed: boolean;
  readonly why: string;
  /** Of several models, only those that earned it. */
  readonly onlyEarned?: boolean;
}

/** Who asks for a model's words by name gets any model's. */
export function isOnlyEarned({ mode }: Pick<Question, 'mode'>, { onlyEarned = false }: ComposeAllowed): boolean {
  return mode === 'auto' && onlyEarned;
}
