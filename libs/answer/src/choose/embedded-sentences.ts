import { createHash } from 'node:crypto';
import type { Embedder } from '#core';
import { fitted } from '../text/fitted.ts';
import { splitSentences } from '../text/sentences.ts';

/** A long sentence goes without its title, and a very long one as far as the embedder reads: it is ranked, not shown, by that. */
export function embeddedText(title: string, sentence: string, embedder: Embedder): string {
  const titled = `${title}: ${sentence}`;
  return embedder.countTokens(titled) <= embedder.maxTokens ? titled : fitted(sentence, embedder);
}

/** The sentences of a chunk as answers compare them with a question. */
export function embeddedSentences({ title, text }: { readonly title: string; readonly text: string }, embedder: Embedder): string[] {
  return splitSentences(text).map(({ start, end }) => embeddedText(title, text.slice(start, end), embedder));
}

const sample = `# Fees, v. 2.1

The fee is 3.5 % (see p. 4), i.e. about $12. Dr. Weber pays it
by 1 May; z. B. in Raten, d. h. am 3. März 2024. Ja! Wirklich? “No.” he said … and left.

1. First: wait.
2) Second
   goes on here; then (a) ends.
- a point. Another one in it.

| Plan | Price |
| ---- | ----: |
| Pro  | 9.00  |

\`\`\`
let a = 1; // e.g. this.
\`\`\`

    indented code. Two.

日本語の文です。次の文。 Une phrase « citée ». Last words without an end`;

/** Another number once sentences are cut in another way, here or by a new runtime: vectors kept of them are then made anew. */
export const sentenceCut = createHash('sha256')
  .update(JSON.stringify(splitSentences(sample)))
  .digest()
  .readInt32BE();
