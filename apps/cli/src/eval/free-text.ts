import { splitSentences } from '#answer';
import {
  type AnswerSentence,
  type Citation,
  fillIn,
  type Generator as LanguageModel,
  type Prompt,
  type RankedPassage,
  requestOf,
} from '#core';
import type { AnswerOfMode } from '#quality';

/** The peer of `compose`, as many a pipeline has it: the passages are numbered, and the model writes its answer and the markers itself. */
export async function freeText(
  { generator, prompt }: { readonly generator: LanguageModel; readonly prompt: Prompt },
  question: string,
  passages: readonly RankedPassage[],
  signal: AbortSignal,
): Promise<AnswerOfMode> {
  const sources = passages.map(({ title, text }, index) => `Source ${index + 1}: ${title}\n${text}`).join('\n\n');
  const user = fillIn(prompt.user, { passages: sources, question });
  let written = '';
  for await (const piece of generator.generate(requestOf(prompt, user), signal)) written += piece;
  const isGiven = !refusal.test(written);
  const sentences = isGiven ? sentencesIn(written) : [];
  const markers = [...new Set(sentences.flatMap((sentence) => sentence.markers))];
  return {
    sentences,
    citations: markers.map((marker) => citationOf(passages[marker - 1], marker)),
    gate: { score: isGiven ? 1 : 0, threshold: 0 },
    fallbacks: [],
    removed: isGiven ? [] : [{ text: written, support: null, reason: 'it says that it does not know' }],
    isGiven,
  };
}

const refusal =
  /^\s*(the|none of the|no) (provided |given )?(sources?|passages?) (does|do|did|is|are|provide|contain|answer|mention)\w* ?(n[o']t|no\b|not)?/i;
const mark = /\s*\[(?:source )?(\d+(?:\s*,\s*\d+)*)\]/gi;

/** A marker behind the full stop belongs to the sentence before it. */
function sentencesIn(written: string): AnswerSentence[] {
  const text = written.replaceAll(/([.!?])((?:\s*\[[^\]]*\d\])+)/g, '$2$1');
  return splitSentences(text).map(({ start, end }) => {
    const sentence = text.slice(start, end);
    const numbers = [...sentence.matchAll(mark)].flatMap(([, list = '']) => list.split(',').map(Number));
    return { text: sentence.replaceAll(mark, '').trim(), markers: [...new Set(numbers)], verdict: 'supported' };
  });
}

/** A marker that no source has cites nothing, and is no valid citation. */
function citationOf(passage: RankedPassage | undefined, marker: number): Citation {
  const { documentId = '', revision = 1, chunkId = '', title = '', text = '', start = 0, end = 0 } = passage ?? {};
  return { marker, documentId, revision, chunkId, title, quote: text, start, end, page: null, boxes: [], url: null };
}
