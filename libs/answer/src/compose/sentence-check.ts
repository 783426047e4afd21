import type { AnswerEvent, Embedder } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { EvidenceSentence, ScoredSentence } from '../choose/choose-evidence.ts';
import type { EvidenceGroup } from './evidence-groups.ts';
import { repeatsInstructions } from './repeats-instructions.ts';
import { isComplete, type WrittenSentence } from './sentence-stream.ts';
import { beside } from '../choose/stand-alone.ts';
import { addedTo } from '../support/added-words.ts';
import { conflictWords } from '../support/conflicts.ts';
import { SupportCheck } from '../support/support-check.ts';
import { wordsOf } from '../text/words.ts';

/** Support from which a claim counts as supported: the balance of both mistakes, docs/decisions/0011-support.md. */
export const supportThreshold = 0.5;
/** Support from which a model's sentence is shown. Higher: a false sentence shown costs more than a true one left out. */
export const shownThreshold = 0.8;

interface SentenceCheckParts {
  readonly embedder: Embedder;
  /** As the model has them, numbered from 1. */
  readonly groups: readonly EvidenceGroup[];
  readonly instructions: string;
  readonly signal: AbortSignal;
}

/** What may be said, with what it rests on, or why it may not. */
interface Unshown {
  readonly isShown: false;
  readonly score: number | null;
  readonly reason: string;
  /** Not even among what was removed. */
  readonly isTold?: false;
}

type Verdict =
  | { readonly isShown: true; readonly score: number; readonly grounds: readonly ScoredSentence[]; readonly group: EvidenceGroup | null }
  | Unshown;

/** Stands for what a model should keep to itself. */
const untold = '[its instructions]';
const unfit = (reason: string): Unshown => ({ isShown: false, score: null, reason });

interface Body {
  readonly evidence: readonly ScoredSentence[];
  readonly support: SupportCheck;
}

/** A model that finds nothing says so in many words; that is no claim about anything. */
const saysNothing =
  /^[\s–—-]*$|^(?:the |this |piece of |provided |given )*(?:evidence|passages?|sources?|texts?|documents?)\b.*\b(?:not|no|n[’']t)\b.*\b(?:say|tell|mention|state|specif|contain|provid|answer|includ|give|describ|indicat|explain|support|information|help)/i;

/**
 * Lets through what one piece of evidence carries alone: that of the number it was written under, or another where the model miscounts.
 * Without numbers all of it counts together. For a sentence that fails, the best sentence of its evidence stands in, and the failed one is
 * kept with its reason.
 */
export class SentenceCheck {
  /** Whether a sentence came for the second time: small models do not stop by themselves then. */
  isRepeating = false;
  /** Of the evidence groups, how many are said in their own words because the model's failed. */
  standIns = 0;
  /** Sentences with something that may not be shown: their evidence stands in too. */
  withheld = 0;
  private readonly parts: SentenceCheckParts;
  private readonly heard = new Set<string>();
  private readonly said = new Set<EvidenceGroup>();
  /** Words of the evidence that was said in the model's place: it may still come to say them itself. */
  private readonly stoodIn = new Set<string>();
  private readonly bodies = new Map<EvidenceGroup | null, Body>();

  constructor(parts: SentenceCheckParts) {
    this.parts = parts;
  }

  async *check(sentences: readonly WrittenSentence[], draft: AnswerDraft): AsyncGenerator<AnswerEvent, void> {
    for (const { text: wrote, group: number } of sentences) {
      // Of two pieces of evidence it may say so twice.
      if (saysNothing.test(wrote)) continue;
      const { text, reason: against } = draft.output.written(wrote, this.given);
      // As it wrote: two that are withheld look alike.
      const words = wordsOf(wrote).join(' ');
      if (this.heard.has(words)) this.isRepeating = true;
      if (this.isRepeating) return;
      this.heard.add(words);
      if (this.stoodIn.has(wordsOf(text).join(' '))) continue;
      const group = number === null ? null : (this.parts.groups[number - 1] ?? null);
      if (against !== null) this.withheld += 1;
      const verdict = against === null ? await draft.time('support', () => this.verdictOn(text, this.inTurn(number))) : unfit(against);
      if (!verdict.isShown)
        draft.remove({ text: verdict.isTold === false ? untold : text, support: rounded(verdict.score), reason: verdict.reason });
      const [ground, ...also] = verdict.isShown ? verdict.grounds : [];
      if (ground) yield* draft.say(text, ground, 'supported', { support: rounded(verdict.score) ?? 0, also });
      else if (group) yield* this.standIn(group, draft);
      if (verdict.isShown && verdict.group) this.said.add(verdict.group);
    }
  }

  private get given(): EvidenceSentence['passage'][] {
    return [...new Set(this.parts.groups.flatMap(({ sentences }) => sentences.map(({ passage }) => passage)))];
  }

  /** The document's own words where the model's failed, once for each piece of evidence. */
  private *standIn(group: EvidenceGroup, draft: AnswerDraft): Generator<AnswerEvent, void> {
    if (this.said.has(group) || draft.hasSaid(group.best)) return;
    this.said.add(group);
    this.standIns += 1;
    this.stoodIn.add(wordsOf(group.best.text).join(' '));
    yield* draft.say(group.best.text, group.best, 'verbatim', beside(group.best, undefined));
  }

  /** What may carry a sentence of this number: its own evidence first. A number that no evidence has says only that it is of one of them. */
  private inTurn(number: number | null): readonly (EvidenceGroup | null)[] {
    if (number === null) return [null];
    const { groups } = this.parts;
    return [...groups.slice(number - 1, number), ...groups.filter((_, index) => index !== number - 1)];
  }

  /** Of the first that carries it; else of the first. */
  private async verdictOn(sentence: string, inTurn: readonly (EvidenceGroup | null)[]): Promise<Verdict> {
    const { instructions, signal } = this.parts;
    if (repeatsInstructions(sentence, instructions)) return { ...unfit('it repeats its instructions'), isTold: false };
    if (!isComplete(sentence)) return unfit('it has no end mark: a headline, or cut off');
    const [first = null, ...others] = inTurn;
    const own = await this.carriedBy(first, sentence, signal);
    if (own.isShown) return own;
    for (const other of others) {
      const verdict = await this.carriedBy(other, sentence, signal);
      if (verdict.isShown) return verdict;
    }
    return own;
  }

  private async carriedBy(group: EvidenceGroup | null, sentence: string, signal: AbortSignal): Promise<Verdict> {
    const { evidence, support } = this.bodyOf(group);
    const { score, cited, conflicts } = await support.of(sentence, signal);
    if (conflicts.length > 0) return { isShown: false, score, reason: conflictWords(conflicts) };
    if (score < shownThreshold)
      return { isShown: false, score, reason: `its support is ${score.toFixed(2)} and ${shownThreshold.toFixed(2)} is needed` };
    const grounds = cited.flatMap((index) => evidence[index] ?? []);
    const added = addedTo(
      sentence,
      grounds.map(({ text }) => text),
      grounds.map(({ passage }) => passage.title),
    );
    return added === null ? { isShown: true, score, grounds, group } : { isShown: false, score, reason: added };
  }

  private bodyOf(group: EvidenceGroup | null): Body {
    const known = this.bodies.get(group);
    if (known) return known;
    const evidence = group ? group.sentences : this.parts.groups.flatMap(({ sentences }) => sentences);
    const texts = evidence.map(({ passage, text, vector }) => ({ text: `${passage.title}: ${text}`, vector }));
    const body = { evidence, support: new SupportCheck(this.parts.embedder, texts) };
    this.bodies.set(group, body);
    return body;
  }
}

/** Three digits tell all there is to tell. */
const rounded = (score: number | null): number | null => (score === null ? null : Math.round(score * 1000) / 1000);
