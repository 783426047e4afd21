import { estimateTokens, type Script, type TokensByScript, totalOf } from './estimate-tokens.ts';

/** What a chat template writes around two messages, at least; at most this is believed of one. */
const leastTemplate = 24;
const mostTemplate = 1000;
/** An estimated token is believed to be so many at most: a byte a token in the scripts that a tokeniser does not know. */
const mostOfLatin = 2.5;
const mostOfOthers = 5;
/** So many of the latest prompts speak for each script, and so many of a hundred of them may have had more. */
const mostSeen = 20;
const believedShare = 0.8;
/** Above what was counted, for texts that are not those. */
const margin = 1.05;
/** Shorter prompts say more of the chat template than of the text. */
export const tellingPrompt = 500;
/** With less of other scripts a prompt is a Latin one. */
const otherShare = 0.1;

/**
 * What estimated tokens have turned out to be, script by script: what one prompt in an unknown script takes makes no other prompt longer, and
 * one odd prompt is forgotten by its quantile. Never below the estimate but where the server counted for us (`learn`): a server that cuts
 * prompts counts too few.
 */
export class TokenScale {
  private latinFloor = 1;
  private readonly seen = new Map<Script, number[]>();
  /** Of the shortest prompt that was counted: that one says most of the template. */
  private template: { readonly textTokens: number; readonly tokens: number } | null = null;

  /** The server's own count of a text in Latin script. */
  learn(text: string, counted: number): void {
    // A tenth above, for texts that are not this one.
    this.latinFloor = Math.min(mostOfLatin, Math.max(0.5, (1.1 * counted) / totalOf(estimateTokens(text))));
  }

  count(system: string, user: string): number {
    return Math.ceil(this.scaled(estimateTokens(system, user))) + this.templateTokens;
  }

  /** What the server counted of a prompt, with its chat template. */
  note(counted: number, system: string, user: string): void {
    const tokens = estimateTokens(system, user);
    const total = totalOf(tokens);
    const script = tellingScript(tokens, total);
    if (total < tellingPrompt) {
      if (script === 'latin') this.noteTemplate(total, counted - this.scaled(tokens));
      return;
    }
    const own = tokens.get(script) ?? 0;
    const others = this.scaled(tokens) - this.factorOf(script) * own;
    const seen = this.seen.get(script) ?? [];
    this.seen.set(script, [...seen.slice(1 - mostSeen), (counted - this.templateTokens - others) / own]);
  }

  private get templateTokens(): number {
    return this.template?.tokens ?? leastTemplate;
  }

  private scaled(tokens: TokensByScript): number {
    let sum = 0;
    for (const [script, each] of tokens) sum += this.factorOf(script) * each;
    return sum;
  }

  private factorOf(script: Script): number {
    const [least, most] = script === 'latin' ? [this.latinFloor, mostOfLatin] : [1, mostOfOthers];
    const seen = (this.seen.get(script) ?? []).toSorted((a, b) => a - b);
    const believed = seen[Math.floor(believedShare * (seen.length - 1))] ?? 0;
    return Math.min(most, Math.max(least, margin * believed));
  }

  private noteTemplate(textTokens: number, counted: number): void {
    if (this.template && this.template.textTokens < textTokens) return;
    this.template = { textTokens, tokens: Math.min(mostTemplate, Math.max(leastTemplate, Math.ceil(counted))) };
  }
}

/** To which script more tokens than expected are put down: to the one beside Latin, in which instructions are, where there is enough of it. */
function tellingScript(tokens: TokensByScript, total: number): Script {
  const others = [...tokens].filter(([script]) => script !== 'latin').toSorted(([, a], [, b]) => b - a);
  const [script, most] = others[0] ?? ['latin', 0];
  return most > otherShare * total ? script : 'latin';
}
