import type { AnswerEvent, Embedder } from '#core';
import type { AnswerDraft } from './answer-draft.ts';
import type { ScoredSentence } from './choose-evidence.ts';
import { repeatsInstructions } from './repeats-instructions.ts';
import { isComplete } from './sentence-stream.ts';
import { inWords } from './support/conflicts.ts';
import { SupportCheck } from './support/support-check.ts';
import { wordsOf } from './words.ts';

/** Support from which a claim counts as supported: the balance of both mistakes, docs/decisions/0011-support.md. */
export const supportThreshold = 0.5;
/** Support from which a model's sentence is shown. Higher: a false sentence shown costs more than a true one left out. */
const shownThreshold = 0.8;

interface SentenceCheckParts {
  readonly embedder: Embedder;
  readonly evidence: readonly ScoredSentence[];
  readonly instructions: string;
  readonly signal: AbortSignal;
}

/** What may be said, with what it rests on, or why it may not. */
type Verdict =
  | { readonly isShown: true; readonly score: number; readonly grounds: readonly ScoredSentence[] }
  | { readonly isShown: false; readonly score: number | null; readonly reason: string };

/** Lets through what the evidence carries, with its evidence; keeps the rest with its reason. */
export class SentenceCheck {
  /** Whether a sentence came for the second time: small models do not stop by themselves then. */
  isRepeating = false;
  private readonly parts: SentenceCheckParts;
  private readonly heard = new Set<string>();
  private readonly support: SupportCheck;

  constructor(parts: SentenceCheckParts) {
    this.parts = parts;
    const texts = parts.evidence.map(({ passage, text, vector }) => ({ text: `${passage.title}: ${text}`, vector }));
    this.support = new SupportCheck(parts.embedder, texts);
  }

  async *check(sentences: readonly string[], draft: AnswerDraft): AsyncGenerator<AnswerEvent, void> {
    for (const sentence of sentences) {
      const words = wordsOf(sentence).join(' ');
      if (this.heard.has(words)) this.isRepeating = true;
      if (this.isRepeating) return;
      this.heard.add(words);
      const verdict = await draft.time('support', () => this.verdictOn(sentence, draft));
      if (!verdict.isShown) draft.removed.push({ text: sentence, support: rounded(verdict.score), reason: verdict.reason });
      const [ground, ...also] = verdict.isShown ? verdict.grounds : [];
      if (ground) yield* draft.say(sentence, ground, 'supported', { support: rounded(verdict.score) ?? 0, also });
    }
  }

  private async verdictOn(sentence: string, draft: AnswerDraft): Promise<Verdict> {
    const { evidence, instructions, signal } = this.parts;
    if (!isComplete(sentence)) return { isShown: false, score: null, reason: 'it has no end mark: a headline, or cut off' };
    if (repeatsInstructions(sentence, instructions)) return { isShown: false, score: null, reason: 'it repeats its instructions' };
    draft.usage.embeddedTexts += 1;
    const { score, cited, conflicts } = await this.support.of(sentence, signal);
    if (conflicts.length > 0) return { isShown: false, score, reason: conflicts.map(inWords).join('; ') };
    if (score < shownThreshold)
      return { isShown: false, score, reason: `its support is ${score.toFixed(2)} and ${shownThreshold.toFixed(2)} is needed` };
    return { isShown: true, score, grounds: cited.flatMap((index) => evidence[index] ?? []) };
  }
}

/** Three digits tell all there is to tell. */
const rounded = (score: number | null): number | null => (score === null ? null : Math.round(score * 1000) / 1000);
