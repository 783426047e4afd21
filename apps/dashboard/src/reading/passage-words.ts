import type { Passage } from '../http/bodies.ts';

/** Where in its document a passage stands: its headings, without the one that is the title said twice. */
export const headingPath = ({ title, headings }: Pick<Passage, 'title' | 'headings'>): string =>
  headings
    .filter((heading, index) => index > 0 || heading !== title)
    .map((heading) => ` › ${heading}`)
    .join('');

/** A passage's text for a list, where blank lines would only cost room. What is quoted never comes through here. */
export const compactText = (text: string): string => text.replace(/\n\s*\n/g, '\n').trim();
