import type { EvidenceSentence } from './evidence-sentence.ts';
import { contentStems } from '../text/words.ts';

/** Without short words, which in languages whose function words are not known are mostly those. */
const tellingStems = (text: string): string[] => contentStems(text).filter((stem) => stem.length > 3 || /\d/.test(stem));

/** The question's words that a text has, beside those of a passage's title and headings: those the whole passage is about. */
export function askedWordsIn(
  question: string,
  { title, headings }: Pick<EvidenceSentence['passage'], 'title' | 'headings'>,
): (text: string) => ReadonlySet<string> {
  const about = new Set(tellingStems([title, ...headings].join(' ')));
  const asked = tellingStems(question).filter((stem) => !about.has(stem));
  return (text) => {
    const stems = tellingStems(text);
    return new Set(asked.filter((wanted) => stems.some((stem) => stem.startsWith(wanted) || wanted.startsWith(stem))));
  };
}
