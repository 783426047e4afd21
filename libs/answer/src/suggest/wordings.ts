import { tellingTitle } from '#core';

export interface Asked {
  readonly topic: string;
  readonly title: string;
  /** ISO 639-1 of the question that was asked; null where nothing tells. */
  readonly language: string | null;
  /** What stands under the topic: how its words are written there. */
  readonly text: string;
}

const longestTitle = 80;
const howTo = /^how to (?=\p{L})/iu;

/**
 * How a person may ask for what a section is about: the first is the better one to read, the last the nearest to how passages are embedded;
 * each stands alone. In a language without a template it is the heading itself.
 */
export function wordingsOf({ topic, title, language, text }: Asked): string[] {
  const said = language === 'en' ? inSentence(topic, `${text}\n${title}`) : topic;
  const told = tellingTitle(title).trim();
  const name = told.length <= longestTitle && !/[“”„"?]/u.test(told) ? told : '';
  const short = name === '' ? [] : [`${topic.replace(/[?？]$/u, '')} (${name})?`];
  if (/[?？]$/u.test(topic)) return [topic, ...short];
  if (language === 'en' && howTo.test(topic)) return [`How do I ${said.replace(howTo, '')}?`, ...short];
  switch (language) {
    case 'en':
      return [name === '' ? `What is there to know about ${said}?` : `What does “${name}” say about ${said}?`, ...short];
    case 'de':
      return [name === '' ? `Was gibt es zum Thema ${said} zu wissen?` : `Was steht in „${name}“ zu ${said}?`, ...short];
    default:
      return name === '' ? [topic] : [`${topic} (${name})`];
  }
}

/** “Opening Hours” is “opening hours” within a sentence: only what is written large within one keeps its capital, as names do. */
export function inSentence(topic: string, text: string): string {
  const names = new Set([...text.matchAll(/(?<=[\p{Ll}\d,;] )\p{Lu}\p{Ll}+/gu)].map(([word]) => word));
  return topic.replaceAll(/(?<![\p{L}\d-])\p{Lu}\p{Ll}+(?![\p{L}\d-])/gu, (word) => (names.has(word) ? word : word.toLowerCase()));
}
