import { askedWordsIn } from './asked-words.ts';
import type { ScoredSentence } from './evidence-sentence.ts';
import { isRightBehind, leansOn } from './stand-alone.ts';
import { wordsOf } from '../text/words.ts';

/** What one sentence answers: a date, a number, a time, a name, a place. Not “who are”, “where are”, which ask for several. */
const asksValue =
  /(?<!\p{L})(?:how (?:long|many|much|old|far|big|tall|often|heavy|hot|warm|high|wide|deep|fast|late|early|expensive)|when|what (?:year|date|time|day|size|age|percentage)|which (?:year|day)|who(?! are| were)|where(?! are| were)|what (?:do|does|did|will|would) .*costs?|wie (?:lange|viele?|oft|alt|weit|hoch|schwer|warm|heiß|teuer|groß|schnell|spät|breit|tief)|wieviele?|wann|welche[mnrs]? (?:tag|jahr|alter|uhrzeit|datum)|wer(?! sind| waren)|wo(?! sind| waren)|was (?:kostet|kosten|kostete))(?!\p{L})/iu;
const asksTwice = /(?<!\p{L})(?:and|und) (?:when|where|who|how|what|why|which|wann|wo|wer|wie|was|warum|welche\p{L}*)(?!\p{L})/iu;
/** Fewer words in a sentence, on average, are terse: of such sentences each says a thing of its own. */
const terse = 14;
/** So far below the best a neighbour is idle; docs/decisions/0003-evidence-gate.md has where these come from. */
const idleGap = { terse: 0.05, prose: 0.1 } as const;
/** What bounds or corrects what was just said; in prose whatever leans on it goes on from it. */
export const qualifies =
  /^["“'‘(]*(?:this|that|these|those|however|otherwise|only|except|exceptions?|unless|but|dies|diese[rs]?|das gilt|dabei|jedoch|allerdings|sonst|ausnahmen?|ausgenommen|nur|außer)(?!\p{L})/iu;
/** So much further where it has words of the question, though none that the best lacks. */
const sharedGap = 0.05;

/**
 * Where a value is asked for and the best sentence speaks of what is asked, without the neighbours that add no word of the question and
 * are clearly less alike: “Charging takes three hours” is no part of how long it runs. What bounds a sentence that is said stays.
 */
export function withoutIdle(question: string, chosen: readonly ScoredSentence[], around: readonly ScoredSentence[]): ScoredSentence[] {
  const [best] = chosen.toSorted((a, b) => b.score - a.score);
  if (!best || !asksValue.test(question) || asksTwice.test(question)) return [...chosen];
  const askedIn = askedWordsIn(question, best.passage);
  const said = askedIn(best.text);
  if (said.size === 0) return [...chosen];
  const style = isTerse(around) ? 'terse' : 'prose';
  const isIdle = ({ text, score }: ScoredSentence): boolean => {
    const own = [...askedIn(text)];
    return own.every((stem) => said.has(stem)) && best.score - score > idleGap[style] + (own.length > 0 ? sharedGap : 0);
  };
  const kept: ScoredSentence[] = [];
  for (const sentence of chosen) {
    const last = kept.at(-1);
    const leans = qualifies.test(sentence.text) || (style === 'prose' && leansOn(sentence.text));
    const goesOn = last !== undefined && leans && isRightBehind(last, sentence);
    if (sentence === best || goesOn || !isIdle(sentence)) kept.push(sentence);
  }
  return kept;
}

const isTerse = (sentences: readonly ScoredSentence[]): boolean =>
  sentences.reduce((sum, { text }) => sum + wordsOf(text).length, 0) <= terse * sentences.length;
