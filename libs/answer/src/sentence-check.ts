import type { AnswerEvent, Embedder } from '#core';
import type { AnswerDraft } from './answer-draft.ts';
import { cosine, type ScoredSentence } from './choose-evidence.ts';
import { repeatsInstructions } from './repeats-instructions.ts';
import { isComplete } from './sentence-stream.ts';
import { supportOf } from './support.ts';
import { wordsOf } from './words.ts';

/** Support from which a claim counts as supported: the best balance of both mistakes, docs/decisions/0003-evidence-gate.md. */
export const supportThreshold = 0.6;
/** Support from which a model's sentence is shown. Higher: a false sentence shown costs more than a true one left out. */
const shownThreshold = 0.7;

interface SentenceCheckParts {
  readonly embedder: Embedder;
  readonly evidence: readonly ScoredSentence[];
  readonly instructions: string;
  readonly signal: AbortSignal;
}

/** Lets through what the evidence carries, with its evidence; counts the rest. */
export class SentenceCheck {
  dropped = 0;
  /** Whether a sentence came for the second time: small models do not stop by themselves then. */
  isRepeating = false;
  private readonly parts: SentenceCheckParts;
  private readonly heard = new Set<string>();

  constructor(parts: SentenceCheckParts) {
    this.parts = parts;
  }

  async *check(sentences: readonly string[], draft: AnswerDraft): AsyncGenerator<AnswerEvent, void> {
    for (const sentence of sentences) {
      const words = wordsOf(sentence).join(' ');
      if (this.heard.has(words)) this.isRepeating = true;
      if (this.isRepeating) return;
      this.heard.add(words);
      const ground = await this.groundOf(sentence, draft);
      if (ground) yield* draft.say(sentence, ground, 'supported');
      else this.dropped += 1;
    }
  }

  /** The evidence that a sentence rests on, or null when it may not be shown. */
  private async groundOf(sentence: string, draft: AnswerDraft): Promise<ScoredSentence | null> {
    const { embedder, evidence, instructions, signal } = this.parts;
    if (!isComplete(sentence) || repeatsInstructions(sentence, instructions)) return null;
    draft.usage.embeddedTexts += 1;
    const [vector] = await embedder.embed([sentence], 'passage', signal);
    if (!vector) return null;
    const grounds = evidence.map((ground) => ({ text: `${ground.passage.title}: ${ground.text}`, cosine: cosine(vector, ground.vector) }));
    const support = supportOf(sentence, grounds);
    return support.score >= shownThreshold && support.conflicts.length === 0 ? (evidence[support.best] ?? null) : null;
  }
}
