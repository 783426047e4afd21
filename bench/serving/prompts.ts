import { loadPrompts, RecurringOrder } from '#answer';
import { fillIn } from '#core';
import type { AskedSet, FoundPassage } from './clapnq.ts';
import { type Asking, followUp, worded } from './question-mix.ts';

export interface AskedPrompt {
  readonly system: string;
  readonly user: string;
  readonly scope: string;
}

type Count = (system: string, user: string) => number;

/** Of the prompt, kept for the questions. */
const questionTokens = 100;
const markTokens = 20;
const { compose } = loadPrompts();

/** As the product lays out what a model composes from: instructions and example, evidence by rank until it is full, questions last. */
export class PromptMaker {
  private readonly set: AskedSet;
  private readonly count: Count;
  private readonly promptTokens: number;

  constructor(set: AskedSet, count: Count, promptTokens: number) {
    this.set = set;
    this.count = count;
    this.promptTokens = promptTokens;
  }

  /** What any two prompts share at most that have no passage in common: instructions, and the mark before the first passage. */
  get commonTokens(): number {
    return this.count(compose.system, '') + markTokens;
  }

  /**
   * Of a mix: each asking is searched in its own words, but a follow-up, which keeps the passages of what it follows. Passages stand as the
   * product orders what a model is given, or by rank.
   */
  async of(mix: readonly Asking[], { byRank = false }: { readonly byRank?: boolean } = {}): Promise<AskedPrompt[]> {
    const order = byRank ? null : new RecurringOrder();
    const made: { readonly asked: string; readonly turns: readonly string[]; readonly passages: string; readonly scope: string }[] = [];
    for (const { topic, wording, scope, follows } of mix) {
      const before = follows === null ? undefined : made[follows];
      const asked = before ? followUp(wording) : worded(this.question(topic), wording);
      const ordered = (ranked: readonly FoundPassage[]): readonly FoundPassage[] => order?.of(scope, ranked, textOf) ?? ranked;
      const passages = before?.passages ?? this.filled(await this.set.find(asked), ordered);
      made.push({ asked, turns: before ? [...before.turns, before.asked] : [], passages, scope });
    }
    return made.map(({ asked, turns, passages, scope }) => ({ system: compose.system, user: userOf(passages, asked, turns), scope }));
  }

  private question(topic: number): string {
    return this.set.questions[topic % this.set.questions.length] ?? '';
  }

  /** Passages one after the other until the prompt is full; of the last one as many words as fit. */
  private filled(found: readonly FoundPassage[], ordered: (ranked: readonly FoundPassage[]) => readonly FoundPassage[]): string {
    const { whole } = this.laidOut(found);
    return this.laidOut([...ordered(found.slice(0, whole)), ...found.slice(whole)]).text;
  }

  private laidOut(found: readonly FoundPassage[]): { readonly text: string; readonly whole: number } {
    let text = '';
    for (const [index, { title, text: passage }] of found.entries()) {
      const words = passage.split(/\s+/);
      for (let kept = words.length; kept > 0; kept = Math.floor(kept * 0.8)) {
        const longer = `${text}<evidence number="${index + 1}" title="${title}">\n${words.slice(0, kept).join(' ')}\n</evidence>\n`;
        if (this.count(compose.system, userOf(longer, '', [])) > this.promptTokens - questionTokens) continue;
        text = longer;
        if (kept === words.length) break;
        return { text: text.trimEnd(), whole: index };
      }
    }
    return { text: text.trimEnd(), whole: found.length };
  }
}

const textOf = ({ title, text }: FoundPassage): string => `${title}\n${text}`;

function userOf(passages: string, question: string, turns: readonly string[]): string {
  const history = turns.length === 0 ? '' : `Asked before, in this order:\n${turns.map((turn) => `- ${turn}`).join('\n')}\n`;
  return fillIn(compose.user, { passages, history, question });
}
