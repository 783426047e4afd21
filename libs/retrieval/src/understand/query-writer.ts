import {
  fillIn,
  type GenerationRequest,
  type Generator as LanguageModel,
  harmlessLine,
  type Prompt,
  requestOf,
  type Understood,
} from '#core';
import { languageOf } from './language.ts';
import type { QueryPrompts } from './query-prompts.ts';
import { contentWords, wordsOf } from './words-of.ts';

export type Writing = 'variants' | 'hyde';

type Asks = Pick<GenerationRequest, 'priority' | 'patienceMs' | 'keyId'>;

const mostVariants = 2;
/** A question that a model made longer than this many times the rule's says more than was asked. */
const mostGrowth = 2;

/** Lets a language model word a question: whatever it writes is checked, and shown with the results. */
export class QueryWriter {
  private readonly generator: LanguageModel;
  private readonly prompts: QueryPrompts;
  private readonly asks: Asks;

  /** How long and how urgently whoever asks waits. */
  constructor(generator: LanguageModel, prompts: QueryPrompts, asks: Asks = {}) {
    this.generator = generator;
    this.prompts = prompts;
    this.asks = asks;
  }

  /** The same, for this key. */
  for(keyId: string | null): QueryWriter {
    return new QueryWriter(this.generator, this.prompts, { ...this.asks, keyId });
  }

  /** What is searched beside the question: it in other words, or a passage as it might be. Empty when the model wrote nothing of use. */
  async beside(query: string, writing: Writing, signal: AbortSignal): Promise<string[]> {
    const text = await this.write(this.prompts[writing], { question: harmlessLine(query) }, signal);
    if (writing === 'hyde') return wordsOf(text).length > 3 ? [text.replace(/\s+/g, ' ')] : [];
    const lines = text.split('\n').map(plain);
    const isNew = (line: string, index: number): boolean => line !== '' && line !== query && lines.indexOf(line) === index;
    return lines
      .filter(isNew)
      .filter((line) => hasOneOf(line, query))
      .slice(0, mostVariants);
  }

  /** The question as it stands alone; null when what the model wrote lost words of the question or took none from before. */
  async standingAlone(
    { query, rewrittenFrom, carried }: Understood,
    turns: readonly string[],
    signal: AbortSignal,
  ): Promise<string | null> {
    const asked = rewrittenFrom ?? query;
    const before = turns.map((turn) => `- ${harmlessLine(turn)}`).join('\n');
    const text = await this.write(this.prompts.rewrite, { turns: before, question: harmlessLine(asked) }, signal);
    const written = plain(text.split('\n').find((line) => line.trim() !== '') ?? '');
    const has = new Set(wordsOf(written.toLowerCase()));
    const keepsAll = contentWords(asked, languageOf(asked)).every((word) => has.has(word.toLowerCase()));
    const takesSome = carried.some((words) => wordsOf(words.toLowerCase()).some((word) => has.has(word)));
    return keepsAll && takesSome && written.length <= mostGrowth * query.length ? written : null;
  }

  private async write(prompt: Prompt, values: Readonly<Record<string, string>>, signal: AbortSignal): Promise<string> {
    const request = { ...requestOf(prompt, fillIn(prompt.user, values)), ...this.asks };
    const writing = this.generator.generate(request, signal);
    let step = await writing.next();
    while (!step.done) step = await writing.next();
    const text = step.value.text.trim();
    return prompt.schema ? stringsIn(text).join('\n') : text;
  }
}

/** Every string of a JSON answer, in order; none of one that was cut off. */
function stringsIn(text: string): string[] {
  try {
    const strings = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
    return strings(JSON.parse(text));
  } catch {
    return [];
  }
}

/** Without the numbers, bullets and quotation marks that models like. */
const plain = (line: string): string =>
  line
    .trim()
    .replace(/^(?:[-*•]|\d+[.)])\s*/, '')
    .replace(/^["“](.*)["”]$/, '$1');

function hasOneOf(line: string, query: string): boolean {
  const words = new Set(contentWords(query.toLowerCase(), languageOf(query)));
  return wordsOf(line.toLowerCase()).some((word) => words.has(word));
}
