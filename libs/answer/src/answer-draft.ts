import { sentenceInText, type AnswerEvent, type AnswerSentence, type AnswerUsage, type RemovedSentence } from '#core';
import type { EvidenceSentence } from './choose-evidence.ts';
import { CitationList } from './cite.ts';
import { hasTableLine } from './tables/cell-text.ts';

type Beside = Pick<AnswerSentence, 'context' | 'table' | 'support'> & { readonly also?: readonly EvidenceSentence[] };

/** An answer while it is being made: what was said, on what it rests, what it cost. */
export class AnswerDraft {
  readonly sentences: AnswerSentence[] = [];
  readonly citations = new CitationList();
  /** What the model wrote and nobody was shown. */
  readonly removed: RemovedSentence[] = [];
  /** Every rung of the ladder taken instead of what was asked for, in words. */
  readonly fallbacks: string[] = [];
  readonly timings: Record<string, number> = {};
  readonly usage: { -readonly [Figure in keyof AnswerUsage]: AnswerUsage[Figure] } = {
    promptTokens: 0,
    completionTokens: 0,
    embeddedTexts: 0,
  };
  /** Passages cited so far, for the freshness of the answer. */
  readonly grounds = new Set<EvidenceSentence['passage']>();

  get text(): string {
    return this.sentences.map(sentenceInText).join(' ');
  }

  /** Whether it need not be said: words of it are cited already, or cells were said and it is a row of a table, which would repeat them. */
  hasSaid({ passage, span, text }: EvidenceSentence): boolean {
    if (hasTableLine(text) && this.sentences.some(({ table }) => table)) return true;
    const [start, end] = [passage.start + span.start, passage.start + span.end];
    return this.citations.all.some((cited) => cited.documentId === passage.documentId && cited.start < end && cited.end > start);
  }

  /** Adds a checked sentence and tells of it: the token, and its citation when that is new. Tokens joined are the text. `also` is cited beside the evidence. */
  *say(
    text: string,
    evidence: EvidenceSentence,
    verdict: AnswerSentence['verdict'],
    { also = [], ...beside }: Beside = {},
  ): Generator<AnswerEvent> {
    const cited = [evidence, ...also].map((each) => this.citations.add(each));
    const sentence: AnswerSentence = { text, markers: cited.map(({ citation }) => citation.marker), verdict, ...beside };
    const gap = this.sentences.length > 0 ? ' ' : '';
    this.sentences.push(sentence);
    this.grounds.add(evidence.passage);
    yield { type: 'token', text: gap + sentenceInText(sentence), sentence };
    for (const { citation, isNew } of cited) if (isNew) yield { type: 'citation', citation };
  }

  /** Runs a stage and adds its milliseconds under its name. */
  async time<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      this.timings[stage] = (this.timings[stage] ?? 0) + performance.now() - startedAt;
    }
  }
}
