import {
  answerInText,
  gapBefore,
  sentenceInText,
  type Answer,
  type AnswerChoice,
  type AnswerData,
  type AnswerPart,
  type AnswerEvent,
  type AnswerSentence,
  type AnswerUsage,
  noData,
  type Question,
  type RankedPassage,
  type RemovedSentence,
  type Writer,
} from '#core';
import type { EvidenceSentence } from './choose/choose-evidence.ts';
import { CitationList } from './cite/cite.ts';
import { FoundByGuard } from './guarded/found-by-guard.ts';
import { hasTableLine } from './tables/cell-text.ts';
import { Withholding } from './withheld/withholding.ts';

type Beside = Pick<AnswerSentence, 'context' | 'table' | 'support'> & { readonly also?: readonly EvidenceSentence[] };

/** An answer while it is being made: what was said, on what it rests, what it cost. */
export class AnswerDraft {
  private readonly startedMs = performance.now();
  readonly sentences: AnswerSentence[] = [];
  readonly citations = new CitationList();
  /** What the model wrote and nobody was shown. */
  readonly removed: RemovedSentence[] = [];
  /** Once a model was asked: the one that wrote last. */
  writer: Writer | null = null;
  /** What is asked back. */
  choices: readonly AnswerChoice[] = [];
  /** Where a JSON schema was asked for, once it was filled in. */
  data: AnswerData | null = null;
  /** Every rung of the ladder taken instead of what was asked for, in words. */
  readonly fallbacks: string[] = [];
  readonly guard = new FoundByGuard();
  /** What is said passes it first. */
  readonly output = new Withholding(this.guard);
  /** Why the rows of a table that plainly are meant were not compared. */
  notCompared: string | null = null;
  /** A price was asked for, and the best sentences say nothing of one. */
  hasNoPrice = false;
  readonly timings: Record<string, number> = {};
  readonly usage: { -readonly [Figure in keyof AnswerUsage]: AnswerUsage[Figure] } = {
    promptTokens: 0,
    completionTokens: 0,
    embeddedTexts: 0,
  };
  /** What was said in the words of its document, before anything was masked: two addresses that are withheld are not one. */
  private readonly unmasked = new Map<number, Pick<AnswerSentence, 'text' | 'context'>>();
  /** Passages cited so far: the answer is as fresh as they are, and has them beside those found. */
  readonly grounds = new Set<EvidenceSentence['passage']>();

  /** The parts of the question that a sentence of this text resting on this answers; null where it is answered as one. */
  partsOf: ((evidence: EvidenceSentence, text: string) => readonly number[]) | null = null;

  /** What an answer has only sometimes: what is asked back, the data where a schema was asked for, who wrote it. */
  beside(
    { responseSchema: schema }: Question,
    { reason, mode }: Pick<Answer, 'reason' | 'mode'>,
  ): Pick<Answer, 'choices' | 'data' | 'writer'> {
    const data = schema && (this.data ?? noData(schema, reason ?? 'time was up before it was filled in'));
    const { writer } = this;
    return {
      ...(this.choices.length > 0 && { choices: this.choices }),
      ...(data && { data }),
      ...(mode === 'compose' && writer && { writer }),
    };
  }

  /** Keeps what a model wrote and nobody is shown; what may not be told is not told here either. */
  remove({ text, reason, support }: RemovedSentence): void {
    this.removed.push({ text: this.output.about(text), reason: this.output.about(reason), support });
  }

  /** What fell back, as whoever asked is told. */
  get fallbacksTold(): readonly string[] {
    return [...this.fallbacks.map((words) => this.output.quoting(words)), ...this.output.inWords];
  }

  textWith(parts: readonly AnswerPart[]): string {
    return answerInText(this.sentences, parts);
  }

  /**
   * Whether it need not be said for its part: words of it are cited there already, or cells were said and it is a row of a table, which
   * would repeat them.
   */
  hasSaid(evidence: EvidenceSentence): boolean {
    const own = this.partsOf?.(evidence, evidence.text);
    const said = own ? this.sentences.filter(({ parts }) => parts?.some((part) => own.includes(part))) : this.sentences;
    if (hasTableLine(evidence.text) && said.some(({ table }) => table)) return true;
    return said.some((sentence) => this.restsOn(sentence, evidence));
  }

  /** Adds a checked sentence and tells of it: the token, and its citation when that is new. Tokens joined are the text. `also` is cited beside the evidence. */
  *say(
    text: string,
    evidence: EvidenceSentence,
    verdict: AnswerSentence['verdict'],
    { also = [], ...beside }: Beside = {},
  ): Generator<AnswerEvent> {
    const parts = this.partsOf?.(evidence, text);
    const grounds = [evidence, ...also].map(({ passage }) => passage);
    const looked = this.output.look(text, verdict, grounds);
    if (parts && verdict === 'verbatim' && this.standsFor(parts, { text, context: beside.context }, evidence)) return;
    const cited = [evidence, ...also].map((each) => this.citations.add(each));
    const markers = cited.map(({ citation }) => citation.marker);
    const shown = { ...this.output.show(looked), markers, verdict };
    const sentence: AnswerSentence = { ...shown, ...this.output.beside(beside, grounds), ...(parts && { parts }) };
    const gap = gapBefore(sentence, this.sentences.at(-1));
    this.unmasked.set(this.sentences.length, { text, ...(beside.context !== undefined && { context: beside.context }) });
    this.sentences.push(sentence);
    for (const passage of grounds) this.grounds.add(passage);
    yield { type: 'token', text: gap + sentenceInText(sentence), sentence };
    for (const { citation, isNew } of cited) if (isNew) yield { type: 'citation', citation };
  }

  /** Those found, then those cited that no search found, as the rest of a table: no quote is without the words around it. */
  passagesBeside(found: readonly RankedPassage[]): readonly RankedPassage[] {
    const known = new Set(found.map(({ chunkId }) => chunkId));
    return [...found, ...[...this.grounds].filter(({ chunkId }) => !known.has(chunkId) && known.add(chunkId))];
  }

  /** A sentence that was said for another part is not said twice: it stands for these parts too. */
  private standsFor(
    parts: readonly number[],
    { text, context }: Pick<AnswerSentence, 'text'> & { readonly context: string | undefined },
    evidence: EvidenceSentence,
  ): boolean {
    const isIt = (said: AnswerSentence, at: number): boolean =>
      this.restsOn(said, evidence) ||
      (this.unmasked.get(at)?.context === context && !hasTableLine(text) && this.isOfDocument(said, evidence));
    const index = this.sentences.findIndex((said, at) => this.unmasked.get(at)?.text === text && isIt(said, at));
    const said = this.sentences[index];
    if (!said) return false;
    this.sentences[index] = { ...said, parts: [...new Set([...(said.parts ?? []), ...parts])] };
    return true;
  }

  private restsOn({ markers }: AnswerSentence, { passage, span }: EvidenceSentence): boolean {
    const [start, end] = [passage.start + span.start, passage.start + span.end];
    return this.citations.all.some(
      (cited) => markers.includes(cited.marker) && cited.documentId === passage.documentId && cited.start < end && cited.end > start,
    );
  }

  private isOfDocument({ markers }: AnswerSentence, { passage: { documentId, revision } }: EvidenceSentence): boolean {
    return this.citations.all.some(
      (cited) => markers.includes(cited.marker) && cited.documentId === documentId && cited.revision === revision,
    );
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

  /** Of a deadline that began with the draft. */
  leftOf(deadlineMs: number): number {
    return Math.max(0, deadlineMs - (performance.now() - this.startedMs));
  }
}
