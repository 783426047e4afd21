import { aroundHints } from './around-hints.ts';
import { europeanIds } from './ids/european-ids.ts';
import { otherIds } from './ids/other-ids.ts';
import { ofThings } from './numbers-of-things.ts';
import { type Finder, finderOf, isCued } from './personal-datum.ts';

const finders = [...europeanIds, ...otherIds].map(({ name, pattern, isValid, cue, uncued }) =>
  finderOf('national-id', pattern, (written, match) => {
    if (!isValid(written.replace(/[ ./-]/g, '').toUpperCase())) return null;
    if (isCued(cue, match)) return { detail: name, confidence: 0.97 };
    return ofThings.test(match.input.slice(Math.max(0, match.index - 30), match.index))
      ? null
      : { detail: name, confidence: uncued(written) };
  }),
);

export const findNationalIds: Finder = aroundHints(/\d{2}/g, { before: 110, after: 70 }, (text) => finders.flatMap((find) => find(text)));
