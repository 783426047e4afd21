import { type AnswerSentence, tellingTitle } from '#core';
import type { EvidenceSentence } from './evidence-sentence.ts';

const item = /^(\s*)([-*•‣◦–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)/i;
const markdownHeading = /^#{1,6}\s+/;
/** What it begins with stands for something said before it. */
const leaning =
  /^["“'‘(]*(it|its|he|she|they|his|her|hers|their|theirs|this|that|these|those|such|both|neither|either|the (former|latter|same|other|others)|instead|otherwise|also|then|therefore|however|er|sie|es|dies|diese[rs]?|dabei|dazu|il|elle|ils|elles|ceci|cela)(?=[\s’',])/iu;
/** A stem is a line, no paragraph. */
const longestStem = 160;

/** Whether it begins with a word that stands for something said before it. */
export const leansOn = (text: string): boolean => leaning.test(text);

/** As a draft takes it: nothing where the sentence stands alone. */
export function beside(sentence: EvidenceSentence, before: EvidenceSentence | undefined): Pick<AnswerSentence, 'context'> {
  const context = contextOf(sentence, before);
  return context === undefined ? {} : { context };
}

/**
 * What a sentence needs beside it to stand alone, in the service's words: the lines that a list item belongs to, and the heading above a
 * sentence that begins with a pronoun, unless the sentence before it is said right before. Undefined where it stands alone.
 */
export function contextOf(sentence: EvidenceSentence, before: EvidenceSentence | undefined): string | undefined {
  const { passage, span, text } = sentence;
  const above = passage.text.slice(0, span.start).split('\n');
  const lineStart = above.pop() ?? '';
  const heading = headingOf(sentence, above);
  if (lineStart.trim() === '' && item.test(lineStart + text)) {
    const stems = stemsOf(lineStart + text, above);
    if (stems.length > 0) return `in the list ${stems.map(quoted).join(', ')}`;
    return heading === null ? undefined : `under ${quoted(heading)}`;
  }
  if (!leaning.test(text) || heading === null || (before && isRightBehind(before, sentence))) return undefined;
  return `under ${quoted(heading)}`;
}

/** Whether only space stands between the two. */
export function isRightBehind(before: EvidenceSentence, { passage, span }: EvidenceSentence): boolean {
  return before.passage.chunkId === passage.chunkId && passage.text.slice(before.span.end, span.start).trim() === '';
}

/** The line that introduces its list, then the items that it stands below, the outermost first. */
function stemsOf(line: string, above: readonly string[]): string[] {
  const stems: string[] = [];
  let depth = depthOf(line);
  for (const candidate of above.toReversed()) {
    if (candidate.trim() === '') continue;
    const isItem = item.test(candidate);
    if (isItem && depthOf(candidate) >= depth) continue;
    // An indented line goes on with the item above it; whatever else is no item ends the list upwards.
    if (!isItem && depthOf(candidate) > 0) continue;
    const stem = wordsOnly(candidate);
    const introduces = stem.endsWith(':') || isItem;
    if (introduces && stem.length <= longestStem) stems.unshift(stem);
    if (!isItem) break;
    depth = depthOf(candidate);
  }
  return stems;
}

function headingOf({ passage: { headings, title } }: EvidenceSentence, above: readonly string[]): string | null {
  const inText = above.findLast((line) => markdownHeading.test(line));
  const heading = inText === undefined ? (headings.at(-1) ?? tellingTitle(title)) : wordsOnly(inText);
  return heading === '' ? null : heading;
}

const depthOf = (line: string): number => line.length - line.trimStart().length;
const wordsOnly = (line: string): string => line.replace(item, '').replace(markdownHeading, '').trim();
const quoted = (words: string): string => `“${words.replace(/:$/, '')}”`;
