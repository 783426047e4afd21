import { createHash } from 'node:crypto';
import type { AskedPrompt } from './prompts.ts';
import type { Answered, Side } from './sides.ts';

/** Tokens written where only what is read counts. */
const fewTokens = 16;

/** First token of prompts of which nothing was read before; sides take turns. */
export async function firstTokens(sides: readonly Side[], prompts: readonly AskedPrompt[]) {
  const times = new Map(sides.map(({ name }) => [name, [] as number[]]));
  for (const [round, prompt] of prompts.entries())
    for (const { name, answer } of inTurn(sides, round)) {
      times.get(name)?.push((await answer(cold(prompt, round), fewTokens)).firstTokenMs);
    }
  return Object.fromEntries([...times].map(([name, all]) => [name, { medianMs: median(all), worstMs: round(Math.max(...all)) }]));
}

/** Of all prompts, the tokens left to read for one sequence that is never cleared: reckoned from the texts, as node-llama-cpp keeps what a prompt shares with the one before. */
export function readByOneSequence(prompts: readonly AskedPrompt[], count: (system: string, user: string) => number): number {
  return sum(
    prompts.map(({ system, user }, index) => {
      const last = prompts[index - 1];
      const shared = last ? user.slice(0, sharedLength(user, last.user)) : null;
      return count(system, user) - (shared === null ? 0 : count(system, shared));
    }),
  );
}

function sharedLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}

export interface MixResult {
  readonly questions: number;
  readonly promptTokens: number;
  readonly readTokens: number;
  readonly savedTokens: number;
  /** Share of questions of which more than the instructions had been read, and share of all prompt tokens. */
  readonly hitRate: number;
  readonly savedShare: number;
  /** Prompt tokens over those read. */
  readonly timesLessRead: number;
  readonly firstToken: { readonly medianMs: number; readonly p95Ms: number; readonly sumMs: number };
  readonly plain: { readonly asked: number; readonly medianMs: number; readonly msPerToken: number; readonly sumMsOfAll: number };
  readonly timesLessMs: number;
}

/** A mix through ours whole, and every so many of it through the peer, which reads each prompt whole. */
export async function askMix(
  ours: Side,
  plain: Side,
  { prompts, every, common }: { readonly prompts: readonly AskedPrompt[]; readonly every: number; readonly common: number },
): Promise<MixResult> {
  const all: Answered[] = [];
  const compared: Answered[] = [];
  for (const [index, prompt] of prompts.entries()) {
    all.push(await ours.answer(prompt, fewTokens));
    if (index % every === 0) compared.push(await plain.answer(prompt, fewTokens));
    if (index % 20 === 19) console.error(`${index + 1} of ${prompts.length} questions`);
  }
  const promptTokens = sum(all.map((each) => each.promptTokens));
  const readTokens = sum(all.map((each) => each.readTokens));
  const firstMs = all.map((each) => each.firstTokenMs);
  const plainMs = compared.map((each) => each.firstTokenMs);
  const msPerToken = sum(plainMs) / sum(compared.map((each) => each.promptTokens));
  return {
    questions: all.length,
    promptTokens,
    readTokens,
    savedTokens: promptTokens - readTokens,
    hitRate: hundredths(all.filter((each) => each.promptTokens - each.readTokens > common).length / all.length),
    savedShare: hundredths(1 - readTokens / promptTokens),
    timesLessRead: hundredths(promptTokens / readTokens),
    firstToken: { medianMs: median(firstMs), p95Ms: round(percentile(firstMs, 0.95)), sumMs: round(sum(firstMs)) },
    plain: {
      asked: compared.length,
      medianMs: median(plainMs),
      msPerToken: hundredths(msPerToken),
      sumMsOfAll: round(msPerToken * promptTokens),
    },
    timesLessMs: hundredths((msPerToken * promptTokens) / sum(firstMs)),
  };
}

/**
 * Tokens a second while they write, and whether they write the same: all read the prompt from its first token, as what was read in other
 * steps differs in its last bits, and then a word may.
 */
export async function writingRates(sides: readonly Side[], prompts: readonly AskedPrompt[], maxTokens: number) {
  const written = new Map(sides.map(({ name }) => [name, [] as Answered[]]));
  for (const [round, prompt] of prompts.entries())
    for (const { name, answer } of inTurn(sides, round)) written.get(name)?.push(await answer(cold(prompt, round + 1000), maxTokens));
  return Object.fromEntries(
    [...written].map(([name, all]) => [
      name,
      {
        tokensPerSecond: hundredths(
          sum(all.map(({ completionTokens }) => completionTokens - 1)) / (sum(all.map((each) => each.wholeMs - each.firstTokenMs)) / 1000),
        ),
        tokens: sum(all.map(({ completionTokens }) => completionTokens)),
        textSha256: createHash('sha256')
          .update(JSON.stringify(all.map(({ text }) => text)))
          .digest('hex'),
      },
    ]),
  );
}

/** All at once: how soon the last one has its first token, and how much is written in all. */
export async function atOnce(side: Side, prompts: readonly AskedPrompt[], maxTokens: number) {
  const startMs = performance.now();
  const all = await Promise.all(prompts.map((prompt) => side.answer(prompt, maxTokens)));
  const seconds = (performance.now() - startMs) / 1000;
  const firstMs = all.map(({ firstTokenMs }) => firstTokenMs);
  const tokens = sum(all.map(({ completionTokens }) => completionTokens));
  return {
    answersPerMinute: hundredths((60 * all.length) / seconds),
    tokensPerSecond: hundredths(tokens / seconds),
    medianFirstMs: median(firstMs),
    worstFirstMs: round(Math.max(...firstMs)),
    seconds: hundredths(seconds),
  };
}

/** Not even the instructions were read before. */
const cold = (prompt: AskedPrompt, round: number): AskedPrompt => ({ ...prompt, system: `Request ${round} of a run.\n${prompt.system}` });

/** Who comes first moves on, so that noise hits all alike. */
const inTurn = (sides: readonly Side[], round: number): readonly Side[] =>
  sides.map((_, place) => sides[(place + round) % sides.length] as Side);

const sum = (all: readonly number[]): number => all.reduce((total, value) => total + value, 0);
const round = (value: number): number => Math.round(value);
const hundredths = (value: number): number => Math.round(value * 100) / 100;
const percentile = (all: readonly number[], share: number): number =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
const median = (all: readonly number[]): number => round(percentile(all, 0.5));
