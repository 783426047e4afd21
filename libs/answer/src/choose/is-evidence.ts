import type { EvidenceSentence } from './evidence-sentence.ts';
import { hasTableLine } from '../tables/cell-text.ts';
import { announcesUnit } from '../tables/plain-unit.ts';
import { saysSomething, wordsOf } from '../text/words.ts';

const markdownHeading = /^#{1,6}\s/;
const listItem = /^\s*([-*•‣◦–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/i;
const sentenceEnd = /[.!?:;…。！？]["'“”’»)\]*_]*$/u;
/** A question of a list of questions is all but the one asked, and no answer to it. */
const question = /[?？]["'“”’»)*_]*$/u;
/** Sections that point elsewhere. */
const pointing =
  /^(?:\d+\.?\s+)?(?:references|see also|further reading|external links|bibliography|footnotes|siehe auch|weblinks|einzelnachweise|literatur(?:verzeichnis)?|quellen|voir aussi|références|liens externes|véase también|referencias)$/iu;
/** In such a section a line that names a source, not one that says something: springs are “Quellen” too. */
const source = /https?:|www\.|\b(?:isbn|doi|vol|pp?|hrsg|eds?|et al)\b|\(?\b(?:1[5-9]|20)\d\d\b/iu;
const fewestSaid = 6;
/** What has one of these is a statement, also without its full stop. */
const finite =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|can|cannot|must|may|will|do|does|not|ist|sind|war|waren|hat|haben|kann|können|muss|müssen|darf|dürfen|wird|werden|nicht)(?!\p{L})/iu;
/** What an encyclopaedia's page says of itself. */
const notice =
  /learn how and when to remove|^\(?(?:jump to(?: navigation|:)|this (?:article|section) (?:needs|has multiple issues|relies|includes a list of|possibly contains|does not cite)|unsourced material may be|please (?:help )?improve (?:it|this))/i;
/** A line with more words, or with a figure, may be a statement without its full stop. */
const longestHeading = 12;

/** Whether a sentence can answer anything: not what stands above others, asks, or points elsewhere. */
export function isEvidence(sentence: EvidenceSentence): boolean {
  const { text } = sentence;
  return (
    saysSomething(text) &&
    !question.test(text) &&
    !notice.test(text) &&
    !isStem(sentence) &&
    !isTableHead(sentence) &&
    !isHeading(sentence) &&
    !isUnitOfTable(sentence) &&
    !isPointer(sentence)
  );
}

function isPointer(sentence: EvidenceSentence): boolean {
  if (!pointing.test(sectionOf(sentence))) return false;
  const { text } = sentence;
  return listItem.test(text) || source.test(text) || !sentenceEnd.test(text) || wordsOf(text).length < fewestSaid;
}

/** The names of a Markdown table's columns: dashes stand in the line below. */
function isTableHead({ passage, span, text }: EvidenceSentence): boolean {
  const [, below = ''] = passage.text.slice(span.end).split('\n', 2);
  return hasTableLine(text) && below.includes('-') && /^[ \t:|-]+$/.test(below);
}

/** The line above a list: what it says stands in brackets beside the items. */
function isStem({ passage, span, text }: EvidenceSentence): boolean {
  return text.endsWith(':') && listItem.test(/^\s*\n([^]*)/.exec(passage.text.slice(span.end))?.[1]?.trimStart() ?? '');
}

/** What a table below is in comes with its cells. */
function isUnitOfTable({ passage, span, text }: EvidenceSentence): boolean {
  return announcesUnit(text) && hasTableLine(/^\s*([^\n]*)/.exec(passage.text.slice(span.end))?.[1] ?? '');
}

function isHeading({ passage, span, text }: EvidenceSentence): boolean {
  if (markdownHeading.test(text)) return true;
  // A parser may take a note or a bold sentence for a heading.
  if (/[.!。！]$/u.test(text)) return false;
  const before = passage.text.slice(0, span.start);
  const after = passage.text.slice(span.end);
  if (!/(?:^|\n)[ \t]*$/.test(before) || !/^[ \t]*(?:\n|$)/.test(after)) return false;
  const words = bare(text);
  return [passage.title, ...passage.headings].some((heading) => bare(heading) === words) || isLabel(text, before, after);
}

/** A short line between blank ones, without a figure, a verb that is known or a full stop, above prose that has one. */
export function isLabel(text: string, before: string, after: string): boolean {
  if (text.includes('\n') || /\d/.test(text) || finite.test(text) || sentenceEnd.test(text) || listItem.test(text) || hasTableLine(text))
    return false;
  if (wordsOf(text).length > longestHeading || /\n[ \t]*\S[^\n]*\n[ \t]*$/.test(`\n${before}`)) return false;
  const below = /^[ \t]*\n\s*\n\s*(\S[^]*?)(?:\n\s*\n|$)/.exec(after)?.[1] ?? '';
  return sentenceEnd.test(below.trim());
}

/** The heading that the passage has above the sentence, else the last it stands under. */
function sectionOf({ passage, span }: EvidenceSentence): string {
  const above = passage.text.slice(0, span.start).split('\n');
  const heading = above.findLast((line) => markdownHeading.test(line) || pointing.test(line.trim()));
  return (heading ?? passage.headings.at(-1) ?? '').replace(markdownHeading, '').trim();
}

const bare = (text: string): string => wordsOf(text).join(' ');
