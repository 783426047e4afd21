import type { Answer, AnswerSentence } from '#core';
import { type Interval, mean, bootstrapInterval, pairedDifference, type PairedDifference } from './statistics.ts';
import { normalisedValue, type Scale, type TableQuestion, yearsIn } from './table-questions.ts';
import { containsTokens } from './text-metrics.ts';

/** What is right about an answer. */
export interface Rightness {
  /** The number or the span stands in it. */
  readonly value: boolean;
  /** A sentence that holds the value says its unit (thousand, million, percent, currency), and none that the value does not have. */
  readonly unit: boolean;
  /** A sentence that holds the value says the year of its column, and no other. */
  readonly period: boolean;
  /** All three in one sentence. */
  readonly all: boolean;
  /** All three, and that sentence is the whole answer: nothing to choose from. */
  readonly alone: boolean;
}

export interface AskedOfTable {
  readonly contextId: string;
  readonly question: TableQuestion;
  readonly withTables: Answer;
  readonly without: Answer;
}

type Share = { readonly share: number; readonly interval: Interval };
type Shares = Readonly<Record<keyof Rightness, Share>>;

export interface TableFigures {
  readonly questions: number;
  readonly withTables: Shares;
  readonly without: Shares;
  /** Of `all`, question by question. */
  readonly gain: PairedDifference;
}

const aspects = ['value', 'unit', 'period', 'all', 'alone'] as const;

/** Both ways over the same questions, in total and by the kind of question. */
export function tableFigures(asked: readonly AskedOfTable[]): Readonly<Record<'total' | 'table' | TableQuestion['kind'], TableFigures>> {
  const of = (...kinds: readonly TableQuestion['kind'][]): TableFigures =>
    figuresOf(asked.filter(({ question }) => kinds.includes(question.kind)));
  return {
    total: of('cell', 'comparison', 'text'),
    table: of('cell', 'comparison'),
    cell: of('cell'),
    comparison: of('comparison'),
    text: of('text'),
  };
}

function figuresOf(asked: readonly AskedOfTable[]): TableFigures {
  const scored = asked.map(({ question, withTables, without }) => ({
    withTables: rightnessOf(withTables, question),
    without: rightnessOf(without, question),
  }));
  return {
    questions: asked.length,
    withTables: sharesOf(scored.map((one) => one.withTables)),
    without: sharesOf(scored.map((one) => one.without)),
    gain: pairedDifference([scored.map((one) => Number(one.withTables.all) - Number(one.without.all))]),
  };
}

function sharesOf(scored: readonly Rightness[]): Shares {
  const share = (aspect: keyof Rightness): Share => {
    const values = scored.map((one) => Number(one[aspect]));
    return { share: mean(values), interval: bootstrapInterval(values, mean) };
  };
  return Object.fromEntries(aspects.map((aspect) => [aspect, share(aspect)])) as Record<keyof Rightness, Share>;
}

export function rightnessOf(answer: Pick<Answer, 'sentences'>, question: TableQuestion): Rightness {
  const judged = answer.sentences.map((sentence) => judge(sentence, question));
  const holding = judged.filter(({ value }) => value);
  const all = judged.some(({ value, unit, period }) => value && unit && period);
  return {
    value: holding.length > 0,
    unit: holding.some(({ unit }) => unit),
    period: holding.some(({ period }) => period),
    all,
    alone: all && judged.length === 1,
  };
}

function judge(sentence: AnswerSentence, question: TableQuestion): { value: boolean; unit: boolean; period: boolean } {
  const said = `${sentence.context ?? ''} ${sentence.text}`;
  return {
    value: holdsValue(sentence.text, question),
    unit: question.kind !== 'cell' || saysUnit(said, question),
    period: saysPeriod(said, question),
  };
}

const number = /\(?[-–−]?[$€£¥]?\s?\(?\d[\d,]*(?:\.\d+)?\s?%?\)?/g;

/** A number has to stand there as one, not as part of another; words as a run of tokens. */
function holdsValue(text: string, { answer, kind }: TableQuestion): boolean {
  if (kind === 'text' || !/^[($€£¥\s-]*\d[\d,.]*[)%\s]*$/.test(answer)) return containsTokens(text, answer);
  const wanted = bare(answer);
  return (text.match(number) ?? []).some((found) => bare(found) === wanted);
}

/** Brackets mean below zero, and tables differ in whether a cell repeats that. */
function bare(value: string): string {
  return normalisedValue(value).replaceAll(/[()-]/g, '').replace(/\.0+$/, '');
}

const scaleWords: Readonly<Record<Scale, RegExp>> = {
  thousand: /thousand|['’]000|\b000s?\b|\d\s?k\b|[$€£]\s?k\b/i,
  million: /million|[$€£¥]\s?mn?\b|\bmn\b|\(m\)/i,
  billion: /billion|[$€£¥]\s?bn\b|\bbn\b/i,
  percent: /%|per ?cent/i,
};

const currencyWords: Readonly<Record<string, RegExp>> = { $: /dollars?/i, '€': /euros?/i, '£': /pounds?|sterling/i, '¥': /yen|yuan/i };

function saysUnit(said: string, { scale, answer }: TableQuestion): boolean {
  const currency = /[$€£¥]/.exec(answer)?.[0];
  if (currency && !said.includes(currency) && !currencyWords[currency]?.test(said)) return false;
  return (Object.keys(scaleWords) as Scale[]).every((each) => {
    const isMeant = each === scale || scaleWords[each].test(answer);
    const isSaid = scaleWords[each].test(said);
    // A cell in percent carries its own sign, which the set counts as no scale.
    return each === 'percent' ? isSaid || !isMeant : isSaid === isMeant;
  });
}

function saysPeriod(said: string, { periods }: TableQuestion): boolean {
  const right = periods.filter((years) => years.length > 0);
  if (right.length === 0) return true;
  const years = yearsIn(said);
  return right.some((wanted) => wanted.every((year) => years.includes(year)) && years.every((year) => wanted.includes(year)));
}
