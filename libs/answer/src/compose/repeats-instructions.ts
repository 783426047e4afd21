import { wordsOf } from '../text/words.ts';

/** Words in a row that a model says only when it recites its prompt. */
const runLength = 5;

/** Small models copy the prompt instead of answering: true when a sentence holds five words in a row of the instructions. */
export function repeatsInstructions(sentence: string, instructions: string): boolean {
  const told = ` ${wordsOf(instructions).join(' ')} `;
  const words = wordsOf(sentence);
  return words.slice(runLength - 1).some((_, index) => told.includes(` ${words.slice(index, index + runLength).join(' ')} `));
}
