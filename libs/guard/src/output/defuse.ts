import { canonicalOf } from '../canonical/canonical-text.ts';
import { decodeEntities } from '../canonical/decode-entities.ts';
import { isActive } from './allowed-address.ts';
import { liveTagsIn } from './html-tags.ts';
import { imagesBegunIn, markdownLinksIn } from './markdown-links.ts';
import { withReplacements } from './replacements.ts';
import { activeInText } from './schemes.ts';
import { onlySeen } from './unseen.ts';

export interface Defused {
  readonly text: string;
  readonly hasImage: boolean;
  /** Something that loads, runs, or speaks to a terminal; not what only shapes words. */
  readonly hasActive: boolean;
}

/** The label of a link or note that is defined on a line of its own, which would make links of our markers. */
const definition = /(?:^|\n)[ \t>]{0,8}\[[^\]\n]{1,200}\](?=:)/gu;
const scheme = new RegExp(`(?<![a-z])(?:${activeInText})`, 'giu');

/**
 * A document's words so that nothing in them is live, in a page, in Markdown or in a terminal: a blank stands where a tag, an image, a
 * definition or the name of a scheme would begin to work. But for blanks, and signs that nobody sees, they are the words to the letter.
 */
export function defuse(text: string): Defused {
  const { text: seen, isTelling } = onlySeen(text);
  const tags = liveTagsIn(seen);
  const images = imagesBegunIn(seen);
  const links = markdownLinksIn(seen).filter(({ target }) => isActive(readAsMarkdown(target)));
  const schemes = [...seen.matchAll(scheme)].map(({ index, 0: name }) => index + name.length);
  const blanks = new Set([
    ...tags.map(({ start }) => start + 1),
    ...images,
    ...links.map(({ targetAt }) => targetAt),
    ...schemes,
    ...[...seen.matchAll(definition)].map(({ index, 0: label }) => index + label.length),
  ]);
  return {
    text: withReplacements(
      seen,
      [...blanks].map((at) => ({ start: at, end: at, by: ' ' })),
    ),
    hasImage: images.length > 0 || tags.some(({ isImage }) => isImage),
    hasActive: isTelling || links.length > 0 || schemes.length > 0 || tags.some(({ isActive: does }) => does),
  };
}

/** What Markdown makes of a target before a browser has it. */
export const readAsMarkdown = (target: string): string => decodeEntities(canonicalOf(target)).text.replaceAll(/\\(?=[!-/:-@[-`{-~])/g, '');
