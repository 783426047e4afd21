import { fillIn, type Generator, type Prompt } from '#core';
import type { EvidenceSentence } from './choose-evidence.ts';

export interface PassageSentences {
  readonly title: string;
  readonly sentences: readonly EvidenceSentence[];
}

export interface ComposePrompt {
  readonly system: string;
  readonly user: string;
  /** Passages that are in it, best first; the rest did not fit. */
  readonly kept: number;
}

/**
 * The prompt with as many passages as fit, best first: the lowest are left out whole, a passage is never cut.
 * Null when not even one fits.
 */
export function composePrompt(
  prompt: Prompt,
  question: string,
  passages: readonly PassageSentences[],
  generator: Generator,
): ComposePrompt | null {
  const budget = generator.contextTokens - prompt.maxTokens;
  for (let kept = passages.length; kept > 0; kept -= 1) {
    const user = fillIn(prompt.user, { passages: fenced(passages.slice(0, kept)), question });
    if (generator.countPromptTokens(prompt.system, user) <= budget) return { system: prompt.system, user, kept };
  }
  return null;
}

/** Sentences numbered through, each passage between marks that its own text cannot close. */
function fenced(passages: readonly PassageSentences[]): string {
  let number = 0;
  return passages
    .map(({ title, sentences }) => {
      const lines = sentences.map((sentence) => `${(number += 1)}. ${harmless(sentence.text)}`);
      return [`<passage title="${harmless(title).replaceAll('"', "'")}">`, ...lines, '</passage>'].join('\n');
    })
    .join('\n\n');
}

function harmless(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/<(?=\s*\/?\s*passage)/gi, '‹');
}
